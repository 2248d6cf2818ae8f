package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.promolist.api.ApiCalls.assertProblem;
import static org.promolist.api.ApiCalls.batch;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.promolist.account.ApiClients;
import org.promolist.account.Scope;
import org.promolist.list.ListType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Every operation, as a client that has one scope and no other. */
@ApiTest
@WithMockUser(roles = "ADMIN")
class ScopesTest {

  private static final Set<Scope> WRITE = EnumSet.of(Scope.CODES_WRITE);
  private static final Set<Scope> READ = EnumSet.of(Scope.CODES_READ);
  private static final Set<Scope> EITHER = EnumSet.of(Scope.CODES_READ, Scope.CODES_WRITE);
  private static final Set<Scope> LISTS_READ = EnumSet.of(Scope.LISTS_READ);
  private static final Set<Scope> CLAIM = EnumSet.of(Scope.CLAIMS_WRITE);
  private static final Set<Scope> SEE_CLAIMS = EnumSet.of(Scope.CLAIMS_WRITE, Scope.CUSTOMERS_READ);
  private static final Set<Scope> SEE_CUSTOMERS = EnumSet.of(Scope.CUSTOMERS_READ);
  private static final Set<Scope> CHANGE_CUSTOMERS = EnumSet.of(Scope.CUSTOMERS_WRITE);
  private static final Set<Scope> POLICIES = EnumSet.of(Scope.POLICIES_WRITE);

  private static final String REASON = "{\"reason\": \"r\"}";

  private static final Map<Scope, String> tokens = new EnumMap<>(Scope.class);

  @Autowired ApiCalls api;
  @Autowired ClaimCalls claims;
  @Autowired ApiClients clients;
  @Autowired MockMvcTester mvc;
  @Autowired JdbcClient jdbc;

  /**
   * @param allowed scopes that suffice, each by itself
   * @param answered to who has one
   */
  private record Call(
      HttpMethod method, String uri, String type, String body, Set<Scope> allowed, int answered) {

    static Call get(String uri, Set<Scope> allowed) {
      return new Call(HttpMethod.GET, uri, "", "", allowed, 200);
    }

    static Call put(String uri, String body, Set<Scope> allowed) {
      return new Call(HttpMethod.PUT, uri, MediaType.APPLICATION_JSON_VALUE, body, allowed, 200);
    }

    static Call post(String uri, String body, Set<Scope> allowed, int answered) {
      return new Call(
          HttpMethod.POST, uri, MediaType.APPLICATION_JSON_VALUE, body, allowed, answered);
    }
  }

  private List<Call> calls() {
    return Stream.of(codeCalls(), claimCalls(), customerCalls(), policyCalls())
        .flatMap(List::stream)
        .toList();
  }

  private List<Call> claimCalls() {
    String claimed = ClaimCalls.code();
    String list = claims.listWith("\"agentIssuable\": true,", claimed, ClaimCalls.code());
    String claim =
        ClaimCalls.CLAIMS
            + "/"
            + claims.claimed(claimed, ClaimCalls.customer()).get("id").asString();
    String unknown = ClaimCalls.request(ClaimCalls.code(), ClaimCalls.customer());
    return List.of(
        Call.post(ClaimCalls.CLAIMS, unknown, CLAIM, 404),
        Call.post(ClaimCalls.CLAIMS + "/validate", unknown, CLAIM, 200),
        Call.get(ClaimCalls.CLAIMS, EnumSet.of(Scope.CUSTOMERS_READ)),
        Call.get(claim, SEE_CLAIMS),
        new Call(HttpMethod.HEAD, claim, "", "", SEE_CLAIMS, 200),
        Call.post(claim + "/reversal", REASON, CLAIM, 200),
        Call.post(list + "/issue", "{\"customerId\": \"c\", \"reason\": \"r\"}", CLAIM, 201));
  }

  private List<Call> customerCalls() {
    String customer = ClaimCalls.CUSTOMERS + ClaimCalls.customer();
    api.put(customer, "");
    return List.of(
        Call.get(customer, SEE_CUSTOMERS),
        new Call(HttpMethod.HEAD, customer, "", "", SEE_CUSTOMERS, 200),
        Call.get(customer + "/claims", SEE_CUSTOMERS),
        Call.get(customer + "/attempts", SEE_CUSTOMERS),
        Call.get(customer + "/ledger", SEE_CUSTOMERS),
        Call.get(customer + "/lockout", SEE_CUSTOMERS),
        Call.get(customer + "/limiters", SEE_CUSTOMERS),
        Call.put(customer, "", CHANGE_CUSTOMERS),
        Call.post(customer + "/unlock", REASON, CHANGE_CUSTOMERS, 200),
        Call.post(customer + "/erase", "", CHANGE_CUSTOMERS, 200));
  }

