package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.promolist.api.ApiCalls.assertProblem;
import static org.promolist.api.ApiCalls.body;
import static org.promolist.api.ApiCalls.text;
import static org.promolist.api.ClaimCalls.CODES;
import static org.promolist.api.ClaimCalls.code;
import static org.promolist.api.ClaimCalls.customer;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Claims that are sent again, with the key of the first time. */
class ClaimRetriesTest extends ClaimApiFixture {

  @Test
  void aRetryGetsTheFirstAnswerAgainAndCountsNothingTwice() {
    String code = code();
    calls.list(code);
    String customer = customer();
    String key = UUID.randomUUID().toString();
    MvcTestResult first = calls.claim(key, code, customer);
    MvcTestResult again = calls.claim(key, code, customer);
    assertThat(again).hasStatus(201).hasHeader("Idempotency-Replayed", "true");
    assertThat(text(again)).isEqualTo(text(first));
    assertThat(again.getResponse().getHeader("Location"))
        .isEqualTo(first.getResponse().getHeader("Location"));
    assertThat(calls.customer(customer).get("balance").asInt()).isEqualTo(250);
    assertProblem(calls.claim(key, code, customer()), 422, "idempotency_key_reused");
  }

  @Test
  void aKeptRefusalIsNoSecondGuess() {
    String code = code();
    String customer = customer();
    String key = UUID.randomUUID().toString();
    assertProblem(calls.claim(key, code, customer), 404, "code_not_found");
    calls.list(code);
    MvcTestResult again = calls.claim(key, code, customer);
    assertProblem(again, 404, "code_not_found");
    assertThat(again).hasHeader("Idempotency-Replayed", "true");
    assertThat(calls.failures(customer)).isEqualTo(1);
    assertThat(calls.items(customer, "attempts")).hasSize(1);
    assertProblem(calls.claim(key, code(), customer), 422, "idempotency_key_reused");
    assertThat(calls.failures(customer)).isEqualTo(1);
  }

  @Test
  void refusalsOfEachStatusButMalformedAndLaterAreKept() {
    String voided = code();
    calls.list(voided);
    api.post(CODES + voided + "/void", "");
    String pending = code();
    api.imported(calls.empty(""), "", pending + "\n");
    String list = calls.listOf("SINGLE_USE", "2026-01-01T00:00", "");
    api.generated(list, 1, true);
    String good = body(api.get(list + "/codes?limit=1")).get("items").get(0).get("code").asString();
    String slip = good.substring(0, 13) + (good.endsWith("7") ? '8' : '7');
    String customer = customer();
    assertKept(voided, customer, 410);
    assertKept(pending, customer, 409);
    assertKept(slip, customer, 422);

    String key = UUID.randomUUID().toString();
    assertProblem(calls.claim(key, "x", customer), 400, "code_malformed");
    calls.policy("lockout", "{\"failures\": 1, \"lockSeconds\": 600}");
    String locked = customer();
    calls.claim(code(), locked);
    assertProblem(calls.claim(key, good, locked), 429, "customer_locked_out");
    clock.advance(Duration.ofMinutes(10));
    assertThat(calls.claim(key, good, locked))
        .hasStatus(201)
        .doesNotContainHeader("Idempotency-Replayed");
  }

  private void assertKept(String typed, String customer, int status) {
    String key = UUID.randomUUID().toString();
    MvcTestResult first = calls.claim(key, typed, customer);
    assertThat(first).hasStatus(status).doesNotContainHeader("Idempotency-Replayed");
    MvcTestResult again = calls.claim(key, typed, customer);
    assertThat(again).hasStatus(status).hasHeader("Idempotency-Replayed", "true");
    assertThat(text(again)).isEqualTo(text(first));
  }
}
