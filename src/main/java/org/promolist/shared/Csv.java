package org.promolist.shared;

import java.util.regex.Pattern;

/** Cells of CSV files. */
public final class Csv {

  /**
   * What a spreadsheet takes for the beginning of a formula, where it takes the cell to begin: at
   * the start, and behind what may part cells where the computer is set so, also in quotes. What
   * stands ahead is looked at first: mostly it is no such character.
   */
  private static final Pattern FORMULA =
      Pattern.compile("(?=[=+@\\-\\t\\r\\n])(?<=^|[;\\t\\r\\n]\"{0,9})");

  private Csv() {}

  /** For a file that people look at: what a spreadsheet would take for a formula is text to it. */
  public static String cell(String text) {
    return quoted(FORMULA.matcher(text).replaceAll("'"));
  }

  /** As it is, in quotes where needed (RFC 4180): for a file that programs read. */
  public static String quoted(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
