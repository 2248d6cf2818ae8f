package org.promolist.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are meant; null for no condition.
 *
 * @param who the account or API client that did it; {@link #SYSTEM} for the system itself
 * @param action a word of {@link AuditTrail#kinds}; of another nothing is found
 * @param objectType the same
 * @param objectId of one object, whose type has to be given too: refused without it by an {@link
 *     IllegalArgumentException}
 * @param partId of a part of an object, such as a batch
 * @param from the first moment, to the millisecond
 * @param to the first moment after the last, to the millisecond; not after {@code from} finds
 *     nothing
 */
public record AuditFilter(
    @Nullable UUID who,
    @Nullable String action,
    @Nullable String objectType,
    @Nullable UUID objectId,
    @Nullable UUID partId,
    @Nullable Instant from,
    @Nullable Instant to) {

  /** The system has no id of its own. */
  public static final UUID SYSTEM = new UUID(0, 0);

  public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null, null);

  public AuditFilter {
    if (objectId != null && objectType == null) {
      throw new IllegalArgumentException("an object is named by type and id");
    }
  }

  public static AuditFilter of(String objectType, UUID objectId) {
    return new AuditFilter(null, null, objectType, objectId, null, null, null);
  }

  boolean isOfOneObject() {
    return objectId != null || partId != null;
  }

  boolean isOfSomeKinds() {
    return action != null || objectType != null;
  }

  boolean admits(AuditKind kind) {
    return (action == null || action.equals(kind.action()))
        && (objectType == null || objectType.equals(kind.objectType()));
  }
}
