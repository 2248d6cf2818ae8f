package org.promolist.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ClaimFacts.CodeFacts;
import org.promolist.claim.ClaimFacts.ListFacts;
import org.promolist.code.BatchState;
import org.promolist.code.CheckedPatterns;
import org.promolist.customer.CustomerId;
import org.promolist.guard.AttemptGuard;
import org.promolist.guard.LimiterPolicy;
import org.promolist.guard.SubjectState;
import org.promolist.shared.CodeText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads all that a claim goes by in one statement over the tables of five features: a round trip
 * for each of them would cost more than the claim itself. By its one policy, named by its key, a
 * database that has not counted its rows yet knows that each index is entered once.
 */
@Component
class FactsReader {

  private static final String FACTS =
      """
      select p.registration_required, p.per_week, p.per_month, p.per_year,
        exists (select 1 from customer r where r.id = :customer) as registered,
        c.code, c.batch_no, c.customer_id as holder, c.claimed_at, c.voided_at,
        coalesce(c.reopenings, 0) as reopenings, b.state as batch_state,
        case when c.batch_no = 0 then
          (select count(*) from claim o where o.code = c.code and o.claimant = :customer)
        end as own_claims,
        case when c.batch_no = 0 then
          (select count(*) from claim o join reversal v on v.code = o.code and v.claim_id = o.id
            where o.code = c.code and o.claimant = :customer and v.reopened)
        end as own_reopened,
        l.id as list_id, l.version, l.points, l.archived, l.paused, l.starts_at, l.ends_at,
        l.entry_cap, w.cap as word_cap,
        case when l.entry_cap is not null then
          (select sum(s.room - s.taken) from cap_slot s where s.list_id = l.id and s.word = '')
        end as list_room,
        case when w.cap is not null then
          (select sum(s.room - s.taken) from cap_slot s where s.list_id = l.id and s.word = w.word)
        end as word_room,
        case when l.per_customer_limit is not null then l.per_customer_limit - (
          select count(*) from claim m where m.customer_id = :customer and m.list_id = l.id
            and not exists (select 1 from reversal v where v.code = m.code and v.claim_id = m.id))
        end as limit_room
      from policy p
      left join code c on c.code in (:readings)
      left join code_batch b on b.no = c.batch_no
      left join list_word w on w.word = c.code and c.batch_no = 0
      left join promo_code_list l on l.id = coalesce(b.list_id, w.list_id)
      where p.id = 1
      """;

  private final JdbcClient jdbc;
  private final AttemptGuard guard;
  private final CheckedPatterns patterns;

  FactsReader(JdbcClient jdbc, AttemptGuard guard, CheckedPatterns patterns) {
    this.jdbc = jdbc;
    this.guard = guard;
    this.patterns = patterns;
  }

  /** What was read of the policies, and of one code that may be meant. */
  private record Row(
      boolean registrationRequired,
      boolean registered,
      LimiterPolicy limiters,
      @Nullable CodeFacts code) {}

  /**
   * @param text as typed; null where it is no code
   */
  ClaimFacts read(SubjectState state, @Nullable CodeText text, Instant now) {
    CustomerId customer = new CustomerId(state.subject());
    List<Row> rows = rows(customer, text);
    CodeFacts code = text == null ? null : meant(rows, text);
    Row any = rows.getFirst();
    return new ClaimFacts(
        now,
        any.registrationRequired(),
        any.registered(),
        state.locked(now).orElse(null),
        state.limited(any.limiters(), now, guard.zone()).orElse(null),
        text,
        text != null && code == null && patterns.isSlip(text),
        code);
  }

  private List<Row> rows(CustomerId customer, @Nullable CodeText text) {
    List<String> readings =
        text == null ? List.of("") : text.readings().stream().map(CodeText::value).toList();
    return jdbc.sql(FACTS)
        .param("customer", customer.value())
        .param("readings", readings)
        .query((rs, row) -> row(rs, customer))
        .list();
  }

  /** The code as typed, or else the only one it can be a misreading of. */
  private static @Nullable CodeFacts meant(List<Row> rows, CodeText typed) {
    List<CodeFacts> found = rows.stream().map(Row::code).filter(Objects::nonNull).toList();
    return found.stream()
        .filter(code -> code.stored().equals(typed))
        .findFirst()
        .orElse(found.size() == 1 ? found.getFirst() : null);
  }

  private static Row row(ResultSet rs, CustomerId customer) throws SQLException {
    return new Row(
        rs.getBoolean("registration_required"),
        rs.getBoolean("registered"),
        new LimiterPolicy(
            rs.getObject("per_week", Integer.class),
            rs.getObject("per_month", Integer.class),
            rs.getObject("per_year", Integer.class)),
        code(rs, customer));
  }

  /** Null too for a code that is being cleared away. */
  private static @Nullable CodeFacts code(ResultSet rs, CustomerId customer) throws SQLException {
    String stored = rs.getString("code");
    if (stored == null || rs.getObject("list_id") == null) {
      return null;
    }
    int batchNo = rs.getInt("batch_no");
    boolean word = batchNo == 0;
    BatchState batch = word ? BatchState.ACTIVE : BatchState.valueOf(rs.getString("batch_state"));
    if (batch.isDiscarded()) {
      return null;
    }
    String holder = rs.getString("holder");
    boolean claimed = rs.getObject("claimed_at") != null;
    boolean own = customer.value().equals(holder);
    int ownReopened = rs.getInt("own_reopened");
    return new CodeFacts(
        new CodeText(stored),
        batchNo,
        rs.getObject("voided_at") != null || batch.isDead(),
        batch == BatchState.ACTIVE,
        !claimed && holder != null,
        !claimed && holder != null && !own,
        claimed,
        word ? rs.getInt("own_claims") > ownReopened : claimed && own,
        word ? ownReopened : rs.getInt("reopenings"),
        list(rs));
  }

  private static ListFacts list(ResultSet rs) throws SQLException {
    boolean capped = rs.getObject("entry_cap") != null;
    boolean wordCapped = rs.getObject("word_cap") != null;
    return new ListFacts(
        rs.getObject("list_id", UUID.class),
        rs.getLong("version"),
        rs.getInt("points"),
        rs.getBoolean("archived"),
        rs.getBoolean("paused"),
        rs.getObject("starts_at", OffsetDateTime.class).toInstant(),
        rs.getObject("ends_at", OffsetDateTime.class).toInstant(),
        capped,
        wordCapped,
        (capped && rs.getLong("list_room") <= 0) || (wordCapped && rs.getLong("word_room") <= 0),
        rs.getObject("limit_room") != null && rs.getLong("limit_room") <= 0);
  }
}
