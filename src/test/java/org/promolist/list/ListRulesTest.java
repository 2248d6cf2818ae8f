package org.promolist.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.promolist.shared.Violation;

class ListRulesTest {

  private static final Drafts SOUND = Drafts.singleUse("Spring goodwill");
  private static final Drafts WORDS = Drafts.multiUse("Newsletter", "SPRING26");

  @Test
  void aSoundDraftHasNothingWrong() {
    assertThat(ListRules.check(SOUND.draft())).isEmpty();
    assertThat(ListRules.check(WORDS.draft())).isEmpty();
  }

  static Stream<Drafts> justInside() {
    return Stream.of(
        SOUND.name("a"),
        SOUND.name("a".repeat(120)),
        SOUND.name("😀".repeat(120)),
        SOUND.description(null),
        SOUND.description("d".repeat(2_000)),
        SOUND.tags(numbered(20, "tag")),
        SOUND.tags("t".repeat(40)),
        SOUND.points(1),
        SOUND.points(1_000_000),
        SOUND.limits(1, 1),
        SOUND.limits(1_000_000_000, 1_000_000),
        SOUND.limits(null, null),
        SOUND.validity("1970-01-01T00:00", "9998-12-31T23:59:59", "UTC"),
        SOUND.validity("2026-12-01T00:00:00", "2026-12-01T00:00:01", "Asia/Kathmandu"),
        SOUND.validity("2026-12-01T00:00", null, "Europe/Vienna"),
        WORDS.words(numbered(20, "WORD")),
        WORDS.words("ABCD"),
        WORDS.words("A".repeat(40)),
        WORDS.words("spring - 26"),
        WORDS.words(List.of(new WordDraft("SPRING26", 1))),
        WORDS.words(List.of(new WordDraft("SPRING26", 1_000_000_000))));
  }

  @ParameterizedTest
  @MethodSource
  void justInside(Drafts drafts) {
    assertThat(ListRules.check(drafts.draft())).isEmpty();
  }

  static Stream<Arguments> justOutside() {
    return Stream.of(
        wrong(SOUND.name(null), "name", "required"),
        wrong(SOUND.name(" \t "), "name", "required"),
        wrong(SOUND.name("\u00a0\u200b\u202e"), "name", "required"),
        wrong(SOUND.name("a".repeat(121)), "name", "too_long"),
        wrong(SOUND.name("a\u0000b"), "name", "control_characters"),
        wrong(SOUND.name("a\nb"), "name", "control_characters"),
        wrong(SOUND.type(null), "type", "required"),
        wrong(SOUND.description("d".repeat(2_001)), "description", "too_long"),
        wrong(SOUND.description("a\u0000b"), "description", "control_characters"),
        wrong(SOUND.tags(numbered(21, "tag")), "tags", "too_many"),
        wrong(SOUND.tags("ok", " "), "tags[1]", "required"),
        wrong(SOUND.tags("t".repeat(41)), "tags[0]", "too_long"),
        wrong(SOUND.points(null), "points", "required"),
        wrong(SOUND.points(0), "points", "out_of_range"),
        wrong(SOUND.points(-1), "points", "out_of_range"),
        wrong(SOUND.points(1_000_001), "points", "out_of_range"),
        wrong(SOUND.limits(0, null), "entryCap", "out_of_range"),
        wrong(SOUND.limits(1_000_000_001, null), "entryCap", "out_of_range"),
        wrong(SOUND.limits(null, 0), "perCustomerLimit", "out_of_range"),
        wrong(SOUND.limits(null, 1_000_001), "perCustomerLimit", "out_of_range"),
        wrong(SOUND.validity(null, null, "UTC"), "validity.startsAt", "required"),
        wrong(
            SOUND.validity("1969-12-31T23:59", null, "UTC"),
            "validity.startsAt",
            "year_out_of_range"),
        wrong(
            SOUND.validity("2026-01-01T00:00", "9999-01-01T00:00", "UTC"),
            "validity.endsAt",
            "year_out_of_range"),
        wrong(
            SOUND.validity("2026-01-01T00:00:00.5", null, "UTC"),
            "validity.startsAt",
            "not_whole_seconds"),
        wrong(SOUND.validity("2026-01-01T00:00", null, null), "validity.zone", "required"),
        wrong(SOUND.validity("2026-01-01T00:00", null, "+01:00"), "validity.zone", "unknown_zone"),
        wrong(
            SOUND.validity("2026-01-01T00:00", null, "europe/berlin"),
            "validity.zone",
            "unknown_zone"),
        wrong(
            SOUND.validity("2026-01-01T00:00", "2026-01-01T00:00", "UTC"),
            "validity.endsAt",
            "not_after_start"),
        // The clock skips 02:00–03:00: both mean the same moment.
        wrong(
            SOUND.validity("2027-03-28T02:30", "2027-03-28T03:30", "Europe/Berlin"),
            "validity.endsAt",
            "not_after_start"),
        wrong(SOUND.words("SPRING26"), "codes", "only_multi_use"),
        wrong(WORDS.words(), "codes", "required"),
        wrong(WORDS.words(numbered(21, "WORD")), "codes", "too_many"),
        wrong(WORDS.words("ABC"), "codes[0].code", "malformed_code"),
        wrong(WORDS.words("A".repeat(41)), "codes[0].code", "malformed_code"),
        wrong(WORDS.words("SPRING_26"), "codes[0].code", "malformed_code"),
        wrong(WORDS.words("spring26", "SPRING-26"), "codes[1].code", "duplicate"),
        wrong(WORDS.words(List.of(new WordDraft("SPRING26", 0))), "codes[0].cap", "out_of_range"));
  }

  @ParameterizedTest
  @MethodSource
  void justOutside(Drafts drafts, String field, String code) {
    assertThat(ListRules.check(drafts.draft()))
        .extracting(Violation::field, Violation::code)
        .containsExactly(tuple(field, code));
  }

  @Test
  void everythingWrongIsSaidAtOnce() {
    ListDraft draft =
        SOUND.name("").points(0).limits(0, 0).validity(null, null, "Mars/Base").tags("").draft();
    assertThat(ListRules.check(draft))
        .extracting(Violation::field)
        .containsExactly(
            "name",
            "tags[0]",
            "points",
            "entryCap",
            "perCustomerLimit",
            "validity.startsAt",
            "validity.zone");
  }

  private static Arguments wrong(Drafts drafts, String field, String code) {
    return Arguments.of(drafts, field, code);
  }

  private static String[] numbered(int count, String prefix) {
    return IntStream.range(0, count)
        .mapToObj(i -> "%s%02d".formatted(prefix, i))
        .toArray(String[]::new);
  }
}
