package org.promolist.account;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.promolist.shared.Violation;

/** Names that people give to themselves, to others and to programs. */
final class Names {

  /** Characters of a {@link #key}, for each that a name may have. */
  private static final int KEY_PER_CHARACTER = 4;

  /** Letters and signs by their kind, but drawn as nothing: fillers of Hangul, Braille's blank. */
  private static final String BLANKS = "\u115f\u1160\u3164\uffa0\u2800";

  /**
   * What turns the direction of writing: a name could look like another, and would turn what is
   * written behind it. Letters have their direction by themselves.
   */
  private static final String DIRECTION =
      "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

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
   * What is wrong with a name that is shown: it has something to see, is one line of text, turns no
   * writing direction, and is not too long.
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
    if (name.codePoints().anyMatch(Names::isUnfit)) {
      return List.of(Violation.of(field, "control_characters"));
    }
    return name.codePoints().anyMatch(character -> DIRECTION.indexOf(character) >= 0)
        ? List.of(Violation.of(field, "direction_characters"))
        : List.of();
  }

  /** Marks alone are nothing: they are put on a letter, or choose how it looks. */
  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> false;
      default ->
          !Character.isWhitespace(character)
              && !Character.isSpaceChar(character)
              && BLANKS.indexOf(character) < 0;
    };
  }

  private static boolean isUnfit(int character) {
    return Character.isISOControl(character)
        || Character.getType(character) == Character.SURROGATE
        || character == '\u2028'
        || character == '\u2029';
  }
}
