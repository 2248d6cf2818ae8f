package org.promolist.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days of the demo's story, which count from the day of the start, so that the demo is as lively in
 * a year as today; and names of such days, so that what is called after a month is open in it.
 */
final class StoryCalendar {

  private static final ZoneId HOME = ZoneId.of("Europe/Vienna");

  private static final String UNIT = "(day|month|quarter|season|year)([+-]\\d+)?";
  private static final Pattern TIME =
      Pattern.compile(UNIT + "(?: ([+-]\\d+)d)?(?: (\\d\\d:\\d\\d))?");
  private static final Pattern NAME =
      Pattern.compile("\\{(month|quarter|season|SEASON|year|yy)([+-]\\d+)?}");

  /** From December on, as in Vienna. */
  private static final List<String> SEASONS = List.of("Winter", "Spring", "Summer", "Autumn");

  private final LocalDate today;

  private StoryCalendar(LocalDate today) {
    this.today = today;
  }

  static StoryCalendar startingOn(Instant now) {
    return new StoryCalendar(now.atZone(HOME).toLocalDate());
  }

  /** When something happened: a time as the people of the story, at home, saw it. */
  Instant moment(String text) {
    return time(text).atZone(HOME).toInstant();
  }

  /** A time such as {@code day-3 10:05}, {@code month+1} or {@code season -20d 09:14}. */
  LocalDateTime time(String text) {
    Matcher found = TIME.matcher(text);
    if (!found.matches()) {
      throw new IllegalArgumentException("no time of the story: " + text);
    }
    LocalDate day = first(found.group(1), number(found.group(2))).plusDays(number(found.group(3)));
    return day.atTime(
        found.group(4) == null ? LocalTime.MIDNIGHT : LocalTime.parse(found.group(4)));
  }

  /** The text with names of days in the place of <code>{month-1}</code> and the like. */
  String fill(String text) {
    return NAME.matcher(text).replaceAll(this::name);
  }

  private String name(MatchResult found) {
    int offset = number(found.group(2));
    return switch (found.group(1)) {
      case "month" ->
          first("month", offset).getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case "quarter" -> "Q" + first("quarter", offset).get(IsoFields.QUARTER_OF_YEAR);
      case "season" -> season(offset);
      case "SEASON" -> season(offset).toUpperCase(Locale.ROOT);
      case "yy" -> String.format(Locale.ROOT, "%02d", first("season", offset).getYear() % 100);
      default -> String.valueOf(first("year", offset).getYear());
    };
  }

  private String season(int offset) {
    return SEASONS.get(first("season", offset).getMonthValue() % 12 / 3);
  }

  /** The first day of the unit that today is in, or of one before or after it. */
  private LocalDate first(String unit, int offset) {
    LocalDate month = today.withDayOfMonth(1);
    return switch (unit) {
      case "day" -> today.plusDays(offset);
      case "month" -> month.plusMonths(offset);
      case "quarter" -> today.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3L * offset);
      case "season" -> month.minusMonths(month.getMonthValue() % 3).plusMonths(3L * offset);
      default -> today.withDayOfYear(1).plusYears(offset);
    };
  }

  private static int number(@Nullable String text) {
    return text == null ? 0 : Integer.parseInt(text);
  }
}
