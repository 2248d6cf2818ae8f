package org.promolist.claim;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ClaimFacts.CodeFacts;
import org.promolist.code.CheckedPatterns;
import org.promolist.customer.CustomerId;
import org.promolist.guard.AttemptGuard;
import org.promolist.guard.SubjectState;
import org.promolist.list.ListGate;
import org.promolist.shared.CodeText;
import org.promolist.shared.RoundTrip;
import org.promolist.shared.RoundTrip.Message;
import org.promolist.shared.RoundTrip.Part;
import org.promolist.shared.RoundTrip.Question;
import org.promolist.shared.RoundTrip.Statement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads all that claims go by in one statement over the tables of five features: a round trip for
 * each of them would cost more than the claim itself. Where there is something to count (a cap, a
 * limit, the claims of a word), it asks once more. By its one policy, named by its key, a database
 * that has not counted its rows yet knows that each index is entered once.
 */
@Component
class FactsReader {

  private static final String FACTS =
      """
      select %s as asked_by, p.registration_required, p.per_week, p.per_month, p.per_year,
        r.id is not null as registered, %s as passed,
        c.code, c.batch_no, c.customer_id as holder, c.claimed_at, c.voided_at,
        coalesce(c.reopenings, 0) as reopenings, b.state as batch_state, l.id as list_id,
        l.version, l.points, l.archived, l.paused, l.starts_at, l.ends_at, l.entry_cap,
        l.per_customer_limit, t.cap as word_cap
      from policy p
      %s
      left join code_batch b on b.no = c.batch_no
      left join list_word t on t.word = c.code and c.batch_no = 0
      left join promo_code_list l on l.id = coalesce(b.list_id, t.list_id)
      where p.id = 1
      """;

  private static final String ALONE =
      FACTS.formatted(
          "cast(? as varchar)",
          "false",
          """
          left join customer r on r.id = ?
          left join code c on c.code in (readings)
          """);

  private static final String COUNTS =
      "select " + ClaimCounts.columns(":code", ":customer", ":list", "cast(:limited as boolean)");

  private static final String COUNTS_TOGETHER =
      "select w.customer, "
          + ClaimCounts.columns("w.code", "w.customer", "cast(w.list as uuid)", "w.limited")
          + """
          from unnest(cast(? as varchar array), cast(? as varchar array),
            cast(? as varchar array), cast(? as boolean array)) as w (customer, code, list, limited)
          """;

  private final JdbcClient jdbc;
  private final RoundTrip roundTrip;
  private final AttemptGuard guard;
  private final CheckedPatterns patterns;
  private final String together;

  FactsReader(
      JdbcClient jdbc,
      RoundTrip roundTrip,
      AttemptGuard guard,
      CheckedPatterns patterns,
      ListGate gate) {
    this.jdbc = jdbc;
    this.roundTrip = roundTrip;
    this.guard = guard;
    this.patterns = patterns;
    this.together =
        FACTS.formatted(
            "w.customer",
            gate.passIfOpen("l.id"),
            """
            cross join unnest(cast(? as varchar array), cast(? as varchar array))
              as w (customer, reading)
            left join customer r on r.id = w.customer
            left join code c on c.code = w.reading
            """);
  }

  /** The facts, and where the customer stands, whom they are locked for. */
  record Look(SubjectState customer, ClaimFacts facts) {}

  /**
   * Lets the customer step up and looks in one round trip; empty if nobody has come by this id yet.
   *
   * @param text as typed; null where it is no code
   * @param clock is asked once the customer has stepped up: what they did before was earlier
   */
  Optional<Look> stepUp(CustomerId customer, @Nullable CodeText text, Supplier<Instant> clock) {
    Message message = roundTrip.message();
    Part<List<SubjectState>> states = message.ask(guard.stepUp(customer.value()));
    Part<List<FactsRow>> rows = message.ask(alone(customer.value(), text));
    message.send();
    return states.answer().stream()
        .findFirst()
        .map(state -> new Look(state, facts(state, rows.answer(), text, clock.get())));
  }

  /**
   * Lets so many customers step up who need not wait for it, and looks, in one round trip, and one
   * more each if there are new ones and if there is something to count. Absent are those who step
   * up elsewhere or were erased, and those whose code does not exist or is of a list whose gate is
   * shut. The gates of the others are passed.
   *
   * @param before is run before it
   * @param texts as typed, by customer
   * @param newcomers admits those of these whom nobody has seen before
   */
  Map<String, Look> stepUpTogether(
      Statement before,
      Map<String, CodeText> texts,
      Function<Set<String>, List<SubjectState>> newcomers,
      Instant now) {
    Message message = roundTrip.message();
    message.run(before);
    Part<List<SubjectState>> known = message.ask(guard.stepUp(texts.keySet()));
    Part<List<FactsRow>> found = message.ask(question(texts));
    message.send();
    Map<String, FactsRow> passed = passed(found.answer(), texts);
    List<SubjectState> states = new ArrayList<>(known.answer());
    Set<String> others = new TreeSet<>(passed.keySet()); // in one order, as every node does
    states.forEach(state -> others.remove(state.subject()));
    if (!others.isEmpty()) {
      states.addAll(newcomers.apply(others));
    }
    states.removeIf(state -> !passed.containsKey(state.subject()));
    Map<String, CodeFacts> codes = codes(states, passed);
    Map<String, Look> looks = new HashMap<>();
    for (SubjectState state : states) {
      String customer = state.subject();
      FactsRow row = Objects.requireNonNull(passed.get(customer));
      ClaimFacts facts = facts(state, row, codes.get(customer), texts.get(customer), now);
      looks.put(customer, new Look(state, facts));
    }
    return looks;
  }

