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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.promolist.claim.ClaimFacts.CodeFacts;
import org.promolist.claim.FactsReader.Look;
import org.promolist.guard.AttemptGuard;
import org.promolist.guard.SubjectState;
import org.promolist.list.ListGate;
import org.promolist.shared.CodeText;
import org.promolist.shared.RoundTrip;
import org.promolist.shared.RoundTrip.Message;
import org.promolist.shared.RoundTrip.Part;
import org.promolist.shared.RoundTrip.Question;
import org.promolist.shared.RoundTrip.Statement;
import org.springframework.stereotype.Component;

/** Looks for several customers at once, as {@link FactsReader} does for one. PostgreSQL only. */
@Component
class CommonLook {

  private static final String COUNTS =
      "select w.customer, "
          + ClaimCounts.columns("w.code", "w.customer", "cast(w.list as uuid)", "w.limited")
          + """
          from unnest(cast(? as varchar array), cast(? as varchar array),
            cast(? as varchar array), cast(? as boolean array)) as w (customer, code, list, limited)
          """;

  private final RoundTrip roundTrip;
  private final AttemptGuard guard;
  private final FactsReader reader;
  private final String facts;

  CommonLook(RoundTrip roundTrip, AttemptGuard guard, FactsReader reader, ListGate gate) {
    this.roundTrip = roundTrip;
    this.guard = guard;
    this.reader = reader;
    this.facts =
        FactsRow.select(
            "w.customer",
            gate.passIfOpen("l.id"),
            """
            cross join unnest(cast(? as varchar array), cast(? as varchar array))
              as w (customer, reading)
            left join customer r on r.id = w.customer
            left join code c on c.code = w.reading
            """);
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
   * @param clock is asked once they have stepped up: what they did before was earlier
   */
  Map<String, Look> stepUp(
      Statement before,
      Map<String, CodeText> texts,
      Function<Set<String>, List<SubjectState>> newcomers,
      Supplier<Instant> clock) {
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
    Instant now = clock.get();
    Map<String, CodeFacts> codes = codes(states, passed);
    Map<String, Look> looks = new HashMap<>();
    for (SubjectState state : states) {
      String customer = state.subject();
      FactsRow row = Objects.requireNonNull(passed.get(customer));
      ClaimFacts facts = reader.facts(state, row, codes.get(customer), texts.get(customer), now);
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
            COUNTS,
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

  private Question<FactsRow> question(Map<String, CodeText> texts) {
    List<String> customers = new ArrayList<>();
    List<String> readings = new ArrayList<>();
    texts.forEach((customer, text) -> {
      List<String> ways = FactsReader.readings(text);
      readings.addAll(ways);
      customers.addAll(Collections.nCopies(ways.size(), customer));
    });
    return new Question<>(
        Statement.of(facts, customers.toArray(String[]::new), readings.toArray(String[]::new)),
        FactsRow::read);
  }
}
