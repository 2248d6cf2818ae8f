package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.promolist.guard.LimiterPolicy;
import org.promolist.guard.LimiterWindow;
import org.promolist.guard.SubjectState;

/** How much of each limiter a customer has used. */
@Schema(name = "CustomerLimiters")
record CustomerLimitersResponse(
    WindowResponse perWeek, WindowResponse perMonth, WindowResponse perYear) {

  @Schema(name = "LimiterWindow")
  record WindowResponse(
      @Schema(description = "Null for no limit") @Nullable Integer limit,
      @Schema(description = "Claims of this calendar week, month or year that were not reversed")
          int used,
      @Schema(description = "When the next one begins, in the time zone of the program")
          Instant resetsAt) {}

  static CustomerLimitersResponse of(
      SubjectState state, LimiterPolicy policy, Instant now, ZoneId zone) {
    return new CustomerLimitersResponse(
        window(LimiterWindow.WEEK, state, policy, now, zone),
        window(LimiterWindow.MONTH, state, policy, now, zone),
        window(LimiterWindow.YEAR, state, policy, now, zone));
  }

  private static WindowResponse window(
      LimiterWindow window, SubjectState state, LimiterPolicy policy, Instant now, ZoneId zone) {
    LocalDate next = window.end(LocalDate.ofInstant(now, zone));
    return new WindowResponse(
        policy.limit(window).orElse(null),
        state.claims(window, now, zone),
        next.atStartOfDay(zone).toInstant());
  }
}
