package org.promolist.code;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Cursors;

/**
 * Where a walk through codes has come. Opaque to whoever holds its text.
 *
 * @param after the last code walked of the batch; empty where none was
 */
record CodeCursor(int batchNo, String after) {

  static final CodeCursor START = new CodeCursor(0, "");

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\|([A-Z0-9]{0,40})");

  /** Refuses a text that no page ended with: {@code cursor_invalid}. */
  static CodeCursor parse(@Nullable String text) {
    if (text == null) {
      return START;
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
      Matcher found = TEXT.matcher(plain);
      if (found.matches()) {
        return new CodeCursor(Integer.parseInt(found.group(1)), found.group(2));
      }
    } catch (IllegalArgumentException notBase64) {
      // Refused below, like any other text that is no cursor of ours.
    }
    throw Cursors.invalid();
  }

  /** Where to go on in a batch: after the last code walked, or at the beginning. */
  String afterIn(int otherBatchNo) {
    return otherBatchNo == batchNo ? after : "";
  }

  @Override
  public String toString() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((batchNo + "|" + after).getBytes(StandardCharsets.US_ASCII));
  }
}
