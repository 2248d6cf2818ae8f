package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.promolist.DatabaseTest;
import org.promolist.claim.ExplainedRule.Outcome;
import org.promolist.code.Batches;
import org.promolist.code.CodesFixture;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.list.Drafts;
import org.promolist.list.ListDraft;
import org.promolist.list.PromoCodeLists;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;

/** Lists, codes and customers to explain, at moments that are kept apart. */
@DatabaseTest
@Import({CodesFixture.class, MovableClock.Instead.class})
@WithMockUser(
    authorities = {
      "lists:read",
      "lists:write",
      "codes:read",
      "codes:write",
      "claims:write",
      "customers:read",
      "customers:write",
      "policies:write"
    })
abstract class ExplanationsFixture {

  static final AtomicInteger numbers = new AtomicInteger();

  @Autowired Explanations explanations;
  @Autowired Claims claims;
  @Autowired Reversals reversals;
  @Autowired Customers customers;
  @Autowired PromoCodeLists lists;
  @Autowired Batches batches;
  @Autowired CodesFixture made;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;

  CustomerId anna;
  CustomerId ben;

  @BeforeEach
  void newCustomers() {
    anna = new CustomerId("anna-" + numbers.incrementAndGet());
    ben = new CustomerId("ben-" + numbers.incrementAndGet());
  }

  @AfterEach
  void policiesAsTheyWere() {
    jdbc.sql(
            """
            update policy set per_week = null, per_month = null, per_year = null,
              registration_required = false
            """)
        .update();
  }

  UUID list(UnaryOperator<Drafts> change) {
    return lists
        .create(
            change
                .apply(
                    Drafts.singleUse("Explained " + numbers.incrementAndGet())
                        .validity("2026-01-01T00:00", null, "UTC")
                        .limits(null, null))
                .draft())
        .id();
  }

  List<String> codes(UUID list, int quantity) {
    made.generated(list, quantity, true);
    return made.texts(list);
  }

  ListDraft draft(UUID list) {
    return lists.get(list).toDraft();
  }

  long version(UUID list) {
    return lists.get(list).version();
  }

  void guessWrong(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(claims.claim(command("GUESSED" + i, anna)))
          .isEqualTo(new ClaimResult.Refused(Refusal.CODE_NOT_FOUND, null));
      clock.mark();
    }
  }

  ClaimDetails claim(String code, CustomerId customer) {
    ClaimResult result = claims.claim(command(code, customer));
    assertThat(result).isInstanceOf(ClaimResult.Claimed.class);
    return ((ClaimResult.Claimed) result).claim();
  }

  static ClaimCommand command(String code, CustomerId customer) {
    return new ClaimCommand(code, customer);
  }

  /** The rule that fails; null if none does. */
  @Nullable Refusal failed(String code, CustomerId customer, Instant at) {
    return explanations.explain(command(code, customer), at).rules().stream()
        .filter(rule -> rule.outcome() == Outcome.FAILED)
        .map(ExplainedRule::refusal)
        .findFirst()
        .orElse(null);
  }

  Map<String, Object> facts(String code, CustomerId customer, Instant at, Refusal refusal) {
    return explanations.explain(command(code, customer), at).rules().stream()
        .filter(rule -> rule.refusal() == refusal)
        .findFirst()
        .orElseThrow()
        .facts();
  }
}
