package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.promolist.list.ListType;
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

  MvcTestResult put(String uri, String body) {
    return request(HttpMethod.PUT, uri)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
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
    return create(ListType.SINGLE_USE);
  }

  JsonNode create(ListType type) {
    MvcTestResult made =
        post(LISTS, singleUse(uniqueName()).replace(ListType.SINGLE_USE.name(), type.name()));
    assertThat(made).hasStatus(201);
    return body(made);
  }

  /** The path of a new list. */
  String list(ListType type) {
    return LISTS + "/" + create(type).get("id").asString();
  }

  /** Has codes generated and waits for them. */
  JsonNode generated(String list, int quantity, boolean activate) {
    return ended(accepted(post(list + "/batches", batch(quantity, activate))));
  }

  /** Has a file taken in and waits until it is. */
  JsonNode imported(String list, String query, String content) {
    return ended(accepted(importing(list, query, "text/csv", content).exchange()));
  }

  MockMvcRequestBuilder importing(String list, String query, String type, String content) {
    return request(HttpMethod.POST, list + "/imports" + query)
        .contentType(MediaType.parseMediaType(type))
        .content(content.getBytes(StandardCharsets.UTF_8));
  }

  static String batch(int quantity, boolean activate) {
    return """
    {"quantity": %d, "pattern": {"prefix": "sg", "length": 14}, "activate": %s}
    """
        .formatted(quantity, activate);
  }

  static JsonNode accepted(MvcTestResult result) {
    assertThat(result).hasStatus(202);
    JsonNode batch = body(result);
    assertThat(result)
        .hasHeader(
            "Location",
            LISTS
                + "/"
                + batch.get("listId").asString()
                + "/batches/"
                + batch.get("id").asString());
    return batch;
  }

  /** The batch once its job has ended. */
  JsonNode ended(JsonNode batch) {
    return await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(2))
        .until(() -> body(get(path(batch))), now -> !now.get("endedAt").isNull());
  }

  static String path(JsonNode batch) {
    return LISTS + "/" + batch.get("listId").asString() + "/batches/" + batch.get("id").asString();
  }

  /** What is wrong with which field. */
  static List<String> errors(MvcTestResult result) {
    return assertProblem(result, 400, "validation_failed")
        .get("errors")
        .valueStream()
        .map(error -> error.get("field").asString() + " " + error.get("code").asString())
        .toList();
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
    assertThat(problem.path("detail").asString()).isNotBlank().doesNotContain("{");
    assertThat(problem.path("instance").asString()).startsWith("/api");
    assertThat(text(result)).doesNotContain("Exception", "org.promolist", "select ");
    return problem;
  }
}
