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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Dates, times and numbers as one person reads them: in their language and region, in their zone.
 */
public final class Formats {

  private static final double SCIENTIFIC_FROM = 1e15;
  private static final int KILO = 1_000;

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

  /** As {@link #moment}, as a part of a sentence: "just now", "today at 08:55". */
  public String within(Instant at) {
    LocalDateTime local = LocalDateTime.ofInstant(at, zone);
    if (isJustNow(at)) {
      return Texts.text("format.within.justNow");
    }
    return isYesterday(local)
        ? Texts.text("format.within.yesterdayAt", time.format(local))
        : isToday(local)
            ? Texts.text("format.within.todayAt", time.format(local))
            : dateTime(local);
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

  /**
   * With two digits that count, for what would say more than is known: "35 million", "6.2 × 10²¹".
   */
  public String roughly(double value) {
    if (value >= SCIENTIFIC_FROM) {
      int power = (int) Math.floor(Math.log10(value));
      return decimals(1).format(value / Math.pow(10, power)) + " × 10" + superscript(power);
    }
    NumberFormat format = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.LONG);
    double scale = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1))) - 1);
    format.setMaximumFractionDigits(1);
    return format.format(Math.rint(value / scale) * scale);
  }

  /** Such as "12 MB". */
  public String bytes(long bytes) {
    if (bytes < KILO) {
      return number(bytes) + " B";
    }
    int step = bytes < KILO * KILO ? 1 : 2;
    double size = bytes / Math.pow(KILO, step);
    return decimals(size < 10 ? 1 : 0).format(size) + (step == 1 ? " kB" : " MB");
  }

  /** How long something will still take, shortly: "about 3 minutes". */
  public String about(Duration time) {
    long seconds = Math.max(1, time.toSeconds());
    if (seconds < 90) {
      return Texts.text("format.seconds", seconds);
    }
    long minutes = Math.ceilDiv(seconds, 60);
    return minutes < 120
        ? Texts.text("format.minutes", minutes)
        : Texts.text("format.hours", Math.ceilDiv(minutes, 60));
  }

  private NumberFormat decimals(int digits) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(digits);
    return format;
  }

  private static String superscript(int number) {
    return Integer.toString(number)
        .chars()
        .mapToObj(digit -> String.valueOf("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0')))
        .collect(Collectors.joining());
  }

  private String near(Instant at, LocalDateTime local, String otherwise) {
    if (isJustNow(at)) {
      return Texts.text("format.justNow");
    }
    return isToday(local) ? Texts.text("format.todayAt", time.format(local)) : otherwise;
  }

  private boolean isJustNow(Instant at) {
    Duration ago = Duration.between(at, clock.instant());
    return !ago.isNegative() && ago.compareTo(Duration.ofMinutes(1)) < 0;
  }

  private boolean isToday(LocalDateTime local) {
    return local.toLocalDate().equals(today());
  }

  private boolean isYesterday(LocalDateTime local) {
    return local.toLocalDate().equals(today().minusDays(1));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
