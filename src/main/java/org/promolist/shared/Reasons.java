package org.promolist.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why somebody does something, in their own words. */
public final class Reasons {

  /** Characters. */
  public static final int MAX = 500;

  private Reasons() {}

  /**
   * The reason without white space around it.
   *
   * @throws InvalidInputException {@code reason} {@code required}, {@code too_long} or {@code
   *     control_characters}
   */
  public static String required(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw refused(Violation.of("reason", "required"));
    }
    String text = reason.strip();
    if (text.codePointCount(0, text.length()) > MAX) {
      throw refused(Violation.of("reason", "too_long", MAX));
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw refused(Violation.of("reason", "control_characters"));
    }
    return text;
  }

  private static InvalidInputException refused(Violation violation) {
    return new InvalidInputException(List.of(violation));
  }
}
