package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.promolist.api.ApiCalls.LISTS;
import static org.promolist.api.ApiCalls.accepted;
import static org.promolist.api.ApiCalls.assertProblem;
import static org.promolist.api.ApiCalls.batch;
import static org.promolist.api.ApiCalls.body;
import static org.promolist.api.ApiCalls.errors;
import static org.promolist.api.ApiCalls.path;
import static org.promolist.api.ApiCalls.text;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.list.ListType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ApiTest
class BatchApiTest {

  private static final String PREVIEW = "/api/v1/codes/preview";

  @Autowired ApiCalls api;

  @Test
  void aPreviewTellsWhatABatchWouldMeanAndMakesNothing() {
    MvcTestResult result =
        api.post(
            PREVIEW,
            """
            {"quantity": 1000, "pattern": {"prefix": "pv-w", "length": 12, "suffix": "x",
             "alphabet": "0123456789", "checkCharacter": true, "grouping": 0}}
            """);
    assertThat(result).hasStatus(200);
    JsonNode preview = body(result);
    assertThat(preview.get("samples").valueStream().map(JsonNode::asString))
        .hasSize(5)
        .allMatch(code -> code.matches("PVW[0-9]{7}X[0-9A-Z]"));
    assertThat(preview.get("keyspace").isIntegralNumber()).isTrue();
    assertThat(preview.get("keyspace").asLong()).isEqualTo(10_000_000);
    assertThat(preview.get("liveCodes").asLong()).isEqualTo(1_000);
    assertThat(preview.get("oddsPerGuess").asDouble()).isEqualTo(1e-4);
    assertThat(preview.get("expectedHitsPerDay").asDouble()).isPositive();
    assertThat(preview.get("verdict").asString()).isEqualTo("too_dense");
    assertThat(preview.get("shortestSafeLength").asInt()).isEqualTo(14);
  }

  @Test
  void aKeyspaceOfAnySizeIsAWholeNumber() {
    MvcTestResult result =
        api.post(
            PREVIEW,
            "{\"quantity\": 1, \"pattern\": {\"length\": 40, \"checkCharacter\": false,"
                + " \"alphabet\": \"0123456789\"}}");
    assertThat(text(result)).contains("\"keyspace\":1" + "0".repeat(40) + ",");
    assertThat(body(result).get("verdict").asString()).isEqualTo("ok");
  }

  @Test
  void everythingThatIsWrongWithAPatternIsToldAtOnce() {
    String pattern =
        "\"pattern\": {\"prefix\": \"a_b\", \"length\": 41, \"alphabet\": \"A\", \"suffix\": 7,"
            + " \"grouping\": -1, \"colour\": 1}";
    List<String> wrong =
        List.of(
            "quantity out_of_range",
            "pattern.prefix letters_and_digits",
            "pattern.suffix wrong_type",
            "pattern.alphabet too_short",
            "pattern.length out_of_range",
            "pattern.grouping out_of_range",
            "pattern.colour unknown_field",
            "x unknown_field");
    String request = "{\"quantity\": 0, \"x\": 1, " + pattern;
    assertThat(errors(api.post(PREVIEW, request + ", \"activate\": true}")))
        .containsExactlyInAnyOrderElementsOf(with(wrong, "activate unknown_field"));
    String list = api.list(ListType.SINGLE_USE);
    assertThat(errors(api.post(list + "/batches", request + ", \"activate\": 1}")))
        .containsExactlyInAnyOrderElementsOf(with(wrong, "activate wrong_type"));
    assertThat(body(api.get(list + "/batches")).get("items").isEmpty()).isTrue();
  }

