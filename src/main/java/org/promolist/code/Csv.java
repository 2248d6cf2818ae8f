package org.promolist.code;

/** Cells of CSV files. */
final class Csv {

  private Csv() {}

  /** For a file that people look at: what a spreadsheet would take for a formula is text to it. */
  static String cell(String text) {
    return quoted(!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text);
  }

  /** As it is, in quotes where needed (RFC 4180): for a file that programs read. */
  static String quoted(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
