package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.promolist.guard.LimiterPolicy;
import org.promolist.guard.LimiterWindow;
import org.promolist.list.Drafts;
import org.springframework.beans.factory.annotation.Autowired;

/** Rules that a customer is held to, at the moment that is asked for. */
class ExplainedCustomersTest extends ExplanationsFixture {

  @Autowired ProgramPolicies policies;

  @Test
  void aCustomerHasMadeEnoughClaimsOnAListUntilTheLimitIsRaised() {
    UUID list = list(draft -> draft.limits(null, 1));
    List<String> texts = codes(list, 2);
    claim(texts.getFirst(), anna);
    Instant reached = clock.mark();
    lists.change(list, version(list), Drafts.of(draft(list), draft -> draft.limits(null, 3)));
    Instant raised = clock.mark();

    assertThat(failed(texts.getLast(), anna, reached))
        .isEqualTo(Refusal.CUSTOMER_LIST_LIMIT_REACHED);
    assertThat(facts(texts.getLast(), anna, reached, Refusal.CUSTOMER_LIST_LIMIT_REACHED))
        .isEqualTo(Map.of("limit", 1, "standing", 1L));
    assertThat(failed(texts.getLast(), ben, reached)).isNull();
    assertThat(failed(texts.getLast(), anna, raised)).isNull();
  }

  @Test
  void theGuessThatLocksACustomerOutWasToldWhatItWasBeforeThat() {
    guessWrong(5);
    Instant guessed =
        jdbc.sql("select max(at) from attempt where customer_id = ?")
            .param(anna.value())
            .query(OffsetDateTime.class)
            .single()
            .toInstant();

    assertThat(failed("GUESSED4", anna, guessed)).isEqualTo(Refusal.CODE_NOT_FOUND);
    assertThat(facts("GUESSED4", anna, guessed, Refusal.CUSTOMER_LOCKED_OUT))
        .containsEntry("consecutive", 4.0)
        .containsEntry("lockedUntil", null);
    assertThat(failed("GUESSED4", anna, guessed.plusNanos(1_000)))
        .isEqualTo(Refusal.CUSTOMER_LOCKED_OUT);
  }

  @Test
  void aLockoutIsOverAtItsEndOrWhenSomebodyUnlocks() {
    String code = codes(list(draft -> draft), 1).getFirst();
    guessWrong(4);
    Instant nearly = clock.mark();
    guessWrong(1);
    Instant locked = clock.mark();
    clock.advance(Duration.ofMinutes(16));
    Instant expired = clock.mark();
    guessWrong(5);
    Instant lockedAgain = clock.mark();
    customers.unlock(anna, "called us");
    Instant unlocked = clock.mark();
    guessWrong(1);
    claim(code, anna);
    Instant claimed = clock.mark();

    assertThat(failed(code, anna, nearly)).isNull();
    assertThat(facts(code, anna, nearly, Refusal.CUSTOMER_LOCKED_OUT))
        .containsEntry("consecutive", 4.0)
        .containsEntry("lockedUntil", null);
    assertThat(failed(code, anna, locked)).isEqualTo(Refusal.CUSTOMER_LOCKED_OUT);
    assertThat(facts(code, anna, locked, Refusal.CUSTOMER_LOCKED_OUT))
        .containsEntry("consecutive", 5.0)
        .containsEntry("failures", 5)
        .containsEntry("lockSeconds", 900L)
        .hasEntrySatisfying(
            "lockedUntil",
            until ->
                assertThat((Instant) until)
                    .isBetween(nearly.plusSeconds(900), locked.plusSeconds(900)));
    assertThat(failed(code, anna, expired)).isNull();
    assertThat(facts(code, anna, expired, Refusal.CUSTOMER_LOCKED_OUT))
        .containsEntry("consecutive", 0.0);
    assertThat(failed(code, anna, lockedAgain)).isEqualTo(Refusal.CUSTOMER_LOCKED_OUT);
    assertThat(failed(code, anna, unlocked)).isNull();
    assertThat(failed(code, ben, locked)).isNull();
    assertThat(facts(code, anna, claimed, Refusal.CUSTOMER_LOCKED_OUT))
        .containsEntry("consecutive", 0.0);
  }

