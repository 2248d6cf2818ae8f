package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.promolist.api.ApiCalls.assertProblem;
import static org.promolist.api.ApiCalls.body;
import static org.promolist.api.ApiCalls.errors;
import static org.promolist.api.ApiCalls.text;
import static org.promolist.api.ClaimCalls.CLAIMS;
import static org.promolist.api.ClaimCalls.CODES;
import static org.promolist.api.ClaimCalls.CUSTOMERS;
import static org.promolist.api.ClaimCalls.POLICIES;
import static org.promolist.api.ClaimCalls.code;
import static org.promolist.api.ClaimCalls.customer;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Customers, their points and what holds for all of them, as programs see and change it. */
@ApiTest
@Import(MovingClock.Instead.class)
class CustomerApiTest {

  @Autowired ApiCalls api;
  @Autowired ClaimCalls calls;
  @Autowired MockMvcTester mvc;
  @Autowired JdbcClient jdbc;
  @Autowired MovingClock clock;

  @AfterEach
  void policiesAtFirst() {
    calls.policiesAtFirst();
  }

  @Test
  void aCustomerIsRegisteredOnce() {
    String id = customer();
    assertProblem(api.get(CUSTOMERS + id), 404, "not_found");
    MvcTestResult made = api.put(CUSTOMERS + id, "");
    assertThat(made).hasStatus(201).hasHeader("Location", CUSTOMERS + id);
    JsonNode customer = body(made);
    assertThat(customer.propertyNames())
        .containsExactlyInAnyOrder("id", "registeredAt", "erasedAt", "balance", "counts");
    assertThat(customer.get("id").asString()).isEqualTo(id);
    assertThat(customer.get("erasedAt").isNull()).isTrue();
    assertThat(customer.get("balance").asInt()).isZero();
    assertThat(customer.get("counts").toString())
        .isEqualTo("{\"claims\":0,\"reversals\":0,\"refusedAttempts\":0}");
    MvcTestResult again = api.put(CUSTOMERS + id, "{}");
    assertThat(again).hasStatus(200).doesNotContainHeader("Location");
    assertThat(text(again)).isEqualTo(text(made)).isEqualTo(text(api.get(CUSTOMERS + id)));
    assertThat(errors(api.put(CUSTOMERS + id, "{\"name\": 1}")))
        .containsExactly("name unknown_field");
    assertThat(errors(api.get(CUSTOMERS + id + "?x=1"))).containsExactly("x unknown_parameter");
  }

  @Test
  void aClaimRegistersACustomer() {
    String code = code();
    calls.list(code);
    String customer = customer();
    calls.claimed(code, customer);
    assertThat(calls.customer(customer).at("/counts/claims").asInt()).isEqualTo(1);
    assertThat(api.put(CUSTOMERS + customer, "")).hasStatus(200);
  }

  @Test
  void whoeverDidNothingHasNothing() {
    String nobody = customer();
    for (String listing : List.of("claims", "attempts", "ledger")) {
      assertThat(text(api.get(CUSTOMERS + nobody + "/" + listing)))
          .isEqualTo("{\"items\":[],\"nextCursor\":null}");
    }
    JsonNode lockout = calls.of(nobody, "lockout");
    assertThat(lockout.get("consecutiveFailures").asDouble()).isZero();
    assertThat(lockout.get("cumulativeFailures").asDouble()).isZero();
    assertThat(lockout.get("lockedUntil").isNull()).isTrue();
    assertThat(lockout.get("failures").asInt()).isEqualTo(5);
    LocalDate monday =
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
            .with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    assertThat(calls.of(nobody, "limiters").get("perWeek").toString())
        .isEqualTo("{\"limit\":null,\"used\":0,\"resetsAt\":\"" + monday + "T00:00:00Z\"}");
    assertProblem(api.get(CUSTOMERS + nobody), 404, "not_found");
    assertProblem(api.post(CUSTOMERS + nobody + "/erase", ""), 404, "not_found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%20", "%C2%85", "%FF", "a%0Bb"})
  void whatIsNoIdIsToldByItsField(String encoded) {
    for (String what : List.of("", "/claims", "/attempts", "/ledger", "/lockout", "/limiters")) {
      MvcTestResult result = raw(CUSTOMERS + encoded + what);
      assertThat(result).as(encoded + what).hasStatus(400);
      assertThat(body(result).get("code").asString()).isIn("validation_failed", "request_rejected");
    }
  }

