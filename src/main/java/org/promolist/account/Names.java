package org.promolist.account;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.promolist.shared.Violation;

/** Names that people give to themselves, to others and to programs. */
final class Names {

  /** Characters of a {@link #key}, for each that a name may have. */
  private static final int KEY_PER_CHARACTER = 4;

  private Names() {}

  /** A name as it is kept: keyboards differ in how they compose a letter with its accents. */
  static String read(String typed) {
    return Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
  }

  /** The form by which a name is looked up: people don't mind its case, nor how it is composed. */
  static String key(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /**
   * What is wrong with a name that is shown: it has something to see, is one line of text, and not
   * too long.
   *
   * @param most characters
   */
  static List<Violation> check(String field, String name, int most) {
    if (name.codePoints().noneMatch(Names::isVisible)) {
      return List.of(Violation.of(field, "required"));
    }
    if (name.codePointCount(0, name.length()) > most
        || key(name).length() > most * KEY_PER_CHARACTER) {
      return List.of(Violation.of(field, "too_long", most));
    }
    return name.codePoints().anyMatch(Names::isUnfit)
        ? List.of(Violation.of(field, "control_characters"))
        : List.of();
  }

  private static boolean isVisible(int character) {
    return !Character.isWhitespace(character)
        && !Character.isSpaceChar(character)
        && Character.getType(character) != Character.FORMAT;
  }

  private static boolean isUnfit(int character) {
    return Character.isISOControl(character)
        || Character.getType(character) == Character.SURROGATE
        || character == '\u2028'
        || character == '\u2029';
  }
}
