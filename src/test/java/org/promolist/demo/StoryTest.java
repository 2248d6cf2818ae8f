package org.promolist.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promolist.list.ListDraft;
import org.promolist.list.ListRules;

/** What the demo tells is sound whatever the day it starts on. */
class StoryTest {

  private static final StoryCalendar APRIL = on(LocalDate.parse("2026-04-21"));

  private static final List<Chapter> LISTS = Story.read();

  /** Just after midnight in Vienna, and just before the next one, through a year and a leap day. */
  private static Stream<Instant> starts() {
    return IntStream.range(0, 370)
        .mapToObj(day -> LocalDate.parse("2027-12-20").plusDays(day))
        .flatMap(day ->
            Stream.of(day.atTime(0, 0, 1), day.atTime(22, 59, 59))
                .map(time -> time.toInstant(ZoneOffset.ofHours(1))));
  }

  @ParameterizedTest
  @CsvSource({
    "day,             2026-04-21T00:00",
    "day-3 10:05,     2026-04-18T10:05",
    "month+1,         2026-05-01T00:00",
    "quarter,         2026-04-01T00:00",
    "season -20d 09:14, 2026-02-09T09:14",
    "season+1 -14d,   2026-05-18T00:00",
    "year-1,          2025-01-01T00:00"
  })
  void timesCountFromTheDayOfTheStart(String text, LocalDateTime time) {
    assertThat(APRIL.time(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-21, {season} {SEASON}{yy} {month-1} {quarter} {year}, Spring SPRING26 March Q2 2026",
    "2027-02-28, {season} {SEASON}{yy} {month-1} {quarter} {year}, Winter WINTER26 January Q1 2027",
    "2026-12-01, {season} {season-1} {season+1} {month+1} {quarter-1}, Winter Autumn Spring January Q3"
  })
  void namesFollowTheCalendar(LocalDate today, String text, String filled) {
    assertThat(on(today).fill(text)).isEqualTo(filled);
  }

  @Test
  void aTimeThatIsNoneIsAMistake() {
    assertThatIllegalArgumentException().isThrownBy(() -> APRIL.time("yesterday"));
  }

  @Test
  void onAnyDayAllHasHappenedAndBeginsWithTheCreation() {
    starts()
        .forEach(now -> {
          StoryCalendar calendar = StoryCalendar.startingOn(now);
          for (Chapter list : LISTS) {
            List<Instant> moments = moments(list, calendar);
            assertThat(moments)
                .as("%s on %s", list.name(), now)
                .allSatisfy(at -> assertThat(at).isBefore(now))
                .allSatisfy(at -> assertThat(at).isAfterOrEqualTo(moments.getFirst()));
          }
        });
  }

  private static List<Instant> moments(Chapter list, StoryCalendar calendar) {
    return Stream.concat(Stream.of(list), Stream.ofNullable(list.then()).flatMap(List::stream))
        .map(chapter -> calendar.moment(chapter.at()))
        .toList();
  }

  @Test
  void onAnyDayTheListsAreSoundAndTheirNamesDiffer() {
    starts()
        .forEach(now -> {
          StoryCalendar calendar = StoryCalendar.startingOn(now);
          List<ListDraft> drafts = LISTS.stream().map(list -> list.draft(calendar)).toList();
          assertThat(drafts)
              .as("on %s", now)
              .allSatisfy(draft -> assertThat(ListRules.check(draft)).isEmpty());
          assertThat(drafts)
              .extracting(draft -> Objects.requireNonNull(draft.name()).toLowerCase(Locale.ROOT))
              .as("on %s", now)
              .doesNotHaveDuplicates();
        });
  }

  private static StoryCalendar on(LocalDate today) {
    return StoryCalendar.startingOn(today.atTime(12, 0).toInstant(ZoneOffset.UTC));
  }
}
