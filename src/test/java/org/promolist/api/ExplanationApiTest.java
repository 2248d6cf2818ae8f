package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.promolist.api.ApiCalls.LISTS;
import static org.promolist.api.ApiCalls.assertProblem;
import static org.promolist.api.ApiCalls.body;
import static org.promolist.api.ApiCalls.errors;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.promolist.account.ApiClients;
import org.promolist.account.Scope;
import org.promolist.claim.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ApiTest
@WithMockUser(roles = "ADMIN")
class ExplanationApiTest {

  private static final String EXPLANATIONS = "/api/v1/explanations";
  private static final String PUBLIC = "token-for-explanations-to-strangers-of-any-scope";

  @Autowired ApiCalls api;
  @Autowired ApiClients clients;
  @Autowired MockMvcTester mvc;
  @Autowired JdbcClient jdbc;

  private String list;
  private String code;

  @BeforeEach
  void stock() {
    clientsOfOneScopeEach();
    MvcTestResult made =
        api.post(
            LISTS, ApiCalls.singleUse(ApiCalls.uniqueName()).replace("2026-12-01", "2026-01-01"));
    list = LISTS + "/" + body(made).get("id").asString();
    api.generated(list, 2, true);
    code = body(api.get(list + "/codes?limit=1")).get("items").get(0).get("code").asString();
  }

  /** Before the first request, after which nobody is signed in. */
  private void clientsOfOneScopeEach() {
    boolean known =
        jdbc.sql("select 1 from api_client where name = 'explains by LISTS_READ'")
            .query(Integer.class)
            .optional()
            .isPresent();
    for (Scope scope : known ? List.<Scope>of() : List.of(Scope.values())) {
      clients.create("explains by " + scope.name(), EnumSet.of(scope), false, token(scope));
    }
    if (!known) {
      clients.create("explains to strangers", EnumSet.allOf(Scope.class), true, PUBLIC);
    }
  }

  @Test
  void everyRuleIsToldInTheOrderOfTheTable() {
    JsonNode explanation = explained(code.toLowerCase(Locale.ROOT), "");

    assertThat(explanation.propertyNames())
        .containsExactlyInAnyOrder("code", "customerId", "at", "rules");
    assertThat(explanation.get("code").asString()).isEqualTo(code);
    assertThat(explanation.get("customerId").asString()).isEqualTo("c-1");
    assertThat(Instant.parse(explanation.get("at").asString()))
        .isCloseTo(Instant.now(), within(Duration.ofMinutes(5)));
    assertThat(explanation.get("rules").valueStream().map(rule -> rule.get("code").asString()))
        .containsExactlyElementsOf(Arrays.stream(Refusal.values()).map(Refusal::code).toList());
    assertThat(explanation.get("rules").valueStream())
        .allSatisfy(rule -> {
          assertThat(rule.propertyNames()).containsExactlyInAnyOrder("code", "outcome", "facts");
          assertThat(rule.get("outcome").asString()).isEqualTo("passed");
          assertThat(rule.get("facts").isObject()).isTrue();
        });
  }

  @Test
  void theFirstRuleThatFailedIsToldWithItsFactsAndThoseAfterItWereNotReached() {
    api.post(list + "/pause", "");

    JsonNode explanation = explained(code, "");
    JsonNode paused = rule(explanation, Refusal.LIST_PAUSED);
    assertThat(rule(explanation, Refusal.LIST_NOT_STARTED).get("outcome").asString())
        .isEqualTo("passed");
    assertThat(paused.get("outcome").asString()).isEqualTo("failed");
    assertThat(paused.at("/facts/paused").asBoolean()).isTrue();
    String since = paused.at("/facts/since").asString();
    assertThat(rule(explanation, Refusal.CODE_RESERVED).get("outcome").asString())
        .isEqualTo("not_reached");

    JsonNode before = explained(code, ", \"at\": \"" + Instant.parse(since).minusMillis(1) + "\"");
    assertThat(rule(before, Refusal.LIST_PAUSED).get("outcome").asString()).isEqualTo("passed");
    assertThat(before.get("at").asString())
        .isEqualTo(Instant.parse(since).minusMillis(1).toString());
  }

