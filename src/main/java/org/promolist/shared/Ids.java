package org.promolist.shared;

import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Ids of stored things: UUID version 7 (RFC 9562), so that later ones sort after earlier ones. */
public final class Ids {

  private Ids() {}

  public static UUID next() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }

  /** Reads an id in its canonical 36-character form; anything else is no id of ours. */
  public static Optional<UUID> parse(String text) {
    if (text.length() != 36) { // UUID.fromString also takes "1-1-1-1-1"
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
