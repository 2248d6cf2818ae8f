package org.promolist.code;

import java.util.List;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;

/**
 * Looks at a file byte by byte while it comes in, and refuses what is no text with codes: before a
 * gigabyte of it is stored, and where somebody waits for the answer.
 */
final class CodeFileCheck {

  static final long MAX_BYTES = 1L << 30;

  /** Bytes. A line of codes and what belongs to them is far shorter. */
  static final int MAX_LINE = 64 * 1024;

  private static final int PDF = 0x25504446;
  private static final int ZIP = 0x504B03;

  private long bytes;
  private int head;
  private long lines;
  private int lineLength;
  private boolean afterReturn;
  private boolean anyText;

  void add(byte[] part, int length) {
    if (bytes + length > MAX_BYTES) {
      throw refused("file_too_large", "1 GiB");
    }
    for (int i = 0; i < length; i++) {
      next(part[i] & 0xff);
    }
  }

  private void next(int b) {
    if (bytes < Integer.BYTES) {
      head = (head << 8) | b;
      refuseOtherKinds();
    }
    bytes++;
    if (b == '\n' || b == '\r') {
      lines += b == '\n' && afterReturn ? 0 : 1;
      lineLength = 0;
    } else {
      if ((b < ' ' && b != '\t') || b == 0x7f) {
        throw refused("file_not_text", lines + 1);
      }
      anyText |= b > ' ';
      if (++lineLength > MAX_LINE) {
        throw refused("file_line_too_long", lines + 1, MAX_LINE / 1024);
      }
    }
    afterReturn = b == '\r';
  }

  private void refuseOtherKinds() {
    int two = head & 0xffff;
    if (bytes == 1 && (two == 0xfffe || two == 0xfeff)) {
      throw refused("file_utf16");
    }
    if (bytes == Integer.BYTES - 1 && head == PDF) {
      throw refused("file_pdf");
    }
    if (bytes == Integer.BYTES - 2 && head == ZIP) {
      throw refused("file_spreadsheet");
    }
  }

  /** To be asked at the end: how many lines there are. */
  long lines() {
    if (!anyText) {
      throw refused("file_empty");
    }
    return lines + (lineLength > 0 ? 1 : 0);
  }

  long bytes() {
    return bytes;
  }

  private static InvalidInputException refused(String code, Object... args) {
    return new InvalidInputException(List.of(Violation.of("file", code, args)));
  }
}
