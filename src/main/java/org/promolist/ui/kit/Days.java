package org.promolist.ui.kit;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Days that a URL names, in the zone of whoever looks. */
public final class Days {

  /** Nothing is older. */
  public static final LocalDate FIRST = LocalDate.of(1970, 1, 1);

  /** Such that the day after it has a year of four digits too. */
  public static final LocalDate LAST = LocalDate.of(9998, 12, 31);

  private Days() {}

  /** Null where there is none, or none that can be read. */
  public static @Nullable LocalDate of(QueryParameters parameters, String name) {
    try {
      return parameters
          .getSingleParameter(name)
          .map(LocalDate::parse)
          .filter(day -> !day.isBefore(FIRST) && !day.isAfter(LAST))
          .orElse(null);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  /** When the day begins. */
  public static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }

  /** The first moment after the day. */
  public static @Nullable Instant end(@Nullable LocalDate day, ZoneId zone) {
    return day == null ? null : start(day.plusDays(1), zone);
  }
}
