package org.promolist.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Actor;

/**
 * One recorded deed. Never edited, never deleted.
 *
 * @param address from where it was done; null for what the system did by itself, and for entries
 *     from before addresses were kept
 * @param objectName what the object was called then; null where it has no name, or none that may be
 *     kept, such as the id of a customer
 */
public record AuditEntry(
    UUID id,
    Instant at,
    Actor actor,
    @Nullable String address,
    String action,
    String objectType,
    UUID objectId,
    @Nullable String objectName,
    List<Change> changes) {

  public AuditEntry {
    changes = List.copyOf(changes);
  }
}
