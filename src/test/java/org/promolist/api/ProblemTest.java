package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.promolist.api.ApiCalls.LISTS;
import static org.promolist.api.ApiCalls.assertProblem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ApiTest
class ProblemTest {

  @Autowired ApiCalls api;
  @Autowired MockMvcTester mvc;
  @Autowired ApiMessages messages;

  @ParameterizedTest
  @ValueSource(strings = {LISTS, "/api", "/api/nope", "/api/v1/lists/x/y"})
  void withoutATokenEveryPathIsUnauthorized(String path) {
    MvcTestResult result = mvc.get().uri(path).exchange();
    assertProblem(result, 401, "unauthorized");
    assertThat(result).hasHeader("WWW-Authenticate", "Bearer realm=\"promolist\"");
    assertThat(result.getRequest().getSession(false)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer wrong", "Bearer ", "bearer  x"})
  void aTokenOfNobodyIsUnauthorized(String header) {
    MvcTestResult result = mvc.get().uri(LISTS).header("Authorization", header).exchange();
    assertProblem(result, 401, "unauthorized");
    assertThat(result.getResponse().getHeader("WWW-Authenticate")).contains("invalid_token");
  }

  @Test
  void aPasswordIsNoToken() {
    assertProblem(
        mvc.get().uri(LISTS).header("Authorization", "Basic YTpi").exchange(), 401, "unauthorized");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH", "DELETE"})
  void readingAloneDoesNotWriteAndIsToldBeforeTheBodyIsLookedAt(String method) {
    assertProblem(
        mvc.method(HttpMethod.valueOf(method))
            .uri(LISTS + "/x")
            .with(user("reader").authorities(new SimpleGrantedAuthority("lists:read")))
            .content("{")
            .exchange(),
        403,
        "forbidden");
  }

  @Test
  void writingAloneDoesNotRead() {
    assertProblem(
        mvc.get()
            .uri(LISTS)
            .with(user("writer").authorities(new SimpleGrantedAuthority("lists:write")))
            .exchange(),
        403,
        "forbidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api", "/api/", "/api/v2", LISTS + "/x", LISTS + "/1-1-1-1-1", "/api/v1/lists/"})
  void anUnknownPathOrIdIsNotFound(String path) {
    assertProblem(api.get(path), 404, "not_found");
  }

  @Test
  void aListThatIsNotThereIsNotFound() {
    String id = LISTS + "/01a20869-3a96-78c9-b933-50b6aebfab64";
    assertProblem(api.get(id), 404, "not_found");
    assertProblem(api.get(id + "/history"), 404, "not_found");
    assertProblem(api.request(HttpMethod.DELETE, id).exchange(), 404, "not_found");
    assertProblem(api.post(id + "/pause", ""), 404, "not_found");
    assertProblem(
        api.request(HttpMethod.PATCH, id)
            .contentType(MediaType.APPLICATION_JSON)
            .content("nonsense")
            .exchange(),
        404,
        "not_found");
  }

  @Test
  void aWrongMethodIsToldWithTheRightOnes() {
    MvcTestResult result = api.request(HttpMethod.PUT, LISTS).exchange();
    assertProblem(result, 405, "method_not_allowed");
    assertThat(result.getResponse().getHeader("Allow")).contains("GET", "POST");
  }

  @Test
  void onlyJsonIsTaken() {
    assertProblem(
        api.request(HttpMethod.POST, LISTS)
            .contentType(MediaType.TEXT_PLAIN)
            .content("{}")
            .exchange(),
        415,
        "unsupported_media_type");
  }

  @Test
  void onlyJsonIsGivenButProblemsAlways() {
    assertProblem(
        api.request(HttpMethod.GET, LISTS).accept(MediaType.TEXT_HTML).exchange(),
        406,
        "not_acceptable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"name\": \"a\", \"name\": \"b\"}",
        "{} {}",
        "{}x",
        "{'name': 1}",
        "{\"name\": NaN}",
        "nonsense"
      })
  void whatIsNoJsonIsMalformed(String body) {
    assertProblem(api.post(LISTS, body), 400, "malformed_json");
  }

  @Test
  void deepNestingIsMalformed() {
    assertProblem(api.post(LISTS, "[".repeat(100_000)), 400, "malformed_json");
  }

  @Test
  void invalidUtf8IsMalformed() {
    MvcTestResult result =
        api.request(HttpMethod.POST, LISTS)
            .contentType(MediaType.APPLICATION_JSON)
            .content(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})
            .exchange();
    assertProblem(result, 400, "malformed_json");
  }

  @Test
  void oneMebibyteIsReadAndNoMore() {
    String spaces = " ".repeat(BodyLimitFilter.MAX_BYTES - 2);
    assertProblem(api.post(LISTS, "{}" + spaces), 400, "validation_failed");
    assertProblem(api.post(LISTS, "{} " + spaces), 413, "body_too_large");
  }

  @Test
  void aBodyOfUnknownLengthIsLimitedToo() {
    MvcTestResult result =
        api.posting(LISTS, " ".repeat(BodyLimitFilter.MAX_BYTES + 1))
            .with(request -> {
              var unknown =
                  new org.springframework.mock.web.MockHttpServletRequest(
                      request.getServletContext(), "POST", LISTS) {
                    @Override
                    public long getContentLengthLong() {
                      return -1;
                    }
                  };
              unknown.setContent(request.getContentAsByteArray());
              unknown.setContentType(MediaType.APPLICATION_JSON_VALUE);
              unknown.addHeader("Authorization", "Bearer " + ApiCalls.TOKEN);
              return unknown;
            })
            .exchange();
    assertProblem(result, 413, "body_too_large");
  }

  @Test
  void everyFieldIsToldWithItsRuleInWords() {
    JsonNode problem =
        assertProblem(api.post(LISTS, "{\"points\": 0, \"x\": 1}"), 400, "validation_failed");
    List<String> told =
        problem
            .get("errors")
            .valueStream()
            .map(e -> e.get("field").asString() + " " + e.get("code").asString())
            .toList();
    assertThat(told)
        .containsExactlyInAnyOrder(
            "x unknown_field",
            "name required",
            "type required",
            "points out_of_range",
            "validity.startsAt required",
            "validity.zone required");
    assertThat(problem.get("errors").valueStream())
        .allSatisfy(
            e -> assertThat(e.get("message").asString()).endsWith(".").hasSizeGreaterThan(5));
  }

  @Test
  void theFirewallsRefusalIsAProblem() {
    assertProblem(api.get("/api/v1/lists/x;y=1"), 400, "request_rejected");
  }

  @ParameterizedTest
  @EnumSource
  void everyKindHasItsWords(ProblemKind kind) {
    assertThat(messages.title(kind)).isNotBlank().doesNotContain("'");
    assertThat(messages.detail(kind, List.of(1))).isNotBlank().doesNotContain("'", "{0}");
  }

  @Test
  void optionsNameTheMethods() {
    MvcTestResult result = api.request(HttpMethod.OPTIONS, LISTS).exchange();
    assertThat(result).hasStatus(200);
    assertThat(result.getResponse().getHeader("Allow")).contains("GET", "HEAD", "POST");
  }

  @Test
  void headAnswersLikeGet() {
    assertThat(api.request(HttpMethod.HEAD, LISTS).exchange()).hasStatus(200);
    assertThat(api.request(HttpMethod.HEAD, LISTS + "/x").exchange()).hasStatus(404);
  }
}
