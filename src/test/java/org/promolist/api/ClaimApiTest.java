package org.promolist.api;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.promolist.api.ApiCalls.LISTS;
import static org.promolist.api.ApiCalls.assertProblem;
import static org.promolist.api.ApiCalls.body;
import static org.promolist.api.ApiCalls.errors;
import static org.promolist.api.ApiCalls.text;
import static org.promolist.api.ClaimCalls.CLAIMS;
import static org.promolist.api.ClaimCalls.CODES;
import static org.promolist.api.ClaimCalls.CUSTOMERS;
import static org.promolist.api.ClaimCalls.code;
import static org.promolist.api.ClaimCalls.customer;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** The rules of a claim as programs meet them. */
class ClaimApiTest extends ClaimApiFixture {

  @Test
  void aCodeIsClaimedOnceAndItsPointsAreTold() {
    String code = code();
    String list = calls.list(code);
    String first = customer();
    MvcTestResult claimed = calls.claim(code.toLowerCase(ROOT), first);
    assertThat(claimed).hasStatus(201);
    JsonNode claim = body(claimed);
    assertThat(claim.get("code").asString()).isEqualTo(code);
    assertThat(claim.get("customerId").asString()).isEqualTo(first);
    assertThat(claim.get("points").asInt()).isEqualTo(250);
    assertThat(LISTS + "/" + claim.get("listId").asString()).isEqualTo(list);
    assertThat(claim.get("reversal").isNull()).isTrue();
    String uri = CLAIMS + "/" + claim.get("id").asString();
    assertThat(claimed).hasHeader("Location", uri);
    assertThat(text(api.get(uri))).isEqualTo(text(claimed));

    assertRefused(code, first, 409, "already_claimed_by_customer", 0);
    assertRefused(code, customer(), 409, "code_already_claimed", 1);
  }

  @Test
  void aCustomerHasToBeRegisteredWhereThePolicySaysSo() {
    String code = code();
    calls.list(code);
    String customer = customer();
    calls.policy("customers", "{\"registrationRequired\": true}");
    assertRefused(code, customer, 404, "customer_unknown", 0);
    assertRefused("x", customer, 404, "customer_unknown", 0);
    assertThat(api.put(CUSTOMERS + customer, "")).hasStatus(201);
    calls.claimed(code, customer);
  }

  @Test
  void wrongGuessesLockACustomerOutForAWhile() {
    calls.policy("lockout", "{\"failures\": 2, \"lockSeconds\": 600}");
    String code = code();
    calls.list(code);
    String customer = customer();
    assertRefused(code(), customer, 404, "code_not_found", 1);
    assertRefused(code(), customer, 404, "code_not_found", 1);

    assertThat(retryAfter(assertRefused(code, customer, 429, "customer_locked_out", 0)))
        .isBetween(570L, 600L);
    assertRefused("x", customer, 429, "customer_locked_out", 0);
    JsonNode lockout = calls.of(customer, "lockout");
    assertThat(lockout.get("consecutiveFailures").asDouble()).isEqualTo(2);
    assertThat(lockout.get("failures").asInt()).isEqualTo(2);
    assertThat(Instant.parse(lockout.get("lockedUntil").asString())).isAfter(clock.instant());

    clock.advance(Duration.ofMinutes(10));
    JsonNode over = calls.of(customer, "lockout");
    assertThat(over.get("consecutiveFailures").asDouble()).isZero();
    assertThat(over.get("cumulativeFailures").asDouble()).isEqualTo(2);
    assertThat(over.get("lockedUntil").isNull()).isTrue();
    calls.claimed(code, customer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "a_b_c_d", "ÄÖÜäöü"})
  void whatIsNoCodeIsMalformedAndNoGuess(String typed) {
    assertRefused(typed, customer(), 400, "code_malformed", 0);
  }

