package org.promolist.code;

import java.util.Locale;

/**
 * A line of a file whose code was not taken.
 *
 * @param line from 1; where a record has several, its first
 * @param text of the code's cell, at most 200 characters
 */
public record RejectedLine(long line, Reason reason, String text) {

  static final int MAX_TEXT = 200;

  /** Why. */
  public enum Reason {
    MALFORMED,
    DUPLICATE_IN_FILE,
    DUPLICATE_ELSEWHERE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
