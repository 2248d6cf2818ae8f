package org.promolist.audit;

import java.time.Instant;
import java.util.UUID;
import org.promolist.shared.Ids;

/** Ids of entries: they sort by the moment, and those of one moment as they were made. */
final class EntryIds {

  private UUID last = new UUID(0, 0);

  synchronized UUID next(Instant at) {
    UUID id = Ids.at(at);
    if (id.getMostSignificantBits() == last.getMostSignificantBits()) {
      id = new UUID(last.getMostSignificantBits(), last.getLeastSignificantBits() + 1);
    }
    last = id;
    return id;
  }
}