  @Test
  void aMistypedCodeCountsAQuarterOfAGuess() {
    calls.policy("lockout", "{\"failures\": 1, \"lockSeconds\": 600}");
    String list = calls.listOf("SINGLE_USE", "2026-01-01T00:00", "");
    api.generated(list, 3, true);
    String code = body(api.get(list + "/codes?limit=1")).get("items").get(0).get("code").asString();
    String slip = code.substring(0, 13) + (code.endsWith("7") ? '8' : '7');
    String customer = customer();
    for (int slips = 1; slips <= 3; slips++) {
      assertRefused(slip, customer, 422, "code_mistyped", 0.25);
      assertThat(calls.failures(customer)).isEqualTo(slips / 4.0);
    }
    assertThat(calls.of(customer, "lockout").get("cumulativeFailures").asDouble()).isEqualTo(0.75);
    assertRefused(slip, customer, 422, "code_mistyped", 0.25);
    assertRefused(code, customer, 429, "customer_locked_out", 0);
    clock.advance(Duration.ofMinutes(10));
    calls.claimed(code, customer);
    assertThat(calls.failures(customer)).isZero();
  }

  @Test
  void aVoidedCodeIsGone() {
    String code = code();
    calls.list(code);
    assertThat(api.post(CODES + code + "/void", "")).hasStatus(200);
    assertRefused(code, customer(), 410, "code_voided", 0);
  }

  @Test
  void aCodeOfAPendingBatchIsNotActivated() {
    String code = code();
    api.imported(calls.empty(""), "", code + "\n");
    assertRefused(code, customer(), 409, "code_not_activated", 1);
  }

  @Test
  void aListSaysWhyItHonoursNoClaim() {
    String code = code();
    String list = calls.list(code);
    act(list, "pause");
    assertRefused(code, customer(), 409, "list_paused", 0);
    calls.change(list, "{\"validity\": {\"startsAt\": \"2100-01-01T00:00\"}}");
    assertRefused(code, customer(), 409, "list_not_started", 0);
    calls.change(
        list,
        "{\"validity\": {\"startsAt\": \"2026-01-01T00:00\", \"endsAt\": \"2026-02-01T00:00\"}}");
    assertRefused(code, customer(), 410, "list_ended", 0);
    act(list, "archive");
    assertRefused(code, customer(), 410, "list_archived", 0);
    assertThat(api.post(CODES + code + "/void", "")).hasStatus(200);
    assertRefused(code, customer(), 410, "code_voided", 0);
  }

  @Test
  void anIssuedCodeIsReservedForItsCustomer() {
    String list = calls.listWith("\"agentIssuable\": true,", code());
    String customer = customer();
    MvcTestResult issued = issue(list, customer);
    assertThat(issued).hasStatus(201);
    JsonNode code = body(issued);
    assertThat(code.propertyNames())
        .containsExactlyInAnyOrder("code", "listId", "customerId", "issuedAt");
    assertThat(code.get("customerId").asString()).isEqualTo(customer);
    assertThat(LISTS + "/" + code.get("listId").asString()).isEqualTo(list);
    String text = code.get("code").asString();
    assertThat(issued).hasHeader("Location", CODES + text);
    assertThat(body(api.get(CODES + text)).get("state").asString()).isEqualTo("RESERVED");
    assertRefused(text, customer(), 409, "code_reserved", 1);
    assertProblem(api.request(HttpMethod.DELETE, list).exchange(), 409, "list_in_use");
    calls.claimed(text, customer);
    assertProblem(issue(list, customer), 409, "no_code_left");
  }

  @Test
  void ofWhatIsNoObjectNothingElseIsTold() {
    for (String body : new String[] {"[]", "null"}) {
      assertThat(errors(api.post(CLAIMS, body))).containsExactly("body wrong_type");
    }
  }

  @Test
  void onlyAListThatIsIssuableIssues() {
    String customer = customer();
    String list = calls.list(code());
    assertProblem(issue(list, customer), 409, "list_not_issuable");
    calls.change(list, "{\"agentIssuable\": true}");
    assertThat(errors(api.post(list + "/issue", "{\"reason\": \" \", \"x\": 1}")))
        .containsExactlyInAnyOrder("customerId required", "reason required", "x unknown_field");
    act(list, "archive");
    assertProblem(issue(list, customer), 410, "list_archived");
    String ended = calls.listWith("\"agentIssuable\": true,", code());
    calls.change(ended, "{\"validity\": {\"endsAt\": \"2026-02-01T00:00\"}}");
    assertProblem(issue(ended, customer), 410, "list_ended");
    String words =
        calls.listOf(
            "MULTI_USE",
            "2026-01-01T00:00",
            "\"agentIssuable\": true, \"codes\": [\"" + code() + "\"],");
    assertProblem(issue(words, customer), 409, "list_type_mismatch");
    assertProblem(issue(LISTS + "/" + new UUID(0, 0), customer), 404, "not_found");
    assertProblem(issue(LISTS + "/x", customer), 404, "not_found");
  }

