package org.promolist.shared;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of a code in its one stored form: 4–40 of {@code A–Z 0–9}.
 *
 * <p>Read by one rule everywhere: Unicode NFKC, upper-cased, spaces and hyphens of any kind
 * dropped.
 */
public record CodeText(String value) implements Comparable<CodeText> {

  public static final int MIN_LENGTH = 4;
  public static final int MAX_LENGTH = 40;

  /** What is longer than this was never a code; bounds the work spent on hostile input. */
  private static final int MAX_RAW_LENGTH = 400;

  private static final Pattern NORMAL =
      Pattern.compile("[A-Z0-9]{" + MIN_LENGTH + "," + MAX_LENGTH + "}");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Pd}]+");

  public CodeText {
    if (!NORMAL.matcher(value).matches()) {
      throw new IllegalArgumentException("not a normalised code");
    }
  }

  /** Empty where what remains after normalising is not 4–40 letters and digits. */
  public static Optional<CodeText> parse(String raw) {
    if (raw.length() > MAX_RAW_LENGTH) {
      return Optional.empty();
    }
    String upper = Normalizer.normalize(raw, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    String text = SEPARATORS.matcher(upper).replaceAll("");
    return NORMAL.matcher(text).matches() ? Optional.of(new CodeText(text)) : Optional.empty();
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
