package org.promolist.code;

import java.math.BigInteger;
import org.promolist.shared.CheckCharacter;
import org.promolist.shared.CodeText;

/**
 * How generated codes look: prefix, characters drawn from the alphabet, suffix, check character.
 * Made of a draft that has passed {@link PatternRules}.
 *
 * @param prefix normalised, may be empty, as may the suffix
 * @param length of the whole, 4–40
 * @param alphabet distinct characters of {@code A–Z 0–9} in the order of their bytes
 * @param grouping size of the groups shown to people, 0 for none
 */
public record CodePattern(
    String prefix,
    int length,
    String alphabet,
    boolean checkCharacter,
    String suffix,
    int grouping) {

  /** Without characters that are taken for others. */
  public static final String DEFAULT_ALPHABET = CheckCharacter.ALPHABET;

  public static final int DEFAULT_GROUPING = 4;

  /**
   * The pattern that a draft means.
   *
   * @throws org.promolist.shared.InvalidInputException with everything {@link PatternRules#check}
   *     finds
   */
  public static CodePattern of(PatternDraft draft) {
    PatternRules.refuse(PatternRules.check(draft));
    return PatternRules.pattern(draft);
  }

  /** How many characters are drawn. */
  int drawn() {
    return length - prefix.length() - suffix.length() - (checkCharacter ? 1 : 0);
  }

  /** How many different codes there can be. */
  public BigInteger keyspace() {
    return BigInteger.valueOf(alphabet.length()).pow(drawn());
  }

  /** The code that has these characters between prefix and suffix. */
  String complete(CharSequence characters) {
    StringBuilder code = new StringBuilder(length).append(prefix).append(characters).append(suffix);
    if (checkCharacter) {
      code.append(CheckCharacter.of(code));
    }
    return code.toString();
  }

  /** Whether a code of this pattern can have this text. */
  public boolean fits(CodeText code) {
    String text = code.value();
    int end = prefix.length() + drawn();
    return text.length() == length
        && text.startsWith(prefix)
        && text.startsWith(suffix, end)
        && text.substring(prefix.length(), end).chars().allMatch(c -> alphabet.indexOf(c) >= 0)
        && (!checkCharacter || CheckCharacter.isRight(text));
  }

  /** The characters that can stand at a position; those of a check character count as any. */
  private String at(int position) {
    if (position < prefix.length()) {
      return prefix.substring(position, position + 1);
    }
    int end = prefix.length() + drawn();
    if (position < end) {
      return alphabet;
    }
    return position < end + suffix.length()
        ? suffix.substring(position - end, position - end + 1)
        : CheckCharacter.ALPHABET;
  }

  /**
   * Of codes of this pattern, the part from 0 to 1 that has texts which the other pattern could
   * have too. No less than in truth: check characters are taken to agree.
   */
  double partWithin(CodePattern other) {
    if (other.length != length) {
      return 0;
    }
    double part = 1;
    for (int i = 0; i < length; i++) {
      boolean checked = checkCharacter && i == length - 1;
      String mine = at(i);
      String theirs = other.at(i);
      long shared = mine.chars().filter(c -> theirs.indexOf(c) >= 0).count();
      part *= checked ? Math.min(shared, 1) : (double) shared / mine.length();
    }
    return part;
  }
}