  private static List<Call> policyCalls() {
    String lockout = ClaimCalls.POLICIES + "lockout";
    String limiters = ClaimCalls.POLICIES + "limiters";
    String customers = ClaimCalls.POLICIES + "customers";
    return List.of(
        Call.get(lockout, POLICIES),
        Call.put(lockout, "{\"failures\": 5, \"lockSeconds\": 900}", POLICIES),
        Call.get(limiters, POLICIES),
        Call.put(limiters, "{}", POLICIES),
        Call.get(customers, POLICIES),
        Call.put(customers, "{\"registrationRequired\": false}", POLICIES));
  }

  private List<Call> codeCalls() {
    String list = api.list(ListType.SINGLE_USE);
    String third = api.list(ListType.THIRD_PARTY);
    String batch = ApiCalls.path(api.generated(list, 5, false));
    String code = "SCOPE" + list.substring(list.length() - 12);
    api.imported(third, "", code);
    return List.of(
        Call.post(
            "/api/v1/codes/preview",
            batch(1, false).replaceFirst(", \"activate.*", "}"),
            EITHER,
            200),
        Call.post(list + "/batches", batch(1, false), WRITE, 202),
        new Call(HttpMethod.POST, third + "/imports?dryRun=true", "text/csv", code, WRITE, 202),
        Call.get(list + "/batches", EITHER),
        Call.get(batch, EITHER),
        Call.get(batch + "/rejects.csv", EITHER),
        new Call(HttpMethod.HEAD, batch + "/rejects.csv", "", "", EITHER, 200),
        Call.get(list + "/codes", READ),
        Call.get(list + "/codes.csv", READ),
        new Call(HttpMethod.HEAD, list + "/codes.csv", "", "", READ, 200),
        Call.get("/api/v1/codes/" + code, READ),
        Call.post("/api/v1/codes/" + code + "/void", "", WRITE, 200),
        Call.post(batch + "/activate", "", WRITE, 200),
        Call.post(batch + "/void", "", WRITE, 200),
        Call.post(batch + "/cancel", "", WRITE, 409),
        Call.get(list + "/history", LISTS_READ),
        Call.get(list, EnumSet.of(Scope.LISTS_READ)));
  }

  @BeforeEach
  void clientsOfOneScopeEach() {
    boolean known =
        jdbc.sql("select count(*) from api_client where name = 'only LISTS_READ'")
                .query(Integer.class)
                .single()
            == 1;
    for (Scope scope : Scope.values()) {
      String token = "token-of-the-client-with-one-scope-" + scope.name();
      tokens.put(scope, token);
      if (!known) {
        clients.create("only " + scope.name(), EnumSet.of(scope), false, token);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aScopeAllowsWhatItSaysAndNothingElse(Scope scope) {
    for (Call call : calls()) {
      MvcTestResult result = send(call, tokens.get(scope));
      if (call.allowed().contains(scope)) {
        assertThat(result).as("%s by %s", call, scope).hasStatus(call.answered());
      } else if (call.method().equals(HttpMethod.HEAD)) {
        assertThat(result).as("%s by %s", call, scope).hasStatus(403);
      } else {
        assertProblem(result, 403, "forbidden");
      }
    }
  }

  @Test
  void withoutATokenNothingIsAllowed() {
    for (Call call : calls()) {
      assertThat(send(call, "token-of-nobody-at-all-0123456789")).as("%s", call).hasStatus(401);
    }
  }

  @Test
  void whatIsWrongIsToldOnlyToWhoMay() {
    String nobodys = ApiCalls.LISTS + "/x/batches/y/";
    Stream.of("activate", "void", "cancel", "nonsense")
        .forEach(action ->
            assertProblem(
                send(Call.post(nobodys + action, "{", WRITE, 0), tokens.get(Scope.LISTS_WRITE)),
                403,
                "forbidden"));
  }

  private MvcTestResult send(Call call, String token) {
    var request =
        mvc.method(call.method()).uri(call.uri()).header("Authorization", "Bearer " + token);
    if (!call.type().isEmpty()) {
      request = request.contentType(MediaType.parseMediaType(call.type())).content(call.body());
    }
    return request.exchange();
  }
}
