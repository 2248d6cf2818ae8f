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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.account.ApiClients;
import org.promolist.account.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** The rules of a claim as programs meet them. */
@ApiTest
@Import(MovingClock.Instead.class)
class ClaimApiTest {

  private static final String STRANGERS = "test-token-of-the-client-of-strangers";

  @Autowired ApiCalls api;
  @Autowired ClaimCalls calls;
  @Autowired MovingClock clock;
  @Autowired ApiClients clients;
  @Autowired MockMvcTester mvc;

  @AfterEach
  void policiesAtFirst() {
    calls.policiesAtFirst();
  }

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

  @Test
  void askingWhetherACodeCouldBeClaimedCountsAGuessAndChangesNothingElse() {
    String code = code();
    calls.list(code);
    String customer = customer();
    assertThat(text(validate(code, customer)))
        .isEqualTo("{\"claimable\":true,\"refusal\":null,\"points\":250}");
    JsonNode refused = body(validate(code(), customer));
    assertThat(refused.get("claimable").asBoolean()).isFalse();
    assertThat(refused.at("/refusal/code").asString()).isEqualTo("code_not_found");
    assertThat(refused.at("/refusal/title").asString()).isNotBlank();
    assertThat(refused.get("points").isNull()).isTrue();
    assertThat(calls.failures(customer)).isEqualTo(1);
    JsonNode attempt = calls.items(customer, "attempts").get(0);
    assertThat(attempt.get("validated").asBoolean()).isTrue();
    assertThat(attempt.at("/refusal/code").asString()).isEqualTo("code_not_found");
    assertThat(calls.items(customer, "claims").isEmpty()).isTrue();
    calls.claimed(code, customer);
  }

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

  @Test
  @WithMockUser(roles = "ADMIN")
  void strangersAreNotToldWhyACodeCannotBeClaimed() {
    clients.create("shop", EnumSet.of(Scope.CLAIMS_WRITE), true, STRANGERS);
    String claimed = code();
    String voided = code();
    String capped = code();
    calls.list(claimed, voided);
    calls.claimed(claimed, customer());
    api.post(CODES + voided + "/void", "");
    calls.listWith("\"entryCap\": 1,", capped, code());
    String customer = customer();
    calls.claimed(capped, customer);
    List<String> reasons = new ArrayList<>();
    for (String typed : List.of(code(), claimed, voided, capped)) {
      assertProblem(strange("", typed, customer), 409, "code_not_claimable");
      MvcTestResult asked = strange("/validate", typed, customer);
      assertThat(asked).hasStatus(200);
      assertThat(body(asked).at("/refusal/code").asString()).isEqualTo("code_not_claimable");
      JsonNode attempts = calls.items(customer, "attempts");
      assertThat(attempts.get(0).get("refusal")).isEqualTo(attempts.get(1).get("refusal"));
      assertThat(attempts.get(0).at("/by/name").asString()).isEqualTo("shop");
      reasons.add(attempts.get(0).at("/refusal/code").asString());
    }
    assertThat(reasons)
        .containsExactly(
            "code_not_found", "code_already_claimed", "code_voided", "already_claimed_by_customer");
    assertProblem(strange("", "x", customer), 400, "code_malformed");
    calls.policy("limiters", "{\"perYear\": 1}");
    String free = code();
    calls.list(free);
    MvcTestResult limited = strange("", free, customer);
    assertProblem(limited, 429, "customer_limiter_reached");
    assertThat(retryAfter(limited)).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?from=yesterday|from malformed_instant",
        "?to=2026-12-01T00:00|to malformed_instant",
        "?listId=x|listId malformed_id",
        "?customerId=|customerId malformed_customer",
        "?customerId=a&customerId=b|customerId repeated",
        "?limit=0|limit out_of_range",
        "?cursor=x|cursor cursor_invalid",
        "?x=1|x unknown_parameter"
      })
  void aParameterThatIsNoneIsNamed(String query, String wrong) {
    assertThat(errors(api.get(CLAIMS + query))).containsExactly(wrong);
  }

  @Test
  void claimsAreFoundByListCustomerAndTime() {
    String one = code();
    String two = code();
    String three = code();
    String list = calls.list(one, two);
    calls.list(three);
    String customer = customer();
    JsonNode first = calls.claimed(one, customer);
    clock.advance(Duration.ofHours(1));
    JsonNode second = calls.claimed(two, customer);
    JsonNode third = calls.claimed(three, customer);
    String of = CLAIMS + "?customerId=" + customer;
    assertThat(claims(of)).containsExactly(third, second, first);
    assertThat(claims(of + "&listId=" + list.substring(LISTS.length() + 1)))
        .containsExactly(second, first);
    assertThat(claims(of + "&from=" + second.get("claimedAt").asString()))
        .containsExactly(third, second);
    assertThat(claims(of + "&to=" + second.get("claimedAt").asString())).containsExactly(first);
    assertThat(claims(of + "&from=-999999-01-01T00:00:00Z&to=9999-12-31T23:59:59.999999999Z"))
        .hasSize(3);
    JsonNode page = body(api.get(of + "&limit=2"));
    assertThat(page.get("items")).hasSize(2);
    assertThat(claims(of + "&limit=2&cursor=" + page.get("nextCursor").asString()))
        .containsExactly(first);
    assertThat(calls.of(customer, "claims")).isEqualTo(body(api.get(of)));
    assertProblem(api.get(CLAIMS + "/" + new UUID(0, 0)), 404, "not_found");
    assertProblem(api.get(CLAIMS + "/x"), 404, "not_found");
  }

  private List<JsonNode> claims(String uri) {
    MvcTestResult page = api.get(uri);
    assertThat(page).hasStatus(200);
    return body(page).get("items").valueStream().toList();
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

  private void assertKept(String typed, String customer, int status) {
    String key = UUID.randomUUID().toString();
    MvcTestResult first = calls.claim(key, typed, customer);
    assertThat(first).hasStatus(status).doesNotContainHeader("Idempotency-Replayed");
    MvcTestResult again = calls.claim(key, typed, customer);
    assertThat(again).hasStatus(status).hasHeader("Idempotency-Replayed", "true");
    assertThat(text(again)).isEqualTo(text(first));
  }

  private static long retryAfter(MvcTestResult refused) {
    return Long.parseLong(refused.getResponse().getHeader("Retry-After"));
  }

  private void act(String list, String action) {
    assertThat(api.post(list + "/" + action, "")).hasStatus(200);
  }

  private MvcTestResult issue(String list, String customer) {
    return api.post(
        list + "/issue",
        "{\"customerId\": \"%s\", \"reason\": \"a nice post\"}".formatted(customer));
  }

  private MvcTestResult validate(String code, String customer) {
    MvcTestResult answer = api.post(CLAIMS + "/validate", ClaimCalls.request(code, customer));
    assertThat(answer).hasStatus(200);
    return answer;
  }

  private MvcTestResult strange(String path, String code, String customer) {
    return mvc.method(HttpMethod.POST)
        .uri(CLAIMS + path)
        .header("Authorization", "Bearer " + STRANGERS)
        .contentType(MediaType.APPLICATION_JSON)
        .content(ClaimCalls.request(code, customer))
        .exchange();
  }
}
