package org.promolist.ui.claim;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ClaimFilter;
import org.promolist.customer.CustomerId;

/**
 * Which claims of a list are shown, as it stands in the URL: {@code ?customer=&from=&to=}. What is
 * unreadable there is passed over.
 *
 * @param from the first day, in the zone of whoever looks
 * @param to the last day
 */
record ClaimsState(String customer, @Nullable LocalDate from, @Nullable LocalDate to) {

  static final ClaimsState START = new ClaimsState("", null, null);

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9998;

  static ClaimsState of(QueryParameters parameters) {
    return new ClaimsState(
        parameters
            .getSingleParameter("customer")
            .flatMap(CustomerId::parse)
            .map(CustomerId::value)
            .orElse(""),
        day(parameters, "from"),
        day(parameters, "to"));
  }

  private static @Nullable LocalDate day(QueryParameters parameters, String name) {
    try {
      return parameters
          .getSingleParameter(name)
          .map(LocalDate::parse)
          .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR)
          .orElse(null);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  QueryParameters parameters() {
    Map<String, List<String>> told = new LinkedHashMap<>();
    if (!customer.isBlank()) {
      told.put("customer", List.of(customer.strip()));
    }
    if (from != null) {
      told.put("from", List.of(from.toString()));
    }
    if (to != null) {
      told.put("to", List.of(to.toString()));
    }
    return new QueryParameters(told);
  }

  boolean filtered() {
    return !equals(START);
  }

  ClaimFilter filter(UUID list, ZoneId zone) {
    return new ClaimFilter(
        list,
        CustomerId.parse(customer).orElse(null),
        start(from, zone),
        start(to == null ? null : to.plusDays(1), zone));
  }

  private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }
}
