package org.promolist.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.promolist.shared.Violation;

class PatternRulesTest {

  static Stream<PatternDraft> justInside() {
    return Stream.of(
        PatternDraft.START,
        new PatternDraft(null, 4, null, true, null, 0),
        new PatternDraft("sg-", 40, null, false, " 26 ", 40),
        new PatternDraft("ABC", 4, "01", false, null, null),
        new PatternDraft("A".repeat(19), 40, null, true, "B".repeat(19), null),
        new PatternDraft("GOLD", 12, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", false, null, null));
  }

  @ParameterizedTest
  @MethodSource
  void justInside(PatternDraft draft) {
    assertThat(PatternRules.check(draft)).isEmpty();
  }

  static Stream<Arguments> justOutside() {
    return Stream.of(
        wrong(new PatternDraft(null, null, null, true, null, null), "length", "required"),
        wrong(new PatternDraft(null, 3, null, true, null, null), "length", "out_of_range"),
        wrong(new PatternDraft(null, 41, null, true, null, null), "length", "out_of_range"),
        wrong(new PatternDraft("ABC", 4, null, true, null, null), "length", "out_of_range"),
        wrong(new PatternDraft("A_B", 12, null, true, null, null), "prefix", "letters_and_digits"),
        wrong(new PatternDraft("Ä", 12, null, true, null, null), "prefix", "letters_and_digits"),
        wrong(new PatternDraft("A".repeat(41), 40, null, true, null, null), "prefix", "too_long"),
        wrong(
            new PatternDraft("A".repeat(20), 40, null, true, "B".repeat(20), null),
            "prefix",
            "no_room"),
        wrong(new PatternDraft(null, 12, null, true, "!", null), "suffix", "letters_and_digits"),
        wrong(new PatternDraft(null, 12, "", true, null, null), "alphabet", "too_short"),
        wrong(new PatternDraft(null, 12, "aA-a", true, null, null), "alphabet", "too_short"),
        wrong(
            new PatternDraft(null, 12, "AB*", true, null, null), "alphabet", "letters_and_digits"),
        wrong(
            new PatternDraft(null, 12, "AO", true, null, null),
            "alphabet",
            "look_alikes_with_check"),
        wrong(new PatternDraft(null, 12, null, true, null, -1), "grouping", "out_of_range"),
        wrong(new PatternDraft(null, 12, null, true, null, 41), "grouping", "out_of_range"));
  }

  private static Arguments wrong(PatternDraft draft, String field, String code) {
    return Arguments.of(draft, "pattern." + field, code);
  }

  @ParameterizedTest
  @MethodSource
  void justOutside(PatternDraft draft, String field, String code) {
    assertThat(PatternRules.check(draft))
        .extracting(Violation::field, Violation::code)
        .contains(tuple(field, code));
  }

  @Test
  void aBatchHasOneToFiftyMillionCodes() {
    assertThat(PatternRules.checkQuantity(1)).isEmpty();
    assertThat(PatternRules.checkQuantity(50_000_000)).isEmpty();
    for (Integer wrong : List.of(0, -1, 50_000_001)) {
      assertThat(PatternRules.checkQuantity(wrong)).hasSize(1);
    }
    assertThat(PatternRules.checkQuantity(null))
        .extracting(Violation::code)
        .containsExactly("required");
  }

  @Test
  void everythingWrongIsToldAtOnce() {
    assertThat(PatternRules.check(new PatternDraft("_", null, "X", true, "_", 99)))
        .extracting(Violation::field)
        .containsExactlyInAnyOrder(
            "pattern.prefix",
            "pattern.suffix",
            "pattern.alphabet",
            "pattern.length",
            "pattern.grouping");
  }

  @Test
  void aPatternIsKeptNormalised() {
    CodePattern pattern = CodePattern.of(new PatternDraft(" sg-", 14, "c-b a", true, "x y", null));
    assertThat(pattern).isEqualTo(new CodePattern("SG", 14, "ABC", true, "XY", 4));
    assertThat(pattern.keyspace()).isEqualTo(BigInteger.valueOf(3).pow(9));
  }
}
