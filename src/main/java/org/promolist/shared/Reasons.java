package org.promolist.shared;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
    check(reason)
        .ifPresent(wrong -> {
          throw new InvalidInputException(List.of(wrong));
        });
    return Objects.requireNonNull(reason).strip();
  }

  /** What {@link #required} refuses, for whoever tells it together with more. */
  public static Optional<Violation> check(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      return Optional.of(Violation.of("reason", "required"));
    }
    String text = reason.strip();
    if (text.codePointCount(0, text.length()) > MAX) {
      return Optional.of(Violation.of("reason", "too_long", MAX));
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      return Optional.of(Violation.of("reason", "control_characters"));
    }
    return Optional.empty();
  }
}
