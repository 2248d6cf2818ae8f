package org.promolist.shared;

import java.util.Arrays;

/**
 * The last character of a checked code, which tells a slip from a guess.
 *
 * <p>A linear code over the field of 32 elements: character number {@code i} from the end counts
 * with the {@code i}-th power of a primitive element. All these weights differ from zero, and those
 * of neighbours from each other, so that any one character typed wrong and any two neighbours
 * swapped show. That holds among the characters of {@link #ALPHABET}; the others count like the one
 * they are taken for.
 */
public final class CheckCharacter {

  /**
   * Digits and letters without I, L, O and U, in the order of their bytes: Douglas Crockford's base
   * 32.
   */
  public static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /** x⁵ + x² + 1, primitive over the field of two elements. */
  private static final int POLYNOMIAL = 0b10_0101;

  private static final byte[] VALUES = new byte[128];

  static {
    Arrays.fill(VALUES, (byte) -1);
    for (int value = 0; value < ALPHABET.length(); value++) {
      VALUES[ALPHABET.charAt(value)] = (byte) value;
    }
    VALUES['O'] = VALUES['0'];
    VALUES['I'] = VALUES['1'];
    VALUES['L'] = VALUES['1'];
    VALUES['U'] = VALUES['V'];
  }

  private CheckCharacter() {}

  /** What follows these normalised characters, {@code A–Z 0–9}. */
  public static char of(CharSequence before) {
    int sum = 0;
    for (int i = 0; i < before.length(); i++) {
      int added = sum ^ VALUES[before.charAt(i)];
      sum = (added << 1) ^ ((added >> 4) * POLYNOMIAL);
    }
    return ALPHABET.charAt(sum);
  }

  /** Whether a normalised code ends in the check character of all before it. */
  public static boolean isRight(CharSequence code) {
    int last = code.length() - 1;
    return last > 0 && of(code.subSequence(0, last)) == code.charAt(last);
  }
}