  @Test
  void aCapIsReachedBeforeTheLimitOfTheCustomerAndThatBeforeTheLimiter() {
    String one = code();
    String two = code();
    String list = calls.listWith("\"entryCap\": 1, \"perCustomerLimit\": 1,", one, two);
    String customer = customer();
    calls.claimed(one, customer);
    calls.policy("limiters", "{\"perYear\": 1}");
    assertRefused(one, customer, 409, "already_claimed_by_customer", 0);
    assertRefused(two, customer, 409, "entry_cap_reached", 0);
    calls.change(list, "{\"entryCap\": 2}");
    assertRefused(two, customer, 409, "customer_list_limit_reached", 0);
    calls.change(list, "{\"perCustomerLimit\": null}");
    assertRefused(two, customer, 429, "customer_limiter_reached", 0);
    calls.claimed(two, customer());
  }

  @Test
  void aWordIsClaimedOnceByEachUntilItsCapIsReached() {
    String word = code();
    calls.listOf(
        "MULTI_USE",
        "2026-01-01T00:00",
        "\"codes\": [{\"code\": \"%s\", \"cap\": 2}],".formatted(word));
    String customer = customer();
    calls.claimed(word, customer);
    assertRefused(word, customer, 409, "already_claimed_by_customer", 0);
    calls.claimed(word, customer());
    assertRefused(word, customer(), 409, "entry_cap_reached", 0);
  }

  @Test
  void aLimiterSaysWhenTheNextClaimMayBeMade() {
    String one = code();
    String two = code();
    calls.list(one, two);
    String customer = customer();
    calls.policy("limiters", "{\"perWeek\": 1, \"perMonth\": 5}");
    calls.claimed(one, customer);
    MvcTestResult refused = assertRefused(two, customer, 429, "customer_limiter_reached", 0);
    JsonNode limiters = calls.of(customer, "limiters");
    assertThat(limiters.at("/perWeek/limit").asInt()).isEqualTo(1);
    assertThat(limiters.at("/perWeek/used").asInt()).isEqualTo(1);
    assertThat(limiters.at("/perMonth/limit").asInt()).isEqualTo(5);
    assertThat(limiters.at("/perMonth/used").asInt()).isEqualTo(1);
    assertThat(limiters.at("/perYear/limit").isNull()).isTrue();
    assertThat(limiters.at("/perYear/used").asInt()).isEqualTo(1);
    assertThat(limiters.at("/perYear/resetsAt").asString()).isEqualTo("2027-01-01T00:00:00Z");
    Instant reset = Instant.parse(limiters.at("/perWeek/resetsAt").asString());
    assertThat(clock.instant().plusSeconds(retryAfter(refused)))
        .isBetween(reset, reset.plusSeconds(30));
    clock.advance(Duration.between(clock.instant(), reset));
    assertThat(calls.of(customer, "limiters").at("/perWeek/used").asInt()).isZero();
    calls.claimed(two, customer);
  }

  /**
   * @param guess how much of a wrong one it counts
   */
  private MvcTestResult assertRefused(
      String typed, String customer, int status, String refusal, double guess) {
    MvcTestResult refused = calls.claim(typed, customer);
    assertProblem(refused, status, refusal);
    if (status == 429) {
      assertThat(retryAfter(refused)).isPositive();
    } else {
      assertThat(refused).doesNotContainHeader("Retry-After");
    }
    JsonNode attempt = calls.items(customer, "attempts").get(0);
    assertThat(attempt.at("/refusal/code").asString()).isEqualTo(refusal);
    assertThat(attempt.get("countedAs").asDouble()).as(refusal).isEqualTo(guess);
    assertThat(attempt.get("validated").asBoolean()).isFalse();
    assertThat(attempt.at("/by/name").asString()).isEqualTo("bootstrap");
    return refused;
  }

  private void act(String list, String action) {
    assertThat(api.post(list + "/" + action, "")).hasStatus(200);
  }

  private MvcTestResult issue(String list, String customer) {
    return api.post(
        list + "/issue",
        "{\"customerId\": \"%s\", \"reason\": \"a nice post\"}".formatted(customer));
  }
}
