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
class CodeScopesTest {

  private static final Set<Scope> WRITE = EnumSet.of(Scope.CODES_WRITE);
  private static final Set<Scope> READ = EnumSet.of(Scope.CODES_READ);
  private static final Set<Scope> EITHER = EnumSet.of(Scope.CODES_READ, Scope.CODES_WRITE);
  private static final Set<Scope> LISTS_READ = EnumSet.of(Scope.LISTS_READ);

  private static final Map<Scope, String> tokens = new EnumMap<>(Scope.class);

  @Autowired ApiCalls api;
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

    static Call post(String uri, String body, Set<Scope> allowed, int answered) {
      return new Call(
          HttpMethod.POST, uri, MediaType.APPLICATION_JSON_VALUE, body, allowed, answered);
    }
  }

  private List<Call> calls() {
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
