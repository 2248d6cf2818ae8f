package org.promolist.customer;

import java.util.Optional;

/**
 * A customer as the loyalty program itself knows them: 1–128 characters, none of them a control
 * character, no white space around them. Upper and lower case differ.
 */
public record CustomerId(String value) {

  public static final int MAX_LENGTH = 128;

  public CustomerId {
    if (!fits(value)) {
      throw new IllegalArgumentException("no id of a customer");
    }
  }

  /** Empty where it is no such id; white space around it is dropped. */
  public static Optional<CustomerId> parse(String raw) {
    String text = raw.strip();
    return fits(text) ? Optional.of(new CustomerId(text)) : Optional.empty();
  }

  private static boolean fits(String text) {
    return !text.isBlank()
        && text.equals(text.strip())
        && text.codePointCount(0, text.length()) <= MAX_LENGTH
        && text.codePoints()
            .noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }

  @Override
  public String toString() {
    return value;
  }
}