  /** What each customer means, where the gate of its list was passed. */
  private static Map<String, FactsRow> passed(List<FactsRow> found, Map<String, CodeText> texts) {
    Map<String, FactsRow> passed = new HashMap<>();
    found.stream()
        .collect(groupingBy(FactsRow::askedBy))
        .forEach((customer, rows) ->
            FactsRow.meant(rows, Objects.requireNonNull(texts.get(customer)))
                .filter(FactsRow::passed)
                .ifPresent(meant -> passed.put(customer, meant)));
    return passed;
  }

  /** What each customer means, counted where it has to be. */
  private Map<String, CodeFacts> codes(List<SubjectState> states, Map<String, FactsRow> passed) {
    Map<String, CodeFacts> codes = new HashMap<>();
    List<FactsRow> toCount = new ArrayList<>();
    for (SubjectState state : states) {
      FactsRow row = Objects.requireNonNull(passed.get(state.subject()));
      if (row.hasToBeCounted()) {
        toCount.add(row);
      } else {
        codes.put(row.askedBy(), row.found());
      }
    }
    if (!toCount.isEmpty()) {
      roundTrip
          .ask(counting(toCount))
          .forEach(counted -> codes.put(counted.customer(), counted.code()));
    }
    return codes;
  }

  private record Counted(String customer, CodeFacts code) {}

  private static Question<Counted> counting(List<FactsRow> rows) {
    Map<String, FactsRow> byCustomer =
        rows.stream().collect(toMap(FactsRow::askedBy, Function.identity()));
    return new Question<>(
        Statement.of(
            COUNTS_TOGETHER,
            texts(rows, FactsRow::askedBy),
            texts(rows, row -> row.found().stored().value()),
            texts(rows, row -> row.found().list().id().toString()),
            rows.stream().map(row -> row.perCustomerLimit() != null).toArray(Boolean[]::new)),
        (rs, n) -> {
          FactsRow row = Objects.requireNonNull(byCustomer.get(rs.getString("customer")));
          return new Counted(
              row.askedBy(), ClaimCounts.counted(row.found(), row.perCustomerLimit(), rs));
        });
  }

  private static String[] texts(List<FactsRow> rows, Function<FactsRow, String> text) {
    return rows.stream().map(text).toArray(String[]::new);
  }

  /**
   * @param state of the customer, who was admitted
   * @param text as typed; null where it is no code
   */
  ClaimFacts read(SubjectState state, @Nullable CodeText text, Instant now) {
    return facts(state, roundTrip.ask(alone(state.subject(), text)), text, now);
  }

  private static Question<FactsRow> alone(String customer, @Nullable CodeText text) {
    List<String> params = new ArrayList<>(List.of(customer, customer));
    List<String> readings = readings(text);
    params.addAll(readings);
    String marks = String.join(", ", Collections.nCopies(readings.size(), "?"));
    return new Question<>(
        Statement.of(ALONE.replace("readings", marks), params.toArray()), FactsRow::read);
  }

  private Question<FactsRow> question(Map<String, CodeText> texts) {
    List<String> customers = new ArrayList<>();
    List<String> readings = new ArrayList<>();
    texts.forEach((customer, text) -> {
      List<String> ways = readings(text);
      readings.addAll(ways);
      customers.addAll(Collections.nCopies(ways.size(), customer));
    });
    return new Question<>(
        Statement.of(together, customers.toArray(String[]::new), readings.toArray(String[]::new)),
        FactsRow::read);
  }

  private static List<String> readings(@Nullable CodeText text) {
    return text == null ? List.of("") : text.readings().stream().map(CodeText::value).toList();
  }

  private ClaimFacts facts(
      SubjectState state, List<FactsRow> rows, @Nullable CodeText text, Instant now) {
    FactsRow meant = text == null ? null : FactsRow.meant(rows, text).orElse(null);
    CodeFacts code =
        meant == null
            ? null
            : meant.hasToBeCounted() ? counted(meant, state.subject()) : meant.code();
    return facts(state, rows.getFirst(), code, text, now);
  }

  private ClaimFacts facts(
      SubjectState state,
      FactsRow any,
      @Nullable CodeFacts code,
      @Nullable CodeText text,
      Instant now) {
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

  private CodeFacts counted(FactsRow row, String customer) {
    CodeFacts code = row.found();
    Integer limit = row.perCustomerLimit();
    return jdbc.sql(COUNTS)
        .param("code", code.stored().value())
        .param("customer", customer)
        .param("list", code.list().id())
        .param("limited", limit != null)
        .query((rs, n) -> ClaimCounts.counted(code, limit, rs))
        .single();
  }
}
