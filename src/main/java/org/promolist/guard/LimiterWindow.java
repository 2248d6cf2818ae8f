package org.promolist.guard;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** Calendar time that a limiter counts in, in the program's time zone. */
public enum LimiterWindow {
  /** Monday to Sunday (ISO 8601). */
  WEEK,
  MONTH,
  YEAR;

  /** The first day of the window that this day is in. */
  public LocalDate start(LocalDate day) {
    return switch (this) {
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case YEAR -> day.withDayOfYear(1);
    };
  }

  /** The first day after the window that this day is in. */
  public LocalDate end(LocalDate day) {
    LocalDate start = start(day);
    return switch (this) {
      case WEEK -> start.plusWeeks(1);
      case MONTH -> start.plusMonths(1);
      case YEAR -> start.plusYears(1);
    };
  }
}
