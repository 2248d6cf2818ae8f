package org.promolist.list;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.promolist.shared.Cursors;
import org.promolist.shared.Ids;

/** Where a page ended: the sort key and id of its last list. Opaque to whoever holds its text. */
record ListCursor(ListSort sort, String key, UUID id) {

  /** Refuses a text that no page of this sort order ended with: {@code cursor_invalid}. */
  static ListCursor parse(String text, ListSort sort) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = plain.split("\\|", 3);
      if (parts.length == 3 && parts[0].equals(sort.toString())) {
        ListCursor cursor = new ListCursor(sort, parts[2], Ids.parse(parts[1]).orElseThrow());
        ListOrder.of(sort).key(cursor); // throws where the key is none of this order
        return cursor;
      }
    } catch (RuntimeException unreadable) {
      // Refused below, like any other text that is no cursor of ours.
    }
    throw Cursors.invalid();
  }

  @Override
  public String toString() {
    String plain = sort + "|" + id + "|" + key;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
