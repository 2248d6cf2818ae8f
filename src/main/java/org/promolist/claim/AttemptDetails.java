package org.promolist.claim;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Actor;

/**
 * A claim that was refused.
 *
 * @param code null where it was none of ours; then only a hash of it is kept. Masked but for its
 *     last four characters where the reader may not see it
 * @param validated whether it was only asked if the code could be claimed
 * @param quarters how much it counted as a wrong guess, in quarters of one
 * @param lockedUntil where it led to a lockout, or met one
 */
public record AttemptDetails(
    UUID id,
    Instant at,
    String customerId,
    @Nullable String code,
    @Nullable UUID listId,
    Refusal refusal,
    boolean validated,
    int quarters,
    @Nullable Instant lockedUntil,
    Actor by) {

  AttemptDetails withCode(@Nullable String shown) {
    return new AttemptDetails(
        id, at, customerId, shown, listId, refusal, validated, quarters, lockedUntil, by);
  }
}
