package org.promolist.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.promolist.shared.Actor;

/** One recorded deed. Never edited, never deleted. */
public record AuditEntry(UUID id, Instant at, Actor actor, String action, List<Change> changes) {

  public AuditEntry {
    changes = List.copyOf(changes);
  }
}
