package org.promolist.ui.kit;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Dates, times and numbers as one person reads them: in their language and region, in their zone.
 */
public final class Formats {

  private final Locale locale;
  private final ZoneId zone;
  private final Clock clock;
  private final DateTimeFormatter date;
  private final DateTimeFormatter time;
  private final DateTimeFormatter dayAndMonth;

  public Formats(Locale locale, ZoneId zone, Clock clock) {
    this.locale = locale;
    this.zone = zone;
    this.clock = clock;
    this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
    this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
    this.dayAndMonth = DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(locale);
  }

  public Locale locale() {
    return locale;
  }

  public ZoneId zone() {
    return zone;
  }

  /** Such as "1 Mar 2026". */
  public String date(LocalDate day) {
    return date.format(day);
  }

  /** Such as "1 Mar 2026, 00:00". */
  public String dateTime(LocalDateTime at) {
    return date.format(at) + ", " + time.format(at);
  }

  /** In the person's zone. */
  public String dateTime(Instant at) {
    return dateTime(LocalDateTime.ofInstant(at, zone));
  }

  /** How long ago, shortly: "Just now", "Today, 08:55", "Yesterday", "18 Apr 2026". */
  public String relative(Instant at) {
    LocalDateTime local = LocalDateTime.ofInstant(at, zone);
    return isYesterday(local)
        ? Texts.text("format.yesterday")
        : near(at, local, date(local.toLocalDate()));
  }

  /** When exactly, for histories: as {@link #relative}, but always with the time. */
  public String moment(Instant at) {
    LocalDateTime local = LocalDateTime.ofInstant(at, zone);
    return isYesterday(local)
        ? Texts.text("format.yesterdayAt", time.format(local))
        : near(at, local, dateTime(local));
  }

  /**
   * From the first day to the last, both of them part of it: "1 Mar – 31 May 2026". Days only, for
   * where there is no room for times.
   */
  public String days(LocalDateTime start, @Nullable LocalDateTime endExclusive) {
    LocalDate first = start.toLocalDate();
    if (endExclusive == null) {
      return Texts.text("format.from", date(first));
    }
    LocalDate last = endExclusive.minusNanos(1).toLocalDate();
    if (first.equals(last)) {
      return date(first);
    }
    String from = first.getYear() == last.getYear() ? dayAndMonth.format(first) : date(first);
    return from + " – " + date(last);
  }

  /** Grouped, such as "131,790". */
  public String number(long value) {
    return NumberFormat.getIntegerInstance(locale).format(value);
  }

  /** Such as "73.2%", of a fraction from 0 to 1. */
  public String percent(double fraction) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(1);
    return format.format(fraction);
  }

  private String near(Instant at, LocalDateTime local, String otherwise) {
    Duration ago = Duration.between(at, clock.instant());
    if (!ago.isNegative() && ago.compareTo(Duration.ofMinutes(1)) < 0) {
      return Texts.text("format.justNow");
    }
    return local.toLocalDate().equals(today())
        ? Texts.text("format.todayAt", time.format(local))
        : otherwise;
  }

  private boolean isYesterday(LocalDateTime local) {
    return local.toLocalDate().equals(today().minusDays(1));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
