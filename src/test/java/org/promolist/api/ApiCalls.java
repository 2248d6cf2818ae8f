package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls as the client that has every scope. */
@TestComponent
class ApiCalls {

  static final String TOKEN = "test-token-of-the-client-with-every-scope";
  static final String LISTS = "/api/v1/lists";

  private static final AtomicInteger numbers = new AtomicInteger();
  private static final JsonMapper json = new JsonMapper();

  private final MockMvcTester mvc;

  ApiCalls(MockMvcTester mvc) {
    this.mvc = mvc;
  }

  MockMvcRequestBuilder request(HttpMethod method, String uri) {
    return mvc.method(method).uri(uri).header(HttpHeaders.AUTHORIZATION, "Bearer " + TOKEN);
  }

  MvcTestResult get(String uri) {
    return request(HttpMethod.GET, uri).exchange();
  }

  MockMvcRequestBuilder posting(String uri, String body) {
    return request(HttpMethod.POST, uri).contentType(MediaType.APPLICATION_JSON).content(body);
  }

  MvcTestResult post(String uri, String body) {
    return posting(uri, body).exchange();
  }

  MvcTestResult act(String id, String action) {
    return request(HttpMethod.POST, LISTS + "/" + id + "/" + action).exchange();
  }

  MvcTestResult patch(String id, String ifMatch, String body) {
    return request(HttpMethod.PATCH, LISTS + "/" + id)
        .header(HttpHeaders.IF_MATCH, ifMatch)
        .contentType(ListController.MERGE_PATCH)
        .content(body)
        .exchange();
  }

  /** Makes a list with a name of its own and answers it. */
  JsonNode create() {
    MvcTestResult made = post(LISTS, singleUse(uniqueName()));
    assertThat(made).hasStatus(201);
    return body(made);
  }

  static String uniqueName() {
    return "List " + numbers.incrementAndGet();
  }

  static String singleUse(String name) {
    return """
    {"name": "%s", "type": "SINGLE_USE", "points": 250, "tags": ["care"],
     "validity": {"startsAt": "2026-12-01T00:00", "zone": "Europe/Berlin"}}
    """
        .formatted(name);
  }

  static JsonNode body(MvcTestResult result) {
    return json.readTree(text(result));
  }

  static String text(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  static String etag(MvcTestResult result) {
    return result.getResponse().getHeader(HttpHeaders.ETAG);
  }

  /** Asserts a whole problem: status, media type, members, and that nothing inner shows. */
  static JsonNode assertProblem(MvcTestResult result, int status, String code) {
    assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    JsonNode problem = body(result);
    assertThat(problem.path("code").asString()).isEqualTo(code);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("type").asString()).isEqualTo("urn:promolist:problem:" + code);
    assertThat(problem.path("title").asString()).isNotBlank();
    assertThat(problem.path("detail").asString()).isNotBlank().doesNotContain("{0}");
    assertThat(problem.path("instance").asString()).startsWith("/api");
    assertThat(text(result)).doesNotContain("Exception", "org.promolist", "select ");
    return problem;
  }
}
