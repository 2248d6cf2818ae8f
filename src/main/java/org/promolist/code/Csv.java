package org.promolist.code;

/** Cells of CSV files that people will open in a spreadsheet. */
final class Csv {

  private Csv() {}

  /**
   * In quotes where needed (RFC 4180). What a spreadsheet would take for a formula gets an
   * apostrophe before it.
   */
  static String cell(String text) {
    String harmless =
        !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + harmless.replace("\"", "\"\"") + '"'
        : harmless;
  }
}
