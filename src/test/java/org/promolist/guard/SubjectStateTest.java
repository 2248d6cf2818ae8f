package org.promolist.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubjectStateTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
  private static final LimiterPolicy ONE_A_WEEK = new LimiterPolicy(1, null, null);

  private static final SubjectState ONCE_THIS_WEEK =
      new SubjectState(
          "c", 0, 0, null, Map.of(LimiterWindow.WEEK, new SubjectState.Used(MONDAY, 1)));

  @Test
  void aFullWeekIsOverOnMondayInTheProgramsZone() {
    Instant sunday = MONDAY.plusDays(6).atTime(23, 59).atZone(ZONE).toInstant();
    assertThat(ONCE_THIS_WEEK.limited(ONE_A_WEEK, sunday, ZONE)).contains(Duration.ofMinutes(1));
    assertThat(ONCE_THIS_WEEK.limited(ONE_A_WEEK, sunday.plusSeconds(60), ZONE)).isEmpty();
  }

  @Test
  void aClockThatIsBehindFindsNoFreeWeek() {
    Instant stillLastWeek = MONDAY.atStartOfDay(ZONE).toInstant().minusSeconds(1);
    assertThat(ONCE_THIS_WEEK.limited(ONE_A_WEEK, stillLastWeek, ZONE)).isPresent();
  }

  @Test
  void aLockoutThatIsOverCountsNoLonger() {
    LockoutPolicy twice = new LockoutPolicy(2, Duration.ofMinutes(15));
    Instant now = Instant.parse("2026-11-24T12:00:00Z");
    SubjectState locked =
        SubjectState.fresh("c")
            .guessedWrong(SubjectState.WHOLE, twice, now)
            .guessedWrong(SubjectState.WHOLE, twice, now);
    assertThat(locked.locked(now)).contains(Duration.ofMinutes(15));
    Instant later = now.plus(Duration.ofMinutes(15));
    assertThat(locked.locked(later)).isEmpty();
    SubjectState again = locked.guessedWrong(1, twice, later);
    assertThat(again.consecutive()).isEqualTo(1);
    assertThat(again.cumulative()).isEqualTo(2 * SubjectState.WHOLE + 1);
    assertThat(again.locked(later)).isEmpty();
  }
}
