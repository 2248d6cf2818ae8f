package org.promolist.shared;

import java.util.List;
import java.util.UUID;

/** Texts by which a listing is gone on with. Opaque to whoever holds them. */
public final class Cursors {

  private Cursors() {}

  /** Of a listing in the order of its ids. */
  public static UUID id(String cursor) {
    return Ids.parse(cursor).orElseThrow(Cursors::invalid);
  }

  /** For a text that no page ended with. */
  public static InvalidInputException invalid() {
    return new InvalidInputException(List.of(Violation.of("cursor", "cursor_invalid")));
  }
}