  @Test
  void anIdHasAtMost128Characters() {
    assertThat(errors(api.get(CUSTOMERS + "x".repeat(129))))
        .containsExactly("id malformed_customer");
    assertThat(errors(api.post(CUSTOMERS + "x".repeat(129) + "/erase", "")))
        .containsExactly("id malformed_customer");
    assertThat(errors(api.put(CUSTOMERS + "x".repeat(129), "")))
        .containsExactly("id malformed_customer");
    assertThat(api.put(CUSTOMERS + "x".repeat(128), "")).hasStatus(201);
  }

  @Test
  void anIdMayHaveAnyCharacterThatAPathCanTell() {
    String id = "Käthe 🙂 +@:~!$&'()*,=?#[]<>\"|^`{}";
    String code = code();
    calls.list(code);
    assertThat(api.post(CLAIMS, ClaimCalls.request(code, id.replace("\"", "\\\"")))).hasStatus(201);
    String encoded =
        "K%C3%A4the%20%F0%9F%99%82%20%2B%40%3A~!$%26'()*,%3D%3F%23%5B%5D%3C%3E%22%7C%5E%60%7B%7D";
    MvcTestResult customer = raw(CUSTOMERS + encoded);
    assertThat(customer).hasStatus(200);
    assertThat(body(customer).get("id").asString()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%2Fb", "a%5Cb", "a%3Bb", "a;b", "a%25b", "%2E%2E", "a%00b"})
  void whatTheServerTakesForAnotherPathIsRejected(String encoded) {
    MvcTestResult result = raw(CUSTOMERS + encoded);
    assertProblem(result, 400, "request_rejected");
  }

  @Test
  void aCustomerWhosePathCannotBeToldIsFoundByAParameter() {
    String code = code();
    calls.list(code);
    String id = "shop/" + customer() + ";%\\\\";
    assertThat(calls.claim(code, id)).hasStatus(201);
    MvcTestResult found =
        raw(CLAIMS + "?customerId=" + id.replace("%", "%25").replace("\\\\", "%5C"));
    assertThat(body(found).get("items")).hasSize(1);
  }

  @Test
  void aReversalTakesThePointsBackAndIsTheSecondEntryOfTheLedger() {
    String code = code();
    calls.list(code);
    String customer = customer();
    JsonNode claim = calls.claimed(code, customer);
    MvcTestResult done = calls.reverse(claim, "{\"reason\": \" by mistake \"}");
    assertThat(done).hasStatus(200);
    JsonNode reversed = body(done);
    assertThat(reversed.get("id")).isEqualTo(claim.get("id"));
    assertThat(reversed.get("code").asString()).isEqualTo(code);
    assertThat(reversed.at("/reversal/reason").asString()).isEqualTo("by mistake");
    assertThat(reversed.at("/reversal/reopened").asBoolean()).isFalse();
    assertThat(reversed.at("/reversal/by").toString())
        .isEqualTo("{\"kind\":\"API_CLIENT\",\"name\":\"bootstrap\"}");
    assertThat(text(api.get(CLAIMS + "/" + claim.get("id").asString()))).isEqualTo(text(done));

    assertProblem(calls.reverse(claim, "{\"reason\": \"again\"}"), 409, "already_reversed");
    assertProblem(calls.claim(code, customer()), 409, "code_already_claimed");
    JsonNode account = calls.customer(customer);
    assertThat(account.get("balance").asInt()).isZero();
    assertThat(account.get("counts").toString())
        .isEqualTo("{\"claims\":1,\"reversals\":1,\"refusedAttempts\":0}");
    assertThat(calls.of(customer, "limiters").at("/perYear/used").asInt()).isZero();
    JsonNode ledger = calls.items(customer, "ledger");
    String id = claim.get("id").asString();
    assertThat(ledger.findValuesAsString("kind")).containsExactly("REVERSAL", "CLAIM");
    assertThat(ledger.findValuesAsString("points")).containsExactly("-250", "250");
    assertThat(ledger.findValuesAsString("balance")).containsExactly("0", "250");
    assertThat(ledger.findValuesAsString("claimId")).containsExactly(id, id);
    assertThat(ledger.get(1).get("at")).isEqualTo(claim.get("claimedAt"));
    JsonNode page = body(api.get(CUSTOMERS + customer + "/ledger?limit=1"));
    assertThat(page.get("items")).containsExactly(ledger.get(0));
    assertThat(calls.items(customer, "ledger?limit=1&cursor=" + page.get("nextCursor").asString()))
        .containsExactly(ledger.get(1));
  }

  @Test
  void aReopenedCodeIsClaimedBySomebodyElse() {
    String code = code();
    calls.list(code);
    String first = customer();
    String second = customer();
    JsonNode claim = calls.claimed(code, first);
    assertThat(calls.reverse(claim, "{\"reason\": \"gift\", \"reopenCode\": true}")).hasStatus(200);
    assertThat(body(api.get(CODES + code)).get("state").asString()).isEqualTo("CLAIMABLE");
    JsonNode other = calls.claimed(code, second);
    JsonNode found = body(api.get(CODES + code));
    assertThat(found.get("state").asString()).isEqualTo("CLAIMED");
    JsonNode claims = found.get("claims");
    assertThat(claims.findValuesAsString("customerId")).containsExactly(first, second);
    assertThat(claims.get(0).get("id")).isEqualTo(claim.get("id"));
    assertThat(claims.get(0).at("/reversal/reopened").asBoolean()).isTrue();
    assertThat(claims.get(1).propertyNames())
        .containsExactlyInAnyOrder("id", "customerId", "points", "claimedAt", "reversal");
    assertThat(claims.get(1).get("id")).isEqualTo(other.get("id"));
    assertThat(claims.get(1).get("points").asInt()).isEqualTo(250);
    assertThat(claims.get(1).get("claimedAt")).isEqualTo(other.get("claimedAt"));
    assertThat(claims.get(1).get("reversal").isNull()).isTrue();
    assertThat(calls.customer(first).get("balance").asInt()).isZero();
    assertThat(calls.customer(second).get("balance").asInt()).isEqualTo(250);
  }

  @Test
  void ofAWordTheLatestFiftyClaimsAreTold() {
    String word = code();
    calls.listOf("MULTI_USE", "2026-01-01T00:00", "\"codes\": [\"%s\"],".formatted(word));
    String earliest = customer();
    calls.claimed(word, earliest);
    for (int i = 0; i < 49; i++) {
      calls.claimed(word, customer());
    }
    String latest = customer();
    calls.claimed(word, latest);
    assertThat(body(api.get(CODES + word)).get("claims").findValuesAsString("customerId"))
        .hasSize(50)
        .doesNotContain(earliest)
        .endsWith(latest);
  }

  @Test
  void aReversalNeedsAReasonAndAClaim() {
    String code = code();
    calls.list(code);
    JsonNode claim = calls.claimed(code, customer());
    assertThat(errors(calls.reverse(claim, "{\"reopenCode\": 1, \"x\": 2}")))
        .containsExactlyInAnyOrder("reason required", "reopenCode wrong_type", "x unknown_field");
    assertThat(errors(calls.reverse(claim, "{\"reason\": \"%s\"}".formatted("x".repeat(501)))))
        .containsExactly("reason too_long");
    assertProblem(calls.reverse(claim, ""), 400, "malformed_json");
    String reason = "{\"reason\": \"r\"}";
    assertProblem(api.post(CLAIMS + "/" + new UUID(0, 0) + "/reversal", reason), 404, "not_found");
    assertProblem(api.post(CLAIMS + "/x/reversal", reason), 404, "not_found");
    assertThat(calls.reverse(claim, reason)).hasStatus(200);
  }

  @Test
  void aRetriedReversalIsAnsweredAgainAndARefusedOneToo() {
    String code = code();
    calls.list(code);
    String uri = CLAIMS + "/" + calls.claimed(code, customer()).get("id").asString() + "/reversal";
    String key = UUID.randomUUID().toString();
    String other = UUID.randomUUID().toString();
    String reason = "{\"reason\": \"r\"}";
    MvcTestResult first = keyed(uri, key, reason);
    assertThat(first).hasStatus(200);
    assertProblem(keyed(uri, other, reason), 409, "already_reversed");
    assertThat(keyed(uri, other, reason)).hasHeader("Idempotency-Replayed", "true");
    MvcTestResult again = keyed(uri, key, reason);
    assertThat(again).hasStatus(200).hasHeader("Idempotency-Replayed", "true");
    assertThat(text(again)).isEqualTo(text(first));
    assertProblem(keyed(uri, key, "{\"reason\": \"s\"}"), 422, "idempotency_key_reused");
  }

  @Test
  void anUnlockedCustomerIsInAgainAtOnce() {
    calls.policy("lockout", "{\"failures\": 1, \"lockSeconds\": 31536000}");
    String code = code();
    calls.list(code);
    String customer = customer();
    assertProblem(calls.claim(code(), customer), 404, "code_not_found");
    assertProblem(calls.claim(code, customer), 429, "customer_locked_out");
    String unlock = CUSTOMERS + customer + "/unlock";
    assertThat(errors(api.post(unlock, "{}"))).containsExactly("reason required");
    MvcTestResult unlocked = api.post(unlock, "{\"reason\": \"called us\"}");
    assertThat(unlocked).hasStatus(200);
    assertThat(text(unlocked)).isEqualTo(text(api.get(CUSTOMERS + customer + "/lockout")));
    assertThat(body(unlocked).get("consecutiveFailures").asDouble()).isZero();
    assertThat(body(unlocked).get("cumulativeFailures").asDouble()).isEqualTo(1);
    assertThat(body(unlocked).get("lockedUntil").isNull()).isTrue();
    calls.claimed(code, customer);
  }

  @Test
  void whoWasNeverSeenIsNotUnlocked() {
    String unlock = CUSTOMERS + customer() + "/unlock";
    assertProblem(api.post(unlock, "{\"reason\": \"r\"}"), 404, "not_found");
  }

  @Test
  void policiesAreReadAsTheyWereSet() {
    assertSet("lockout", "{\"failures\":3,\"lockSeconds\":60}");
    assertSet("limiters", "{\"perWeek\":1,\"perMonth\":2,\"perYear\":3}");
    assertSet("customers", "{\"registrationRequired\":true}");
    assertThat(text(api.put(POLICIES + "limiters", "{\"perMonth\": 7, \"perYear\": null}")))
        .isEqualTo("{\"perWeek\":null,\"perMonth\":7,\"perYear\":null}");
  }

  private void assertSet(String which, String policy) {
    MvcTestResult set = api.put(POLICIES + which, policy);
    assertThat(set).hasStatus(200);
    assertThat(text(set)).isEqualTo(policy);
    assertThat(text(api.get(POLICIES + which))).isEqualTo(policy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lockout|{\"failures\": 0, \"lockSeconds\": \"1\"}"
            + "|failures out_of_range, lockSeconds wrong_type",
        "lockout|{\"failures\": 1001, \"lockSeconds\": 31536001}"
            + "|failures out_of_range, lockSeconds out_of_range",
        "lockout|{\"x\": 1}|x unknown_field, failures required, lockSeconds required",
        "lockout|[]|body wrong_type",
        "limiters|{\"perWeek\": 0, \"perMonth\": 1.5, \"perYear\": 1000001, \"perDay\": 1}"
            + "|perWeek out_of_range, perMonth wrong_type, perYear out_of_range,"
            + " perDay unknown_field",
        "customers|{}|registrationRequired required",
        "customers|{\"registrationRequired\": \"true\"}|registrationRequired wrong_type"
      })
  void everythingWrongWithAPolicyIsToldAtOnce(String which, String policy, String wrong) {
    String before = text(api.get(POLICIES + which));
    assertThat(errors(api.put(POLICIES + which, policy)))
        .containsExactlyInAnyOrder(wrong.split(", "));
    assertThat(text(api.get(POLICIES + which))).isEqualTo(before);
  }

  @Test
  void aPolicyIsJson() {
    assertProblem(api.put(POLICIES + "lockout", "{"), 400, "malformed_json");
    assertProblem(api.get(POLICIES + "nonsense"), 404, "not_found");
    assertProblem(api.post(POLICIES + "lockout", "{}"), 405, "method_not_allowed");
  }

  private MvcTestResult keyed(String uri, String key, String body) {
    return api.posting(uri, body).header("Idempotency-Key", key).exchange();
  }

  /** As it goes over the wire, nothing encoded once more. */
  private MvcTestResult raw(String uri) {
    return mvc.get()
        .uri(URI.create(uri))
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + ApiCalls.TOKEN)
        .exchange();
  }
}
