package org.promolist.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.CheckCharacter;
import org.promolist.shared.CodeText;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;

/** What a batch may be asked for; the same at both doors. Fields as in the REST contract. */
public final class PatternRules {

  /** The largest batch. */
  public static final int MAX_QUANTITY = 50_000_000;

  public static final int MIN_ALPHABET = 2;

  private PatternRules() {}

  /** Everything that is wrong with the quantity. */
  public static List<Violation> checkQuantity(@Nullable Integer quantity) {
    if (quantity == null) {
      return List.of(Violation.of("quantity", "required"));
    }
    return quantity < 1 || quantity > MAX_QUANTITY
        ? List.of(Violation.of("quantity", "out_of_range", 1, MAX_QUANTITY))
        : List.of();
  }

  /** Everything that is wrong with the pattern. */
  public static List<Violation> check(PatternDraft draft) {
    List<Violation> found = new ArrayList<>();
    String prefix = normalised(draft.prefix());
    String suffix = normalised(draft.suffix());
    checkAffix(found, "pattern.prefix", prefix);
    checkAffix(found, "pattern.suffix", suffix);
    checkAlphabet(found, draft);
    Integer length = draft.length();
    // One character at least is drawn.
    int shortest =
        Math.max(
            CodeText.MIN_LENGTH,
            prefix.length() + suffix.length() + (draft.checkCharacter() ? 2 : 1));
    if (length == null) {
      found.add(Violation.of("pattern.length", "required"));
    } else if (length > CodeText.MAX_LENGTH || length < Math.min(shortest, CodeText.MAX_LENGTH)) {
      found.add(
          Violation.of(
              "pattern.length",
              "out_of_range",
              Math.min(shortest, CodeText.MAX_LENGTH),
              CodeText.MAX_LENGTH));
    } else if (shortest > CodeText.MAX_LENGTH && found.isEmpty()) {
      found.add(Violation.of("pattern.prefix", "no_room"));
    }
    Integer grouping = draft.grouping();
    if (grouping != null && (grouping < 0 || grouping > CodeText.MAX_LENGTH)) {
      found.add(Violation.of("pattern.grouping", "out_of_range", 0, CodeText.MAX_LENGTH));
    }
    return found;
  }

  private static void checkAffix(List<Violation> found, String field, String text) {
    if (text.length() > CodeText.MAX_LENGTH) {
      found.add(Violation.of(field, "too_long", CodeText.MAX_LENGTH));
    } else if (!isCode(text)) {
      found.add(Violation.of(field, "letters_and_digits"));
    }
  }

  private static void checkAlphabet(List<Violation> found, PatternDraft draft) {
    String alphabet = alphabet(draft);
    if (!isCode(alphabet)) {
      found.add(Violation.of("pattern.alphabet", "letters_and_digits"));
    } else if (alphabet.length() < MIN_ALPHABET) {
      found.add(Violation.of("pattern.alphabet", "too_short", MIN_ALPHABET));
    } else if (draft.checkCharacter()
        && alphabet.chars().anyMatch(c -> CheckCharacter.ALPHABET.indexOf(c) < 0)) {
      found.add(Violation.of("pattern.alphabet", "look_alikes_with_check"));
    }
  }

  /** The pattern that a draft means which has passed. */
  static CodePattern pattern(PatternDraft draft) {
    return new CodePattern(
        normalised(draft.prefix()),
        Objects.requireNonNull(draft.length()),
        alphabet(draft),
        draft.checkCharacter(),
        normalised(draft.suffix()),
        draft.grouping() == null ? CodePattern.DEFAULT_GROUPING : draft.grouping());
  }

  static void refuse(List<Violation> found) {
    if (!found.isEmpty()) {
      throw new InvalidInputException(found);
    }
  }

  /** Distinct and in order; what is no character of codes stays in, to be refused. */
  private static String alphabet(PatternDraft draft) {
    String given = draft.alphabet();
    return given == null
        ? CodePattern.DEFAULT_ALPHABET
        : CodeText.normalise(given)
            .codePoints()
            .distinct()
            .sorted()
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
  }

  private static String normalised(@Nullable String text) {
    return text == null ? "" : CodeText.normalise(text);
  }

  private static boolean isCode(String text) {
    return text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
  }
}
