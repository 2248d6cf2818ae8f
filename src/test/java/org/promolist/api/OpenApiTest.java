package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.code.BatchState;
import org.promolist.code.RejectedLine;
import org.promolist.list.ListType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@ApiTest
class OpenApiTest {

  @Autowired MockMvcTester mvc;
  @Autowired ApiCalls api;
  @Autowired ClaimCalls claims;

  private JsonNode document;

  @BeforeEach
  void read() {
    document = ApiCalls.body(mvc.get().uri("/v3/api-docs").exchange());
  }

  @Test
  void itIsOpenApi31WithABearerToken() {
    assertThat(document.get("openapi").asString()).startsWith("3.1");
    assertThat(document.at("/info/title").asString()).isEqualTo("Promolist");
    assertThat(document.at("/components/securitySchemes/bearer/scheme").asString())
        .isEqualTo("bearer");
    assertThat(document.get("security").get(0).has("bearer")).isTrue();
  }

  @Test
  void everyOperationIsThereAndOnlyBelowApi() {
    assertThat(operations().map(o -> o.getValue().get("operationId").asString()))
        .containsExactlyInAnyOrder(
            "createList",
            "getLists",
            "getList",
            "changeList",
            "deleteList",
            "pauseList",
            "resumeList",
            "archiveList",
            "restoreList",
            "getListHistory",
            "previewCodes",
            "generateBatch",
            "importCodes",
            "getBatches",
            "getBatch",
            "getRejects",
            "activateBatch",
            "voidBatch",
            "cancelBatch",
            "getCodes",
            "exportCodes",
            "getCode",
            "voidCode",
            "issueCode",
            "claimCode",
            "validateClaim",
            "explainClaim",
            "getClaims",
            "getClaim",
            "reverseClaim",
            "getCustomer",
            "registerCustomer",
            "eraseCustomer",
            "getClaimsOfCustomer",
            "getAttempts",
            "getLedger",
            "getLockout",
            "getCustomerLimiters",
            "unlockCustomer",
            "getLockoutPolicy",
            "setLockoutPolicy",
            "getLimiterPolicy",
            "setLimiterPolicy",
            "getCustomerPolicy",
            "setCustomerPolicy");
    assertThat(document.get("paths").propertyNames()).allMatch(p -> p.startsWith("/api/v1/"));
  }

  @Test
  void everyOperationDocumentsItsProblems() {
    assertThat(operations())
        .allSatisfy(operation -> {
          JsonNode responses = operation.getValue().get("responses");
          assertThat(operation.getValue().get("summary").asString()).isNotBlank();
          assertThat(responses.propertyNames()).contains("400", "401", "403", "406", "429", "500");
          assertThat(responses.properties())
              .filteredOn(response ->
                  response.getKey().startsWith("4") || response.getKey().startsWith("5"))
              .allSatisfy(response -> {
                assertThat(
                        response
                            .getValue()
                            .at("/content/application~1problem+json/schema/$ref")
                            .asString())
                    .isEqualTo("#/components/schemas/Problem");
                assertThat(response.getValue().get("description").asString())
                    .matches("`[a-z_]+`: .*");
              });
          if (operation.getKey().equals("post")) {
            assertThat(responses.propertyNames()).contains("409", "413", "422");
            assertThat(parameters(operation.getValue())).contains("Idempotency-Key");
          }
          if (operation.getKey().equals("patch")) {
            assertThat(responses.propertyNames()).contains("404", "409", "412", "415", "428");
            assertThat(parameters(operation.getValue())).contains("If-Match", "id");
          }
        });
  }

