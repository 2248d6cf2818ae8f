package org.promolist.shared;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The text of a code in its one stored form: 4–40 of {@code A–Z 0–9}.
 *
 * <p>Read by one rule everywhere: Unicode NFKC, upper-cased, spaces and hyphens of any kind
 * dropped, as is white space around it. A line break within it makes it no code.
 */
public record CodeText(String value) implements Comparable<CodeText> {

  public static final int MIN_LENGTH = 4;
  public static final int MAX_LENGTH = 40;

  private static final String MASK = "••••";

  /** What is longer than this was never a code; bounds the work spent on hostile input. */
  private static final int MAX_RAW_LENGTH = 400;

  /** More typed letters in doubt make no honest code, only work. */
  private static final int MAX_LOOK_ALIKES = 6;

  /**
   * Among them those that nobody sees and that are copied along: soft hyphen, zero-width spaces.
   */
  private static final Pattern SEPARATORS =
      Pattern.compile("[\\t\\p{Zs}\\p{Pd}\\u00AD\\u200B\\u2060\\uFEFF]+");

  public CodeText {
    if (!isNormal(value) || !fits(value)) {
      throw new IllegalArgumentException("not a normalised code");
    }
  }

  /** Empty where what remains after normalising is not 4–40 letters and digits. */
  public static Optional<CodeText> parse(String raw) {
    if (raw.length() > MAX_RAW_LENGTH) {
      return Optional.empty();
    }
    String text = isNormal(raw) ? raw : normalise(raw);
    return isNormal(text) && fits(text) ? Optional.of(new CodeText(text)) : Optional.empty();
  }

  private static boolean fits(String text) {
    return text.length() >= MIN_LENGTH && text.length() <= MAX_LENGTH;
  }

  /** Without a pattern: of millions in a file it has to be seen quickly. */
  private static boolean isNormal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < 'A' || c > 'Z') && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  /** What a text becomes on its way into a code, however long: the one rule without the bounds. */
  public static String normalise(String raw) {
    String upper = Normalizer.normalize(raw.strip(), Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    return SEPARATORS.matcher(upper).replaceAll("");
  }

  /**
   * The codes that somebody may mean who typed this one: itself first, then those with {@code 0}
   * for a typed {@code O}, {@code 1} for {@code I} or {@code L}. Where more than {@value
   * #MAX_LOOK_ALIKES} characters are in doubt, either none or all of them are taken for digits.
   */
  public List<CodeText> readings() {
    int[] doubtful =
        IntStream.range(0, value.length()).filter(i -> digit(value.charAt(i)) != 0).toArray();
    if (doubtful.length > MAX_LOOK_ALIKES) {
      return List.of(this, read(doubtful, -1));
    }
    return IntStream.range(0, 1 << doubtful.length)
        .mapToObj(choice -> read(doubtful, choice))
        .toList();
  }

  /**
   * @param choice bit by bit, which of the doubtful characters are digits
   */
  private CodeText read(int[] doubtful, int choice) {
    StringBuilder read = new StringBuilder(value);
    for (int i = 0; i < doubtful.length; i++) {
      if (((choice >> Math.min(i, Integer.SIZE - 1)) & 1) == 1) {
        read.setCharAt(doubtful[i], digit(value.charAt(doubtful[i])));
      }
    }
    return new CodeText(read.toString());
  }

  /** The digit that a letter is taken for, 0 (no character) for all others. */
  private static char digit(char letter) {
    return switch (letter) {
      case 'O' -> '0';
      case 'I', 'L' -> '1';
      default -> 0;
    };
  }

  /**
   * For people's eyes, in groups with hyphens between: {@code SG7K-2M9X-4P}.
   *
   * @param size of each group but the last; 0 for no groups
   */
  public String grouped(int size) {
    return size == 0 ? value : value.replaceAll("(.{" + size + "})(?!$)", "$1-");
  }

  /** For who may not see it: all but its last four characters are hidden, and how many they are. */
  public String masked() {
    return MASK + value.substring(value.length() - MIN_LENGTH);
  }

  @Override
  public int compareTo(CodeText other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
