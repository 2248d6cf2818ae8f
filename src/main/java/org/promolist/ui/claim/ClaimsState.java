package org.promolist.ui.claim;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ClaimFilter;
import org.promolist.customer.CustomerId;
import org.promolist.ui.kit.Days;

/**
 * Which claims of a list are shown, as it stands in the URL: {@code ?customer=&from=&to=}. What is
 * unreadable there is passed over; of days the page tells so.
 *
 * @param from the first day, in the zone of whoever looks
 * @param to the last day
 */
record ClaimsState(String customer, @Nullable LocalDate from, @Nullable LocalDate to) {

  static final ClaimsState START = new ClaimsState("", null, null);

  static ClaimsState of(QueryParameters parameters) {
    return new ClaimsState(
        parameters
            .getSingleParameter("customer")
            .flatMap(CustomerId::parse)
            .map(CustomerId::value)
            .orElse(""),
        Days.of(parameters, "from"),
        Days.of(parameters, "to"));
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
        list, CustomerId.parse(customer).orElse(null), Days.start(from, zone), Days.end(to, zone));
  }
}
