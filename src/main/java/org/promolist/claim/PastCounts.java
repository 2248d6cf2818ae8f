package org.promolist.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.promolist.guard.AttemptGuard;
import org.promolist.guard.LimiterWindow;
import org.promolist.guard.SubjectState.Used;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts the claims that stood at earlier moments, along their indexes: what is kept rolled up says
 * only how many stand now.
 */
@Component
class PastCounts {

  private static final String STOOD =
      """
      c.claimed_at <= :at and not exists (select 1 from reversal v
        where v.code = c.code and v.claim_id = c.id and v.reversed_at <= :at)
      """;

  private final JdbcClient jdbc;
  private final AttemptGuard guard;

  PastCounts(JdbcClient jdbc, AttemptGuard guard) {
    this.jdbc = jdbc;
    this.guard = guard;
  }

  long ofList(UUID listId, Instant at) {
    return counting("c.list_id = :list", at).param("list", listId).query(Long.class).single();
  }

  long ofWord(String word, Instant at) {
    return counting("c.code = :word", at).param("word", word).query(Long.class).single();
  }

  long ofCustomer(Set<String> customer, UUID listId, Instant at) {
    return counting("c.customer_id in (:customer) and c.list_id = :list", at)
        .param("customer", customer)
        .param("list", listId)
        .query(Long.class)
        .single();
  }

  private JdbcClient.StatementSpec counting(String which, Instant at) {
    return jdbc.sql("select count(*) from claim c where " + which + " and " + STOOD)
        .param("at", at.atOffset(ZoneOffset.UTC));
  }

  /** Of all lists, in the calendar windows that the moment is in. */
  Map<LimiterWindow, Used> windows(Set<String> customer, Instant at) {
    return jdbc.sql(
            """
            select count(case when c.claimed_at >= :week then 1 end) as in_week,
              count(case when c.claimed_at >= :month then 1 end) as in_month,
              count(case when c.claimed_at >= :year then 1 end) as in_year
            from claim c where c.customer_id in (:customer) and\s
            """
                + STOOD)
        .param("customer", customer)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("week", begin(LimiterWindow.WEEK, at))
        .param("month", begin(LimiterWindow.MONTH, at))
        .param("year", begin(LimiterWindow.YEAR, at))
        .query((rs, row) -> used(rs, at))
        .single();
  }

  private Map<LimiterWindow, Used> used(ResultSet rs, Instant at) throws SQLException {
    Map<LimiterWindow, Used> used = new EnumMap<>(LimiterWindow.class);
    for (LimiterWindow window : List.of(LimiterWindow.values())) {
      used.put(
          window,
          new Used(start(window, at), rs.getInt("in_" + window.name().toLowerCase(Locale.ROOT))));
    }
    return used;
  }

  private OffsetDateTime begin(LimiterWindow window, Instant at) {
    ZoneId zone = guard.zone();
    return start(window, at).atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
  }

  private LocalDate start(LimiterWindow window, Instant at) {
    return window.start(LocalDate.ofInstant(at, guard.zone()));
  }
}