  @Test
  void whatIsNoCodeIsExplainedToo() {
    JsonNode explanation = explained("?!", "");
    assertThat(explanation.get("code").isNull()).isTrue();
    assertThat(rule(explanation, Refusal.CODE_MALFORMED).get("outcome").asString())
        .isEqualTo("failed");
    assertThat(rule(explanation, Refusal.LIST_PAUSED).get("facts").isEmpty()).isTrue();
  }

  @Test
  void anOffsetOtherThanUtcIsUnderstood() {
    JsonNode explanation = explained(code, ", \"at\": \"2026-01-01T01:00:00+01:00\"");
    assertThat(explanation.get("at").asString()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(rule(explanation, Refusal.CODE_NOT_FOUND).get("outcome").asString())
        .isEqualTo("failed");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    assertThat(errors(api.post(EXPLANATIONS, "{\"at\": \"yesterday\", \"why\": 1}")))
        .containsExactlyInAnyOrder(
            "code required", "customerId required", "at malformed_instant", "why unknown_field");
    assertThat(errors(explain(code, ", \"at\": 1"))).containsExactly("at wrong_type");
    assertThat(errors(explain(code, ", \"at\": \"" + Instant.now().plusSeconds(3600) + "\"")))
        .containsExactly("at in_future");
    assertThat(errors(explain(code, ", \"at\": \"-999999999-01-01T00:00:00Z\"")))
        .containsExactly("at year_out_of_range");
    assertThat(errors(explain(code, ", \"at\": \"+999999999-01-01T00:00:00Z\"")))
        .containsExactly("at in_future");
    assertThat(errors(api.post(EXPLANATIONS + "?x=1", "{}")))
        .containsExactly("x unknown_parameter");
    assertProblem(api.post(EXPLANATIONS, "{"), 400, "malformed_json");
  }

  @Test
  void onlyTheScopeThatReadsCustomersAllowsIt() {
    for (Scope scope : Scope.values()) {
      MvcTestResult result = explainBy(token(scope), code);
      if (scope == Scope.CUSTOMERS_READ) {
        assertThat(result).hasStatus(200);
      } else {
        assertProblem(result, 403, "forbidden");
      }
    }
  }

  @Test
  void whoStrangersSpeakThroughIsRefusedWhateverTheirScopes() {
    assertProblem(explainBy(PUBLIC, code), 403, "forbidden");
  }

  @Test
  void whoMayNotSeeCodesIsToldTheirEnds() {
    String masked = "••••" + code.substring(code.length() - 4);
    JsonNode explanation = body(explainBy(token(Scope.CUSTOMERS_READ), code));
    assertThat(explanation.get("code").asString()).isEqualTo(masked);
    JsonNode found = rule(explanation, Refusal.CODE_NOT_FOUND);
    assertThat(found.at("/facts/code").asString()).isEqualTo(masked);
    assertThat(explanation.toString()).doesNotContain(code);
  }

  private MvcTestResult explainBy(String token, String typed) {
    return mvc.method(HttpMethod.POST)
        .uri(EXPLANATIONS)
        .header("Authorization", "Bearer " + token)
        .contentType(MediaType.APPLICATION_JSON)
        .content(request(typed, ""))
        .exchange();
  }

  private static String token(Scope scope) {
    return "token-for-explanations-with-one-scope-" + scope.name();
  }

  private static JsonNode rule(JsonNode explanation, Refusal refusal) {
    return explanation
        .get("rules")
        .valueStream()
        .filter(rule -> rule.get("code").asString().equals(refusal.code()))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode explained(String typed, String more) {
    MvcTestResult result = explain(typed, more);
    assertThat(result).hasStatus(200).hasContentType(MediaType.APPLICATION_JSON);
    return body(result);
  }

  private MvcTestResult explain(String typed, String more) {
    return api.post(EXPLANATIONS, request(typed, more));
  }

  private static String request(String typed, String more) {
    return "{\"code\": \"%s\", \"customerId\": \"c-1\"%s}".formatted(typed, more);
  }
}