  /** Attempts are forgotten some day, lockouts not before they are over. */
  @Test
  void aLockoutThatHoldsIsToldThoughItsGuessesAreForgotten() {
    String code = codes(list(draft -> draft), 1).getFirst();
    guessWrong(5);
    jdbc.sql("delete from attempt where customer_id = ?").param(anna.value()).update();
    assertThat(failed(code, anna, clock.mark())).isEqualTo(Refusal.CUSTOMER_LOCKED_OUT);
  }

  @Test
  void aLimiterHoldsFromWhenItWasSetAndForItsWindow() {
    List<String> texts = codes(list(draft -> draft), 3);
    ClaimDetails claim = claim(texts.get(0), anna);
    Instant before = clock.mark();
    policies.setLimiters(new LimiterPolicy(1, null, 5));
    Instant limited = clock.mark();
    reversals.reverse(claim.id(), "mistake", false);
    Instant reversed = clock.mark();
    claim(texts.get(1), anna);
    clock.advance(Duration.ofDays(7));
    Instant nextWeek = clock.mark();

    assertThat(failed(texts.get(2), anna, before)).isNull();
    assertThat(failed(texts.get(2), anna, limited)).isEqualTo(Refusal.CUSTOMER_LIMITER_REACHED);
    assertThat(failed(texts.get(2), ben, limited)).isNull();
    assertThat(failed(texts.get(2), anna, reversed)).isNull();
    assertThat(failed(texts.get(2), anna, nextWeek)).isNull();
    Map<String, Object> facts =
        facts(texts.get(2), anna, limited, Refusal.CUSTOMER_LIMITER_REACHED);
    assertThat(facts.get("week")).isEqualTo(window(1, LimiterWindow.WEEK, limited));
    assertThat(facts.get("month")).isEqualTo(window(null, LimiterWindow.MONTH, limited));
    assertThat(facts.get("year")).isEqualTo(window(5, LimiterWindow.YEAR, limited));
    assertThat((Instant) facts.get("until")).isAfter(limited);
    assertThat(facts(texts.get(2), anna, before, Refusal.CUSTOMER_LIMITER_REACHED).get("until"))
        .isNull();
  }

  /** Of the window that the moment is in, with one claim. */
  private static Map<String, Object> window(
      @Nullable Integer limit, LimiterWindow window, Instant at) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("limit", limit);
    facts.put("used", 1);
    facts.put("start", window.start(LocalDate.ofInstant(at, ZoneOffset.UTC)).toString());
    return facts;
  }

  @Test
  void aCustomerIsUnknownOnlyWhileThePolicyAsksAndUntilTheyAreRegistered() {
    String code = codes(list(draft -> draft), 1).getFirst();
    Instant before = clock.mark();
    policies.setRegistrationRequired(true);
    Instant required = clock.mark();
    customers.register(anna);
    Instant registered = clock.mark();

    assertThat(failed(code, anna, before)).isNull();
    assertThat(failed(code, anna, required)).isEqualTo(Refusal.CUSTOMER_UNKNOWN);
    assertThat(failed(code, anna, registered)).isNull();
    assertThat(facts(code, anna, required, Refusal.CUSTOMER_UNKNOWN))
        .containsEntry("registrationRequired", true)
        .containsEntry("registered", false);
  }

  @Test
  void whoWasErasedUnregisteredIsUnknownAlsoBackThen() {
    String code = codes(list(draft -> draft), 1).getFirst();
    guessWrong(1);
    policies.setRegistrationRequired(true);
    customers.erase(anna);
    Instant erased = clock.mark();
    customers.register(anna);
    Instant registered = clock.mark();

    assertThat(failed(code, anna, erased)).isEqualTo(Refusal.CUSTOMER_UNKNOWN);
    assertThat(failed(code, anna, registered)).isNull();
  }
}
