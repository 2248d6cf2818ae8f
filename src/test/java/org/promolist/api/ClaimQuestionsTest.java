package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.promolist.api.ApiCalls.LISTS;
import static org.promolist.api.ApiCalls.assertProblem;
import static org.promolist.api.ApiCalls.body;
import static org.promolist.api.ApiCalls.errors;
import static org.promolist.api.ApiCalls.text;
import static org.promolist.api.ClaimCalls.CLAIMS;
import static org.promolist.api.ClaimCalls.CODES;
import static org.promolist.api.ClaimCalls.code;
import static org.promolist.api.ClaimCalls.customer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promolist.account.ApiClients;
import org.promolist.account.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** What programs may ask about claims, and what is told to whom. */
class ClaimQuestionsTest extends ClaimApiFixture {

  private static final String STRANGERS = "test-token-of-the-client-of-strangers";

  @Autowired ApiClients clients;
  @Autowired MockMvcTester mvc;

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
  @WithMockUser(roles = "ADMIN")
  void strangersAreNotToldWhyACodeCannotBeClaimed() {
    clients.create("shop", EnumSet.of(Scope.CLAIMS_WRITE, Scope.CUSTOMERS_READ), true, STRANGERS);
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
    for (String told : List.of("attempts", "lockout")) {
      assertProblem(
          mvc.get()
              .uri("/api/v1/customers/{id}/{told}", customer, told)
              .header("Authorization", "Bearer " + STRANGERS)
              .exchange(),
          403,
          "forbidden");
    }
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
