package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.promolist.api.ApiCalls.assertProblem;
import static org.promolist.api.ApiCalls.body;
import static org.promolist.api.ApiCalls.text;
import static org.promolist.api.ClaimCalls.CLAIMS;
import static org.promolist.api.ClaimCalls.CUSTOMERS;
import static org.promolist.api.ClaimCalls.code;
import static org.promolist.api.ClaimCalls.customer;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** What is left of customers who were erased, and what holds for them. */
@ApiTest
class ErasedCustomersApiTest {

  @Autowired ApiCalls api;
  @Autowired ClaimCalls calls;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void policiesAtFirst() {
    calls.policiesAtFirst();
  }

  @Test
  void anErasedCustomerIsNamedNowhereAndStaysTheSame() {
    String word = code();
    calls.listOf("MULTI_USE", "2026-01-01T00:00", "\"codes\": [\"%s\"],".formatted(word));
    String single = code();
    String reserved = code();
    calls.list(single);
    String issuing = calls.listWith("\"agentIssuable\": true,", reserved);
    String id = "mia." + customer() + "@example.org";
    calls.claimed(word, id);
    String key = UUID.randomUUID().toString();
    assertThat(calls.claim(key, single, id)).hasStatus(201);
    assertProblem(calls.claim(code(), id), 404, "code_not_found");
    assertThat(
            api.post(
                issuing + "/issue", "{\"customerId\": \"%s\", \"reason\": \"r\"}".formatted(id)))
        .hasStatus(201);

    MvcTestResult erased = api.post(CUSTOMERS + id + "/erase", "");
    assertThat(erased).hasStatus(200);
    String pseudonym = body(erased).get("id").asString();
    assertThat(pseudonym).matches("erased-[0-9a-f]{32}");
    assertThat(body(erased).get("erasedAt").isNull()).isFalse();
    assertThat(body(erased).get("balance").asInt()).isEqualTo(500);
    assertThat(tablesNaming(id)).isEmpty();
    MvcTestResult replayed = calls.claim(key, single, id);
    assertThat(replayed).hasStatus(201).hasHeader("Idempotency-Replayed", "true");
    assertThat(body(replayed).get("customerId").asString()).isEqualTo(pseudonym);

    assertProblem(calls.claim(word, id), 409, "already_claimed_by_customer");
    assertProblem(calls.claim(single, id), 409, "already_claimed_by_customer");
    assertProblem(calls.claim(reserved, customer()), 409, "code_reserved");
    assertThat(calls.failures(id)).isEqualTo(1);
    assertThat(calls.items(id, "ledger")).hasSize(2);
    assertThat(calls.items(id, "attempts")).hasSize(3);
    assertThat(calls.of(id, "claims")).isEqualTo(calls.of(pseudonym, "claims"));
    assertThat(calls.of(id, "claims").toString()).contains(pseudonym).doesNotContain(id);
    assertThat(calls.customer(id)).isEqualTo(calls.customer(pseudonym));
    calls.claimed(reserved, id);
    assertThat(calls.customer(id).get("balance").asInt()).isEqualTo(750);
    assertThat(body(api.put(CUSTOMERS + id, "")).get("id").asString()).isEqualTo(pseudonym);
    assertThat(body(api.post(CUSTOMERS + id + "/erase", "{}")).get("id").asString())
        .isEqualTo(pseudonym);
    assertThat(tablesNaming(id)).isEmpty();
  }

  /** Tables in which some text has this in it. */
  private List<String> tablesNaming(String id) {
    Map<String, List<String>> columns =
        Map.of(
            "customer", List.of("id"),
            "guard_subject", List.of("subject"),
            "claim", List.of("customer_id", "claimant"),
            "reversal", List.of("reason"),
            "attempt", List.of("customer_id", "code", "typed_hash"),
            "code", List.of("customer_id"),
            "code_issue", List.of("customer_id"),
            "idempotency_key", List.of("headers", "body"),
            "audit_entry", List.of("changes"));
    return columns.entrySet().stream()
        .filter(table ->
            table.getValue().stream()
                .anyMatch(column ->
                    jdbc.sql(
                                "select count(*) from %s where %s like ?"
                                    .formatted(table.getKey(), column))
                            .param("%" + id + "%")
                            .query(Integer.class)
                            .single()
                        > 0))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void whoWasNotRegisteredIsNotByBeingErased() {
    String code = code();
    calls.list(code);
    calls.policy("customers", "{\"registrationRequired\": true}");
    String id = seen();
    JsonNode erased = erased(id);
    assertThat(erased.get("registeredAt").isNull()).isTrue();
    assertThat(erased.get("erasedAt").isNull()).isFalse();
    assertThat(calls.customer(id)).isEqualTo(erased);
    String pseudonym = erased.get("id").asString();
    for (String name : List.of(id, pseudonym)) {
      assertProblem(calls.claim(code, name), 404, "customer_unknown");
    }

    MvcTestResult registered = api.put(CUSTOMERS + id, "");
    assertThat(registered).hasStatus(201);
    assertThat(body(registered).get("id").asString()).isEqualTo(pseudonym);
    assertThat(body(registered).get("registeredAt").isNull()).isFalse();
    MvcTestResult again = api.put(CUSTOMERS + id, "");
    assertThat(again).hasStatus(200);
    assertThat(text(again)).isEqualTo(text(registered));
    calls.claimed(code, id);
    assertThat(tablesNaming(id)).isEmpty();
  }

  @Test
  void whoWasErasedBeforeTheirFirstClaimIsRegisteredByIt() {
    String byTheirId = code();
    String byTheirPseudonym = code();
    calls.list(byTheirId, byTheirPseudonym);
    assertRegisteredBy(byTheirId, true);
    assertRegisteredBy(byTheirPseudonym, false);
  }

  /** Which nobody can tell from an id of the program's own. */
  @Test
  void anIdThatLooksLikeAPseudonymIsOneLikeAnyOther() {
    String code = code();
    calls.list(code);
    String id = "erased-" + "%032x".formatted(new BigInteger(120, new Random()));
    assertThat(api.post(CLAIMS + "/validate", ClaimCalls.request(code, id))).hasStatus(200);
    calls.claimed(code, id);
    assertThat(calls.customer(id).get("balance").asInt()).isEqualTo(250);
  }

  private void assertRegisteredBy(String code, boolean named) {
    String id = seen();
    String pseudonym = erased(id).get("id").asString();
    String claimedAt = calls.claimed(code, named ? id : pseudonym).get("claimedAt").asString();
    JsonNode customer = calls.customer(id);
    assertThat(customer.get("id").asString()).isEqualTo(pseudonym);
    assertThat(customer.get("registeredAt").asString()).isEqualTo(claimedAt);
    assertThat(customer.get("balance").asInt()).isEqualTo(250);
  }

  /** One who tried, and is not registered. */
  private String seen() {
    String id = customer() + "@example.org";
    assertThat(calls.claim(code(), id)).hasStatus4xxClientError();
    assertProblem(api.get(CUSTOMERS + id), 404, "not_found");
    return id;
  }

  private JsonNode erased(String id) {
    MvcTestResult erased = api.post(CUSTOMERS + id + "/erase", "");
    assertThat(erased).hasStatus(200);
    return body(erased);
  }
}
