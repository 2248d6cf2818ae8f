package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.promolist.claim.ExplainedRule.Outcome;
import org.promolist.code.PatternDraft;
import org.promolist.customer.CustomerId;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;

class ExplanationsTest extends ExplanationsFixture {

  @Test
  void everyRuleIsThereInTheOrderOfTheTable() {
    Instant before = clock.mark();
    String code = codes(list(draft -> draft), 1).getFirst();

    Explanation now = explanations.explain(command(code, anna), null);
    assertThat(now.rules()).extracting(ExplainedRule::refusal).containsExactly(Refusal.values());
    assertThat(now.rules()).extracting(ExplainedRule::outcome).containsOnly(Outcome.PASSED);
    assertThat(now.rules()).noneMatch(rule -> rule.facts().isEmpty());
    assertThat(now.code()).isEqualTo(code);

    Explanation then = explanations.explain(command(code, anna), before);
    assertThat(then.at()).isEqualTo(before);
    Refusal failed = Refusal.CODE_NOT_FOUND;
    assertThat(then.rules())
        .extracting(ExplainedRule::outcome)
        .containsExactlyElementsOf(
            Arrays.stream(Refusal.values())
                .map(rule ->
                    rule.compareTo(failed) < 0
                        ? Outcome.PASSED
                        : rule == failed ? Outcome.FAILED : Outcome.NOT_REACHED)
                .toList());
    assertThat(facts(code, anna, before, Refusal.LIST_PAUSED)).isEmpty();
  }

  @Test
  void whatIsNoCodeIsMalformedAtAnyTime() {
    Explanation now = explanations.explain(command("?!", anna), null);
    assertThat(now.code()).isNull();
    assertThat(failed("?!", anna, now.at())).isEqualTo(Refusal.CODE_MALFORMED);
    assertThat(facts("?!", anna, now.at(), Refusal.CODE_MALFORMED))
        .isEqualTo(Map.of("wellFormed", false));
  }

  @Test
  void aSlipIsToldFromAGuessByThePatternsThatWereThere() {
    UUID list = list(draft -> draft);
    Instant before = clock.mark();
    made.ended(batches.generate(list, 1, new PatternDraft("QX", 23, null, true, null, null), true));
    Instant ready = clock.mark();
    String code = made.texts(list).getFirst();
    String slip = code.substring(0, 22) + (code.endsWith("7") ? '8' : '7');

    assertThat(failed(slip, anna, before)).isEqualTo(Refusal.CODE_NOT_FOUND);
    assertThat(failed(slip, anna, ready)).isEqualTo(Refusal.CODE_MISTYPED);
    assertThat(failed(code, anna, ready)).isNull();
  }

  @Test
  void anErasedCustomerIsExplainedByEitherName() {
    String code = codes(list(draft -> draft), 1).getFirst();
    claim(code, anna);
    guessWrong(5);
    Instant before = clock.mark();
    customers.erase(anna);
    CustomerId pseudonym = customers.pseudonym(anna);
    Instant erased = clock.mark();

    for (CustomerId name : List.of(anna, pseudonym)) {
      for (Instant at : List.of(before, erased)) {
        assertThat(failed(code, name, at)).isEqualTo(Refusal.CUSTOMER_LOCKED_OUT);
        assertThat(facts(code, name, at, Refusal.ALREADY_CLAIMED_BY_CUSTOMER))
            .containsEntry("customerId", pseudonym.value());
      }
    }
    clock.advance(Duration.ofMinutes(16));
    assertThat(failed(code, anna, clock.mark())).isEqualTo(Refusal.ALREADY_CLAIMED_BY_CUSTOMER);
  }

  @Test
  void explainingChangesNothing() {
    List<Long> before = sizes();
    for (int i = 0; i < 6; i++) {
      explanations.explain(command("NOSUCHCODE", anna), null);
    }
    assertThat(sizes()).isEqualTo(before);
    assertThat(customers.standing(anna).consecutive()).isZero();
  }

  private List<Long> sizes() {
    return Stream.of("attempt", "guard_subject", "customer", "claim", "claim_tally", "audit_entry")
        .map(table -> jdbc.sql("select count(*) from " + table).query(Long.class).single())
        .toList();
  }

  @Test
  void theFutureIsNotExplainedNorTheTimeBefore1970() {
    assertThat(violation(clock.instant().plusSeconds(60)))
        .isEqualTo(Violation.of("at", "in_future"));
    assertThat(violation(Instant.parse("1969-12-31T23:59:59Z")).code())
        .isEqualTo("year_out_of_range");
    assertThat(failed("WHATEVER", anna, Instant.EPOCH)).isEqualTo(Refusal.CODE_NOT_FOUND);
  }

  private Violation violation(Instant at) {
    try {
      explanations.explain(command("WHATEVER", anna), at);
      throw new AssertionError("explained");
    } catch (InvalidInputException refused) {
      return refused.violations().getFirst();
    }
  }

  @Test
  @WithMockUser(authorities = {"claims:write", "codes:read", "lists:read"})
  void onlyWhoMaySeeCustomersIsToldWhy() {
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> explanations.explain(command("WHATEVER", anna), null));
  }
}
