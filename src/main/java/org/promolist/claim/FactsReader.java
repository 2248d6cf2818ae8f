package org.promolist.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import org.promolist.shared.RoundTrip;
import org.promolist.shared.RoundTrip.Answers;
import org.promolist.shared.RoundTrip.Question;
import org.promolist.shared.RoundTrip.Statement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads all that a claim goes by in one statement over the tables of five features: a round trip
 * for each of them would cost more than the claim itself. Only where there is something to count (a
 * cap, a limit, the claims of a word) does it ask once more. By its one policy, named by its key, a
 * database that has not counted its rows yet knows that each index is entered once.
 */
@Component
class FactsReader {

  private static final String FACTS =
      """
      select p.registration_required, p.per_week, p.per_month, p.per_year,
        exists (select 1 from customer r where r.id = ?) as registered,
        c.code, c.batch_no, c.customer_id as holder, c.claimed_at, c.voided_at,
        coalesce(c.reopenings, 0) as reopenings, b.state as batch_state,
        l.id as list_id, l.version, l.points, l.archived, l.paused, l.starts_at, l.ends_at,
        l.entry_cap, l.per_customer_limit, w.cap as word_cap
      from policy p
      left join code c on c.code in (readings)
      left join code_batch b on b.no = c.batch_no
      left join list_word w on w.word = c.code and c.batch_no = 0
      left join promo_code_list l on l.id = coalesce(b.list_id, w.list_id)
      where p.id = 1
      """;

  private static final String COUNTS =
      """
      select
        (select count(*) from claim o where o.code = :code and o.claimant = :customer)
          as own_claims,
        (select count(*) from claim o join reversal v on v.code = o.code and v.claim_id = o.id
          where o.code = :code and o.claimant = :customer and v.reopened) as own_reopened,
        (select sum(s.room - s.taken) from cap_slot s where s.list_id = :list and s.word = '')
          as list_room,
        (select sum(s.room - s.taken) from cap_slot s where s.list_id = :list and s.word = :code)
          as word_room,
        case when cast(:limited as boolean) then (
          select count(*) from claim m where m.customer_id = :customer and m.list_id = :list
            and not exists (select 1 from reversal v where v.code = m.code and v.claim_id = m.id))
        else 0 end as on_list
      """;

  private final JdbcClient jdbc;
  private final RoundTrip roundTrip;
  private final AttemptGuard guard;
  private final CheckedPatterns patterns;

  FactsReader(JdbcClient jdbc, RoundTrip roundTrip, AttemptGuard guard, CheckedPatterns patterns) {
    this.jdbc = jdbc;
    this.roundTrip = roundTrip;
    this.guard = guard;
    this.patterns = patterns;
  }

  /** What was read of the policies, and of one code that may be meant, not counted yet. */
  private record Row(
      boolean registrationRequired,
      boolean registered,
      LimiterPolicy limiters,
      @Nullable CodeFacts code,
      @Nullable Integer perCustomerLimit) {}

  /** The facts, and where the customer stands, whom they are locked for. */
  record Look(SubjectState customer, ClaimFacts facts) {}

  /**
   * Lets the customer step up and looks in one round trip; empty if nobody has come by this id yet.
   *
   * @param text as typed; null where it is no code
   */
  Optional<Look> stepUp(CustomerId customer, @Nullable CodeText text, Instant now) {
    Answers<SubjectState, Row> answers =
        roundTrip.ask(guard.stepUp(customer.value()), question(customer, text));
    return answers.first().stream()
        .findFirst()
        .map(state -> new Look(state, facts(state, answers.second(), text, now)));
  }

  /**
   * @param state of the customer, who was admitted
   * @param text as typed; null where it is no code
   */
  ClaimFacts read(SubjectState state, @Nullable CodeText text, Instant now) {
    Question<Row> question = question(new CustomerId(state.subject()), text);
    return facts(state, roundTrip.ask(question), text, now);
  }

