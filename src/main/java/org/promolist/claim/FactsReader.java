package org.promolist.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ClaimFacts.CodeFacts;
import org.promolist.code.CheckedPatterns;
import org.promolist.customer.CustomerId;
import org.promolist.guard.AttemptGuard;
import org.promolist.guard.SubjectState;
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

  private static final String ALONE =
      FactsRow.select(
          "cast(? as varchar)",
          "false",
          """
          left join customer r on r.id = ?
          left join code c on c.code in (readings)
          """);

  private static final String COUNTS =
      "select " + ClaimCounts.columns(":code", ":customer", ":list", "cast(:limited as boolean)");

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

  static List<String> readings(@Nullable CodeText text) {
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

  /** Of one of the codes that were read, counted where it has to be. */
  ClaimFacts facts(
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
