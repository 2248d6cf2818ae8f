package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.promolist.api.ApiCalls.LISTS;
import static org.promolist.api.ApiCalls.body;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Lists with codes of their own, customers nobody else has, and what is done with them. */
@TestComponent
class ClaimCalls {

  static final String CLAIMS = "/api/v1/claims";
  static final String CUSTOMERS = "/api/v1/customers/";
  static final String POLICIES = "/api/v1/policies/";
  static final String CODES = "/api/v1/codes/";

  private static final AtomicInteger numbers = new AtomicInteger();

  private final ApiCalls api;

  ClaimCalls(ApiCalls api) {
    this.api = api;
  }

  /** Of nobody before. */
  static String customer() {
    return "c-" + numbers.incrementAndGet();
  }

  /** In no list before. */
  static String code() {
    return "CLAIMABLE%05d".formatted(numbers.incrementAndGet());
  }

  /** The path of a list of such codes, which has started. */
  String list(String... codes) {
    return listWith("", codes);
  }

  /**
   * @param more fields of the list, with a comma behind
   */
  String listWith(String more, String... codes) {
    String list = empty(more);
    api.imported(list, "?activate=true", String.join("\n", codes) + "\n");
    return list;
  }

  /** The path of a list that has started, and has no codes yet. */
  String empty(String more) {
    return listOf("THIRD_PARTY", "2026-01-01T00:00", more);
  }

  String listOf(String type, String startsAt, String more) {
    MvcTestResult made =
        api.post(
            LISTS,
            """
            {%s "name": "%s", "type": "%s", "points": 250,
             "validity": {"startsAt": "%s", "zone": "Europe/Berlin"}}
            """
                .formatted(more, ApiCalls.uniqueName(), type, startsAt));
    assertThat(made).hasStatus(201);
    return LISTS + "/" + body(made).get("id").asString();
  }

  void change(String list, String patch) {
    MvcTestResult changed =
        api.patch(list.substring(LISTS.length() + 1), ApiCalls.etag(api.get(list)), patch);
    assertThat(changed).hasStatus(200);
  }

  MvcTestResult claim(String code, String customer) {
    return api.post(CLAIMS, request(code, customer));
  }

  /** A claim that is made. */
  JsonNode claimed(String code, String customer) {
    MvcTestResult claimed = claim(code, customer);
    assertThat(claimed).hasStatus(201);
    return body(claimed);
  }

  MvcTestResult claim(String key, String code, String customer) {
    return api.posting(CLAIMS, request(code, customer)).header("Idempotency-Key", key).exchange();
  }

  MvcTestResult reverse(JsonNode claim, String body) {
    return api.post(CLAIMS + "/" + claim.get("id").asString() + "/reversal", body);
  }

  JsonNode customer(String id) {
    MvcTestResult customer = api.get(CUSTOMERS + id);
    assertThat(customer).hasStatus(200);
    return body(customer);
  }

  /** What hangs on a customer. */
  JsonNode of(String customer, String what) {
    MvcTestResult found = api.get(CUSTOMERS + customer + "/" + what);
    assertThat(found).hasStatus(200);
    return body(found);
  }

  JsonNode items(String customer, String what) {
    return of(customer, what).get("items");
  }

  double failures(String customer) {
    return of(customer, "lockout").get("consecutiveFailures").asDouble();
  }

  void policy(String which, String body) {
    assertThat(api.put(POLICIES + which, body)).hasStatus(200);
  }

  /** As a new installation has them. */
  void policiesAtFirst() {
    policy("lockout", "{\"failures\": 5, \"lockSeconds\": 900}");
    policy("limiters", "{}");
    policy("customers", "{\"registrationRequired\": false}");
  }

  static String request(String code, String customer) {
    return "{\"code\": \"%s\", \"customerId\": \"%s\"}".formatted(code, customer);
  }
}
