package org.promolist.ui.kit;

/** What somebody looks for, as it came in an address or from a field: anybody's to write. */
public final class SearchText {

  private SearchText() {}

  /**
   * Without what no text in the database has in it, and no longer than is looked for.
   *
   * @param most characters, each counted once
   */
  public static String of(String raw, int most) {
    return raw.strip()
        .codePoints()
        .filter(character -> character != 0 && Character.getType(character) != Character.SURROGATE)
        .limit(most)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