  private static Question<Row> question(CustomerId customer, @Nullable CodeText text) {
    List<String> params = new ArrayList<>();
    params.add(customer.value());
    if (text == null) {
      params.add("");
    } else {
      text.readings().forEach(reading -> params.add(reading.value()));
    }
    String marks = String.join(", ", Collections.nCopies(params.size() - 1, "?"));
    return new Question<>(
        Statement.of(FACTS.replace("readings", marks), params.toArray()),
        (rs, row) -> row(rs, customer));
  }

  private ClaimFacts facts(
      SubjectState state, List<Row> rows, @Nullable CodeText text, Instant now) {
    Row meant = text == null ? null : meant(rows, text);
    CodeFacts code = meant == null ? null : counted(meant, state.subject());
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

  /** The code as typed, or else the only one it can be a misreading of. */
  private static @Nullable Row meant(List<Row> rows, CodeText typed) {
    List<Row> found = rows.stream().filter(row -> row.code() != null).toList();
    return found.stream()
        .filter(row -> Objects.requireNonNull(row.code()).stored().equals(typed))
        .findFirst()
        .orElse(found.size() == 1 ? found.getFirst() : null);
  }

  private CodeFacts counted(Row row, String customer) {
    CodeFacts code = Objects.requireNonNull(row.code());
    ListFacts list = code.list();
    Integer limit = row.perCustomerLimit();
    if (!code.isWord() && !list.capped() && limit == null) {
      return code;
    }
    return jdbc.sql(COUNTS)
        .param("code", code.stored().value())
        .param("customer", customer)
        .param("list", list.id())
        .param("limited", limit != null)
        .query((rs, n) -> counted(code, limit, rs))
        .single();
  }

  private static CodeFacts counted(CodeFacts code, @Nullable Integer limit, ResultSet rs)
      throws SQLException {
    int reopened = rs.getInt("own_reopened");
    ListFacts list = code.list();
    return code.counted(
        code.isWord() ? rs.getInt("own_claims") > reopened : code.claimedByCustomer(),
        code.isWord() ? reopened : code.round(),
        (list.capped() && rs.getLong("list_room") <= 0)
            || (list.wordCapped() && rs.getLong("word_room") <= 0),
        limit != null && rs.getLong("on_list") >= limit);
  }

  private static Row row(ResultSet rs, CustomerId customer) throws SQLException {
    return new Row(
        rs.getBoolean("registration_required"),
        rs.getBoolean("registered"),
        new LimiterPolicy(
            rs.getObject("per_week", Integer.class),
            rs.getObject("per_month", Integer.class),
            rs.getObject("per_year", Integer.class)),
        code(rs, customer),
        rs.getObject("per_customer_limit", Integer.class));
  }

  /** Null too for a code that is being cleared away. */
  private static @Nullable CodeFacts code(ResultSet rs, CustomerId customer) throws SQLException {
    String stored = rs.getString("code");
    if (stored == null || rs.getObject("list_id") == null) {
      return null;
    }
    int batchNo = rs.getInt("batch_no");
    BatchState batch =
        batchNo == 0 ? BatchState.ACTIVE : BatchState.valueOf(rs.getString("batch_state"));
    if (batch.isDiscarded()) {
      return null;
    }
    String holder = rs.getString("holder");
    boolean claimed = rs.getObject("claimed_at") != null;
    boolean own = customer.value().equals(holder);
    return new CodeFacts(
        new CodeText(stored),
        batchNo,
        rs.getObject("voided_at") != null || batch.isDead(),
        batch == BatchState.ACTIVE,
        !claimed && holder != null,
        !claimed && holder != null && !own,
        claimed,
        claimed && own,
        rs.getInt("reopenings"),
        list(rs));
  }

  private static ListFacts list(ResultSet rs) throws SQLException {
    return new ListFacts(
        rs.getObject("list_id", UUID.class),
        rs.getLong("version"),
        rs.getInt("points"),
        rs.getBoolean("archived"),
        rs.getBoolean("paused"),
        rs.getObject("starts_at", OffsetDateTime.class).toInstant(),
        rs.getObject("ends_at", OffsetDateTime.class).toInstant(),
        rs.getObject("entry_cap") != null,
        rs.getObject("word_cap") != null,
        false,
        false);
  }
}
