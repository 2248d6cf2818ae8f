package org.promolist.claim;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Actor;

/**
 * One claim, and its reversal if there was one.
 *
 * @param code normalised; masked but for its last four characters where the reader may not see it
 * @param customerId a pseudonym once the customer was erased
 * @param points that were credited; those of the list at that moment
 * @param by who made it, for the customer
 */
public record ClaimDetails(
    UUID id,
    String code,
    UUID listId,
    String customerId,
    int points,
    Instant claimedAt,
    Actor by,
    @Nullable Reversal reversal) {

  ClaimDetails withCode(String shown) {
    return new ClaimDetails(id, shown, listId, customerId, points, claimedAt, by, reversal);
  }

  /**
   * That its points were taken back.
   *
   * @param reopened whether the code could be claimed again from then on
   */
  public record Reversal(Instant at, Actor by, String reason, boolean reopened) {}
}