  @Test
  void everyBodyHasANamedSchemaThatExists() {
    List<JsonNode> schemas = document.get("paths").findValues("schema");
    assertThat(schemas).isNotEmpty();
    assertThat(document.get("paths").findValues("content"))
        .flatMap(content -> content.propertyStream().toList())
        .filteredOn(media -> !media.getKey().equals("multipart/form-data"))
        .extracting(Map.Entry::getValue)
        .allSatisfy(media -> assertThat(media.at("/schema/$ref").asString("")).isNotEmpty());
    assertThat(document.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(
            ref -> assertThat(document.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
    assertThat(document.toString()).doesNotContain("oneOf", "anyOf", "allOf");
  }

  @Test
  void anAnswerHasEveryFieldAndSaysWhichMayBeNull() {
    JsonNode schema = document.at("/components/schemas/PromoCodeList");
    assertThat(schema.get("required").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrderElementsOf(schema.get("properties").propertyNames());
    assertThat(schema.at("/properties/entryCap/type").toString())
        .isEqualTo("[\"integer\",\"null\"]");
    assertThat(schema.at("/properties/points/type").asString()).isEqualTo("integer");
    assertThat(api.create().propertyNames())
        .containsExactlyInAnyOrderElementsOf(schema.get("properties").propertyNames());
  }

  @Test
  void aBatchAndACodeHaveTheirDocumentedFields() {
    String list = api.list(ListType.THIRD_PARTY);
    JsonNode batch = api.imported(list, "", "DOCUMENTED1\nx\n");
    JsonNode code = ApiCalls.body(api.get("/api/v1/codes/DOCUMENTED1"));
    JsonNode page = ApiCalls.body(api.get(list + "/codes"));
    JsonNode preview =
        ApiCalls.body(
            api.post("/api/v1/codes/preview", "{\"quantity\": 1, \"pattern\": {\"length\": 20}}"));
    Map.of(
            "Batch",
            batch,
            "BatchFile",
            batch.get("file"),
            "BatchReport",
            batch.get("report"),
            "BadLine",
            batch.at("/report/badLines/0"),
            "BatchProgress",
            batch.get("progress"),
            "Code",
            code,
            "ListReference",
            code.get("list"),
            "CodePage",
            page,
            "CodeItem",
            page.get("items").get(0),
            "CodePreview",
            preview)
        .forEach((name, answered) -> {
          JsonNode schema = document.at("/components/schemas/" + name);
          assertThat(answered.propertyNames())
              .as(name)
              .containsExactlyInAnyOrderElementsOf(schema.get("properties").propertyNames());
          assertThat(schema.get("required").valueStream().map(JsonNode::asString))
              .as(name)
              .containsExactlyInAnyOrderElementsOf(schema.get("properties").propertyNames());
        });
    assertThat(document.at("/components/schemas/CodePreview/properties/keyspace/type").asString())
        .isEqualTo("number");
  }

  @Test
  void aClaimAndACustomerHaveTheirDocumentedFields() {
    String code = ClaimCalls.code();
    String customer = ClaimCalls.customer();
    claims.list(code);
    JsonNode claim = claims.claimed(code, customer);
    claims.claim(ClaimCalls.code(), customer);
    JsonNode reversed = ApiCalls.body(claims.reverse(claim, "{\"reason\": \"r\"}"));
    JsonNode found = ApiCalls.body(api.get("/api/v1/codes/" + code));
    JsonNode account = claims.customer(customer);
    JsonNode limiters = claims.of(customer, "limiters");
    Map.ofEntries(
            Map.entry("Claim", reversed),
            Map.entry("Reversal", reversed.get("reversal")),
            Map.entry("CodeClaim", found.get("claims").get(0)),
            Map.entry("ClaimPage", claims.of(customer, "claims")),
            Map.entry("Customer", account),
            Map.entry("CustomerCounts", account.get("counts")),
            Map.entry("Attempt", claims.items(customer, "attempts").get(0)),
            Map.entry("Refusal", claims.items(customer, "attempts").get(0).get("refusal")),
            Map.entry("LedgerEntry", claims.items(customer, "ledger").get(0)),
            Map.entry("Lockout", claims.of(customer, "lockout")),
            Map.entry("CustomerLimiters", limiters),
            Map.entry("LimiterWindow", limiters.get("perWeek")),
            Map.entry("LockoutPolicy", ApiCalls.body(api.get(ClaimCalls.POLICIES + "lockout"))),
            Map.entry("LimiterPolicy", ApiCalls.body(api.get(ClaimCalls.POLICIES + "limiters"))),
            Map.entry("CustomerPolicy", ApiCalls.body(api.get(ClaimCalls.POLICIES + "customers"))))
        .forEach((name, answered) -> {
          JsonNode schema = document.at("/components/schemas/" + name);
          assertThat(answered.propertyNames())
              .as(name)
              .containsExactlyInAnyOrderElementsOf(schema.get("properties").propertyNames());
          assertThat(schema.get("required").valueStream().map(JsonNode::asString))
              .as(name)
              .containsExactlyInAnyOrderElementsOf(schema.get("properties").propertyNames());
        });
    JsonNode registering = document.at("/paths/~1api~1v1~1customers~1{id}/put/responses");
    assertThat(registering.propertyNames()).contains("200", "201", "400");
    assertThat(document.at("/components/schemas/ReversalRequest/required").toString())
        .isEqualTo("[\"reason\"]");
    assertThat(document.at("/components/schemas/LimiterPolicyRequest").has("required")).isFalse();
  }

  @Test
  void theStatesOfABatchAreThoseThatAreTold() {
    assertThat(
            document
                .at("/components/schemas/Batch/properties/state/enum")
                .valueStream()
                .map(JsonNode::asString))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(BatchState.values())
                .filter(state -> state != BatchState.REMOVED)
                .map(Enum::name)
                .toList());
    assertThat(
            document
                .at("/components/schemas/BadLine/properties/reason/enum")
                .valueStream()
                .map(JsonNode::asString))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(RejectedLine.Reason.values()).map(RejectedLine.Reason::code).toList());
  }

  @Test
  void aFileIsDocumentedAsOneInAllItsForms() {
    JsonNode file = document.at("/components/schemas/CsvFile");
    assertThat(file.get("type").asString()).isEqualTo("string");
    assertThat(file.get("format").asString()).isEqualTo("binary");
    JsonNode importing = document.at("/paths/~1api~1v1~1lists~1{id}~1imports/post");
    assertThat(importing.at("/requestBody/content").propertyNames())
        .containsExactlyInAnyOrder("text/csv", "text/plain", "multipart/form-data");
    assertThat(importing.at("/requestBody/required").asBoolean()).isTrue();
    assertThat(parameters(importing)).contains("dryRun", "activate", "column");
    assertThat(importing.get("responses").propertyNames()).contains("202", "404", "415");
    assertThat(importing.at("/responses/202/headers").propertyNames()).contains("Location");
    JsonNode export = document.at("/paths/~1api~1v1~1lists~1{id}~1codes.csv/get");
    assertThat(export.at("/responses/200/content").propertyNames()).containsExactly("text/csv");
    assertThat(parameters(export)).contains("state", "batchId");
    JsonNode voiding = document.at("/paths/~1api~1v1~1lists~1{id}~1batches~1{batchId}~1void/post");
    assertThat(voiding.at("/requestBody/required").asBoolean()).isFalse();
    assertThat(parameters(voiding)).doesNotContain("If-Match");
  }

  @Test
  void aRequestDemandsWhatTheReaderDemands() {
    JsonNode request = document.at("/components/schemas/ListRequest");
    assertThat(request.get("required").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("name", "type", "points", "validity");
    assertThat(document.at("/components/schemas/ListPatch").has("required")).isFalse();
    assertThat(request.get("additionalProperties").asBoolean()).isFalse();
  }

  @Test
  void anExplanationIsDocumentedWithFactsOfAnyName() {
    JsonNode schemas = document.at("/components/schemas");
    assertThat(schemas.at("/ExplanationRequest/required").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("code", "customerId");
    assertThat(schemas.at("/Explanation/required").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("code", "customerId", "at", "rules");
    JsonNode facts = schemas.at("/ExplainedRule/properties/facts");
    assertThat(facts.get("type").asString()).isEqualTo("object");
    assertThat(facts.has("additionalProperties")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(classes = {ListRequest.class, ListPatch.class})
  void theReaderKnowsEveryDocumentedField(Class<?> request) {
    String fields =
        Arrays.stream(request.getRecordComponents())
            .map(RecordComponent::getName)
            .map(name -> "\"" + name + "\": {}")
            .reduce((a, b) -> a + ", " + b)
            .orElseThrow();
    JsonNode problem = ApiCalls.body(api.post(ApiCalls.LISTS, "{" + fields + "}"));
    assertThat(problem.get("errors").findValuesAsString("code"))
        .isNotEmpty()
        .doesNotContain("unknown_field");
  }

  @ParameterizedTest
  @ValueSource(classes = {BatchRequest.class, BatchRequest.PatternRequest.class})
  void theReaderKnowsEveryDocumentedFieldOfABatch(Class<?> request) {
    String fields =
        Arrays.stream(request.getRecordComponents())
            .map(component -> "\"" + component.getName() + "\": 0")
            .reduce((a, b) -> a + ", " + b)
            .orElseThrow();
    String body =
        request == BatchRequest.class ? "{" + fields + "}" : "{\"pattern\": {" + fields + "}}";
    assertThat(ApiCalls.errors(api.post(api.list(ListType.SINGLE_USE) + "/batches", body)))
        .isNotEmpty()
        .noneMatch(error -> error.endsWith("unknown_field"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v3/api-docs.yaml",
        "/swagger-ui/index.html",
        "/actuator/health",
        "/actuator/health/readiness"
      })
  void anybodyMayReadTheDocumentAndTheHealth(String path) {
    assertThat(mvc.get().uri(path).exchange()).hasStatus(200);
  }

  @Test
  void everyParameterHasASchema() {
    assertThat(operations().flatMap(o -> o.getValue().path("parameters").valueStream()))
        .isNotEmpty()
        .allSatisfy(parameter -> assertThat(parameter.has("schema")).as("%s", parameter).isTrue());
  }

  private Stream<Map.Entry<String, JsonNode>> operations() {
    return document
        .get("paths")
        .valueStream()
        .flatMap(JsonNode::propertyStream)
        .filter(o ->
            HttpMethod.valueOf(o.getKey().toUpperCase(java.util.Locale.ROOT)) != null
                && o.getValue().has("operationId"));
  }

  private static List<String> parameters(JsonNode operation) {
    return operation.get("parameters").findValuesAsString("name");
  }
}