  private static List<String> with(List<String> wrong, String more) {
    List<String> all = new ArrayList<>(wrong);
    all.add(more);
    return all;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|quantity required,pattern.length required",
        "{\"quantity\": 1, \"pattern\": []}|pattern wrong_type",
        "[]|body wrong_type",
        "{\"quantity\": 50000001, \"pattern\": {\"length\": 20}}|quantity out_of_range",
        "{\"quantity\": 99999999999, \"pattern\": {\"length\": 3}}"
            + "|quantity out_of_range,pattern.length out_of_range",
        "{\"quantity\": 1, \"pattern\": {\"length\": 12, \"alphabet\": \"ABCO\"}}"
            + "|pattern.alphabet look_alikes_with_check",
        "{\"quantity\": 1.5, \"pattern\": {\"length\": \"12\"}}"
            + "|quantity wrong_type,pattern.length wrong_type",
        "{\"quantity\": 1, \"pattern\": {\"length\": 12, \"checkCharacter\": \"no\"}}"
            + "|pattern.checkCharacter wrong_type"
      })
  void whatIsWrongIsNamed(String request, String wrong) {
    assertThat(errors(api.post(PREVIEW, request)))
        .containsExactlyInAnyOrderElementsOf(List.of(wrong.split(",")));
  }

  @Test
  void aBatchIsQueuedThenReadyThenActivated() {
    String list = api.list(ListType.SINGLE_USE);
    JsonNode queued = accepted(api.post(list + "/batches", batch(2_000, false)));
    assertThat(queued.get("state").asString()).isEqualTo("QUEUED");
    assertThat(queued.get("progress").get("total").asInt()).isEqualTo(2_000);

    JsonNode ready = api.ended(queued);

    assertThat(ready.get("state").asString()).isEqualTo("PENDING");
    assertThat(ready.get("source").asString()).isEqualTo("GENERATED");
    assertThat(ready.get("number").asInt()).isEqualTo(1);
    assertThat(ready.get("quantity").asInt()).isEqualTo(2_000);
    assertThat(ready.get("codes").asInt()).isEqualTo(2_000);
    assertThat(ready.get("claimable").asInt()).isZero();
    assertThat(ready.get("progress").get("done").asInt()).isEqualTo(2_000);
    assertThat(ready.get("progress").get("secondsLeft").isNull()).isTrue();
    assertThat(ready.get("skipped").get("duplicates").asInt()).isZero();
    assertThat(ready.get("createdBy").asString()).isEqualTo("bootstrap");
    assertThat(ready.get("pattern").toString())
        .isEqualTo(
            "{\"prefix\":\"SG\",\"length\":14,\"alphabet\":\"0123456789ABCDEFGHJKMNPQRSTVWXYZ\","
                + "\"checkCharacter\":true,\"suffix\":\"\",\"grouping\":4}");
    for (String none : List.of("file", "report", "failure", "activatedAt", "voidedAt")) {
      assertThat(ready.get(none).isNull()).as(none).isTrue();
    }

    MvcTestResult activated = act(ready, "activate");
    assertThat(activated).hasStatus(200);
    assertThat(body(activated).get("state").asString()).isEqualTo("ACTIVE");
    assertThat(body(activated).get("claimable").asInt()).isEqualTo(2_000);
    assertThat(body(activated).get("activatedBy").asString()).isEqualTo("bootstrap");
    assertThat(body(act(ready, "activate"))).isEqualTo(body(activated));
    assertThat(body(api.get(list)).get("counts").get("claimable").asInt()).isEqualTo(2_000);
  }

  @Test
  void whatIsVoidedStaysSoAndKeepsItsReason() {
    JsonNode batch = api.generated(api.list(ListType.SINGLE_USE), 10, true);
    MvcTestResult voided = act(batch, "void", "{\"reason\": \" flyers lost \"}");
    assertThat(voided).hasStatus(200);
    assertThat(body(voided).get("state").asString()).isEqualTo("VOIDED");
    assertThat(body(voided).get("voidReason").asString()).isEqualTo("flyers lost");
    assertThat(body(voided).get("voidedBy").asString()).isEqualTo("bootstrap");
    assertThat(body(voided).get("claimable").asInt()).isZero();
    assertThat(body(act(batch, "void", "{}"))).isEqualTo(body(voided));
    assertProblem(act(batch, "activate"), 409, "batch_state_conflict");
    assertProblem(act(batch, "cancel"), 409, "batch_state_conflict");
    assertThat(assertProblem(act(batch, "activate"), 409, "batch_state_conflict").get("detail"))
        .asString()
        .contains("VOIDED");
  }

  @Test
  void whatIsCancelledStaysSoAndIsEmpty() {
    String list = api.list(ListType.SINGLE_USE);
    JsonNode batch = accepted(api.post(list + "/batches", batch(5_000_000, true)));
    MvcTestResult cancelled = act(batch, "cancel");
    assertThat(cancelled).hasStatus(200);
    assertThat(body(cancelled).get("state").asString()).isEqualTo("CANCELLED");
    assertThat(act(batch, "cancel", "{}")).hasStatus(200);
    assertProblem(act(batch, "activate"), 409, "batch_state_conflict");
    assertProblem(act(batch, "void"), 409, "batch_state_conflict");
    assertThat(body(api.get(list + "/codes?state=CLAIMABLE")).get("items").isEmpty()).isTrue();
  }

  @Test
  void aPendingBatchIsNotCancelled() {
    JsonNode batch = api.generated(api.list(ListType.SINGLE_USE), 1, false);
    assertProblem(act(batch, "cancel"), 409, "batch_state_conflict");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "activate|{\"reason\": \"x\"}|reason unknown_field",
        "cancel|{\"x\": 1}|x unknown_field",
        "void|{\"reason\": 1, \"x\": 1}|reason wrong_type,x unknown_field",
        "void|{\"reason\": \"a\\u0000\"}|reason control_characters",
        "void|[]|body wrong_type"
      })
  void anActionTakesNothingElse(String action, String body, String wrong) {
    JsonNode batch = api.generated(api.list(ListType.SINGLE_USE), 1, false);
    assertThat(errors(act(batch, action, body)))
        .containsExactlyInAnyOrderElementsOf(List.of(wrong.split(",")));
    assertThat(body(api.get(path(batch))).get("state").asString()).isEqualTo("PENDING");
  }

  @Test
  void aReasonHasItsLength() {
    JsonNode batch = api.generated(api.list(ListType.SINGLE_USE), 1, false);
    assertThat(errors(act(batch, "void", "{\"x\": 1, \"reason\": \"" + "r".repeat(501) + "\"}")))
        .containsExactlyInAnyOrder("x unknown_field", "reason too_long");
    assertThat(act(batch, "void", "{\"reason\": \"" + "r".repeat(500) + "\"}")).hasStatus(200);
  }

  @Test
  void aDensePatternIsRefusedWithTheLengthThatWouldDo() {
    String list = api.list(ListType.SINGLE_USE);
    String request =
        "{\"quantity\": 1000000, \"pattern\": {\"prefix\": \"DENSE\", \"length\": %d}}";
    JsonNode problem =
        assertProblem(api.post(list + "/batches", request.formatted(10)), 422, "pattern_too_dense");
    assertThat(problem.get("shortestSafeLength").asInt()).isEqualTo(14);
    assertThat(problem.get("detail").asString()).contains("A length of 14 would do.");
    assertThat(api.post(list + "/batches", request.formatted(14))).hasStatus(202);
    assertThat(problem.has("errors")).isFalse();
  }

  @Test
  void whereNoLengthWouldDoNoneIsNamed() {
    JsonNode problem =
        assertProblem(
            api.post(
                api.list(ListType.SINGLE_USE) + "/batches",
                "{\"quantity\": 50000000, \"pattern\": {\"prefix\": \""
                    + "N".repeat(35)
                    + "\", \"length\": 38, \"alphabet\": \"AB\"}}"),
            422,
            "pattern_too_dense");
    assertThat(problem.has("shortestSafeLength")).isFalse();
    assertThat(problem.get("detail").asString()).contains("No length up to 40 would do");
  }

  @ParameterizedTest
  @ValueSource(strings = {"THIRD_PARTY"})
  void onlySingleUseListsGenerate(ListType type) {
    assertProblem(
        api.post(api.list(type) + "/batches", batch(1, false)), 409, "list_type_mismatch");
  }

  @Test
  void aRetryMakesNoSecondBatch() {
    String list = api.list(ListType.SINGLE_USE);
    MvcTestResult first = keyed(list, "once", batch(5, false));
    MvcTestResult again = keyed(list, "once", batch(5, false).replace(":", " : "));
    assertThat(again).hasStatus(202).hasHeader("Idempotency-Replayed", "true");
    assertThat(text(again)).isEqualTo(text(first));
    assertThat(again.getResponse().getHeader("Location"))
        .isEqualTo(first.getResponse().getHeader("Location"));
    assertProblem(keyed(list, "once", batch(6, false)), 422, "idempotency_key_reused");
    assertThat(body(api.get(list + "/batches")).get("items").size()).isEqualTo(1);
  }

  @Test
  void aRetriedActionIsReplayed() {
    JsonNode batch = api.generated(api.list(ListType.SINGLE_USE), 1, false);
    String uri = path(batch) + "/void";
    String body = "{\"reason\": \"a\"}";
    assertThat(api.posting(uri, body).header("Idempotency-Key", uri).exchange()).hasStatus(200);
    assertThat(api.posting(uri, body).header("Idempotency-Key", uri).exchange())
        .hasStatus(200)
        .hasHeader("Idempotency-Replayed", "true");
    assertProblem(
        api.posting(uri, "").header("Idempotency-Key", uri).exchange(),
        422,
        "idempotency_key_reused");
  }

  @Test
  void aWalkThroughBatchesMeetsEachOnceLatestFirst() {
    String list = api.list(ListType.SINGLE_USE);
    for (int i = 0; i < 5; i++) {
      api.generated(list, 1, false);
    }
    List<Integer> met = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonNode page = body(api.get(list + "/batches?limit=2" + cursor));
      page.get("items").valueStream().forEach(batch -> met.add(batch.get("number").asInt()));
      cursor =
          page.get("nextCursor").isNull() ? null : "&cursor=" + page.get("nextCursor").asString();
    }
    assertThat(met).containsExactly(5, 4, 3, 2, 1);
    assertThat(errors(api.get(list + "/batches?cursor=x")))
        .containsExactly("cursor cursor_invalid");
    assertThat(errors(api.get(list + "/batches?limit=0&x=1")))
        .containsExactlyInAnyOrder("limit out_of_range", "x unknown_parameter");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    String list = api.list(ListType.SINGLE_USE);
    String other = api.list(ListType.SINGLE_USE);
    String mine = api.generated(list, 1, false).get("id").asString();
    String nobody = LISTS + "/" + new UUID(0, 0);
    for (String path : List.of("/x", "/" + new UUID(0, 0), "/" + mine)) {
      assertProblem(api.get(other + "/batches" + path), 404, "not_found");
      for (String action : List.of("/activate", "/void", "/cancel")) {
        assertProblem(api.post(other + "/batches" + path + action, ""), 404, "not_found");
      }
      assertProblem(api.get(other + "/batches" + path + "/rejects.csv"), 404, "not_found");
    }
    assertProblem(api.get(nobody + "/batches"), 404, "not_found");
    assertProblem(api.post(nobody + "/batches", batch(1, false)), 404, "not_found");
  }

  @Test
  void aBatchIsOrderedInJsonOnly() {
    String list = api.list(ListType.SINGLE_USE);
    assertProblem(
        api.request(HttpMethod.POST, list + "/batches")
            .contentType(MediaType.TEXT_PLAIN)
            .content("{}")
            .exchange(),
        415,
        "unsupported_media_type");
    assertProblem(api.post(list + "/batches", "{"), 400, "malformed_json");
    assertThat(errors(api.post(list + "/batches?x=1", batch(1, false))))
        .containsExactly("x unknown_parameter");
  }

  private MvcTestResult keyed(String list, String key, String body) {
    return api.posting(list + "/batches", body).header("Idempotency-Key", list + key).exchange();
  }

  private MvcTestResult act(JsonNode batch, String action) {
    return act(batch, action, "");
  }

  private MvcTestResult act(JsonNode batch, String action, String body) {
    return api.post(path(batch) + "/" + action, body);
  }
}
