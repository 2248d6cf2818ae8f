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
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promolist.list.ListType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ApiTest
class CodeApiTest {

  private static final String CODES = "/api/v1/codes/";

  @Autowired ApiCalls api;
  @Autowired MockMvcTester mvc;
  @Autowired ClaimCalls claims;

  @Test
  void aCodeIsFoundHoweverItIsTyped() {
    String list = api.list(ListType.THIRD_PARTY);
    JsonNode batch = api.imported(list, "?activate=true", "TYPED0A1B2\n");
    for (String typed : List.of("TYPED0A1B2", "typed-0a1b2", " typed 0A 1B 2", "TYPEDOAIB2")) {
      JsonNode code = body(api.get(CODES + typed));
      assertThat(code.get("code").asString()).as(typed).isEqualTo("TYPED0A1B2");
      assertThat(code.get("state").asString()).isEqualTo("CLAIMABLE");
      assertThat(code.get("batchId")).isEqualTo(batch.get("id"));
      assertThat(code.at("/batch/number").asInt()).isEqualTo(1);
      assertThat(code.at("/list/id").asString()).isEqualTo(list.substring(LISTS.length() + 1));
      assertThat(code.at("/list/type").asString()).isEqualTo("THIRD_PARTY");
      assertThat(code.get("claims").isEmpty()).isTrue();
      assertThat(code.get("customerId").isNull()).isTrue();
    }
    for (String other : List.of("TYPED0A1B3", "abc", "a_b_c_d", "x".repeat(500))) {
      assertProblem(api.get(CODES + other), 404, "not_found");
    }
    assertThat(errors(api.get(CODES + "TYPED0A1B2?x=1"))).containsExactly("x unknown_parameter");
  }

  @Test
  void aWordIsACodeWithoutABatch() {
    String request =
        ApiCalls.singleUse(ApiCalls.uniqueName())
            .replace("\"SINGLE_USE\"", "\"MULTI_USE\", \"codes\": [\"WORDOFMOUTH\"]");
    JsonNode list = body(api.post(LISTS, request));
    JsonNode word = body(api.get(CODES + "word-of-mouth"));
    assertThat(word.get("state").asString()).isEqualTo("CLAIMABLE");
    assertThat(word.get("batchId").isNull()).isTrue();
    assertThat(word.get("batch").isNull()).isTrue();
    assertThat(word.at("/list/name")).isEqualTo(list.get("name"));
    String path = LISTS + "/" + list.get("id").asString();
    assertThat(body(api.get(path + "/codes")).get("items").toString())
        .isEqualTo(
            "[{\"code\":\"WORDOFMOUTH\",\"state\":\"CLAIMABLE\",\"batchId\":null,"
                + "\"claimedAt\":null,\"customerId\":null}]");
    assertProblem(api.post(CODES + "WORDOFMOUTH/void", ""), 409, "list_type_mismatch");
    assertProblem(api.post(path + "/batches", batch(1, false)), 409, "list_type_mismatch");
    assertProblem(
        api.importing(path, "", "text/csv", "ABCD1234").exchange(), 409, "list_type_mismatch");
  }

  @Test
  void aClaimedCodeShowsItsClaimAndCannotBeVoided() {
    String list = claims.empty("");
    JsonNode batch = api.imported(list, "?activate=true", "CLAIMED01\nFREE0001\n");
    JsonNode claim = claims.claimed("CLAIMED01", "c-42");
    JsonNode code = body(api.get(CODES + "CLAIMED01"));
    assertThat(code.get("state").asString()).isEqualTo("CLAIMED");
    assertThat(code.get("claimedAt")).isEqualTo(claim.get("claimedAt"));
    assertThat(code.get("claims")).hasSize(1);
    assertThat(code.at("/claims/0/id")).isEqualTo(claim.get("id"));
    assertThat(code.at("/claims/0/claimedAt")).isEqualTo(claim.get("claimedAt"));
    assertThat(code.at("/claims/0/customerId").asString()).isEqualTo("c-42");
    assertThat(
            assertProblem(api.post(CODES + "CLAIMED01/void", ""), 409, "code_already_claimed")
                .get("detail")
                .asString())
        .contains("CLAIMED01");
    assertThat(codes(list + "/codes?state=CLAIMED")).containsExactly("CLAIMED01");
    assertThat(text(api.get(list + "/codes.csv?state=CLAIMED")).lines().skip(1))
        .singleElement()
        .asString()
        .matches("CLAIMED01,CLAIMED," + batch.get("id").asString() + ",2[0-9-]{9}T[0-9:.]+Z,c-42");
  }

  @Test
  void oneCodeIsVoidedForGood() {
    String list = api.list(ListType.THIRD_PARTY);
    JsonNode batch = api.imported(list, "?activate=true", "VOIDME01\nVOIDME02\n");
    MvcTestResult voided = api.post(CODES + "voidme-01/void", "{\"reason\": \"misprinted\"}");
    assertThat(voided).hasStatus(200);
    assertThat(body(voided).get("state").asString()).isEqualTo("VOIDED");
    assertThat(body(voided).at("/batch/voided").asInt()).isEqualTo(1);
    assertThat(text(api.post(CODES + "VOIDME01/void", ""))).isEqualTo(text(voided));
    assertThat(body(api.get(path(batch))).get("claimable").asInt()).isEqualTo(1);
    assertThat(codes(list + "/codes?state=VOIDED")).containsExactly("VOIDME01");
    // other than where it is only looked up, no look-alike is forgiven
    assertProblem(api.post(CODES + "VOIDMEO2/void", ""), 404, "not_found");
    assertProblem(api.post(CODES + "x/void", ""), 404, "not_found");
    assertThat(errors(api.post(CODES + "VOIDME02/void", "{\"why\": 1}")))
        .containsExactly("why unknown_field");
  }

  @Test
  void theHistoryMasksCodesFromWhoMayNotReadThem() {
    String list = api.list(ListType.THIRD_PARTY);
    api.imported(list, "", "MASKED1234\n");
    api.post(CODES + "MASKED1234/void", "{\"reason\": \"MASKED\"}");
    assertThat(text(api.get(list + "/history")))
        .contains("{\"field\":\"code\",\"old\":null,\"new\":\"MASKED1234\"}");
    MvcTestResult history =
        mvc.get()
            .uri(list + "/history")
            .with(user("reader").authorities(new SimpleGrantedAuthority("lists:read")))
            .exchange();
    assertThat(history).hasStatus(200);
    assertThat(text(history))
        .doesNotContain("MASKED1234")
        .contains("{\"field\":\"code\",\"old\":null,\"new\":\"••••1234\"}", "\"CODE_VOIDED\"");
  }

  @Test
  void codesAreFilteredByBatchStateAndPrefix() {
    String list = api.list(ListType.THIRD_PARTY);
    String first =
        api.imported(list, "?activate=true", "FLTA0001\nFLTB0002\n").get("id").asString();
    String second = api.imported(list, "", "FLTA0003\n").get("id").asString();
    assertThat(codes(list + "/codes")).containsExactly("FLTA0001", "FLTB0002", "FLTA0003");
    assertThat(codes(list + "/codes?prefix=flt-a")).containsExactly("FLTA0001", "FLTA0003");
    assertProblem(api.get(list + "/codes?prefix=_"), 400, "validation_failed");
    assertThat(codes(list + "/codes?state=PENDING")).containsExactly("FLTA0003");
    assertThat(codes(list + "/codes?state=CLAIMABLE,PENDING&state=VOIDED&prefix=FLTA"))
        .containsExactly("FLTA0001", "FLTA0003");
    assertThat(codes(list + "/codes?batchId=" + second)).containsExactly("FLTA0003");
    assertThat(codes(list + "/codes?state=PENDING&batchId=" + first)).isEmpty();
    assertThat(codes(list + "/codes?batchId=" + new UUID(0, 0))).isEmpty();
    assertThat(codes(api.list(ListType.THIRD_PARTY) + "/codes?batchId=" + first)).isEmpty();
    assertThat(text(api.get(list + "/codes.csv?batchId=" + second)).lines())
        .containsExactly(
            "code,state,batch_id,claimed_at,customer_id", "FLTA0003,PENDING," + second + ",,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "codes?batchId=x|batchId malformed_id",
        "codes?state=x|state unknown_value",
        "codes?prefix=a&prefix=b|prefix repeated",
        "codes?limit=501|limit out_of_range",
        "codes?cursor=x|cursor cursor_invalid",
        "codes?x=1|x unknown_parameter",
        "codes.csv?batchId=|batchId malformed_id",
        "codes.csv?state=|state unknown_value",
        "codes.csv?prefix=a|prefix unknown_parameter"
      })
  void aParameterOutOfItsBoundsIsNamed(String query, String wrong) {
    String list = api.list(ListType.SINGLE_USE);
    MvcTestResult result = api.get(list + "/" + query);
    assertThat(errors(result)).containsExactly(wrong);
    assertThat(result).doesNotContainHeader("Content-Disposition");
  }

  @Test
  void aLongPrefixIsToldWithTheRest() {
    assertThat(
            errors(
                api.get(
                    api.list(ListType.SINGLE_USE) + "/codes?limit=0&prefix=" + "A".repeat(201))))
        .containsExactlyInAnyOrder("limit out_of_range", "prefix too_long");
  }

  @Test
  void aWalkMeetsEveryCodeOnceWhileOthersAreGenerated() {
    String list = api.list(ListType.SINGLE_USE);
    JsonNode before = api.generated(list, 3_000, false);
    JsonNode growing = accepted(api.post(list + "/batches", batch(300_000, false)));
    List<String> met = new ArrayList<>();
    String cursor = "";
    while (cursor != null && met.size() < 3_000) {
      JsonNode page = body(api.get(list + "/codes?limit=500" + cursor));
      page.get("items").valueStream().forEach(code -> met.add(code.get("code").asString()));
      cursor =
          page.get("nextCursor").isNull() ? null : "&cursor=" + page.get("nextCursor").asString();
    }
    MvcTestResult csv = api.get(list + "/codes.csv?batchId=" + before.get("id").asString());
    MvcTestResult whileGenerating = api.get(list + "/codes.csv");
    assertThat(whileGenerating).hasStatus(200);
    assertThat(met).doesNotHaveDuplicates();
    assertThat(text(csv).lines().skip(1))
        .extracting(line -> line.substring(0, 14))
        .containsExactlyElementsOf(met.subList(0, 3_000));
    assertThat(text(whileGenerating).lines().skip(1))
        .extracting(line -> line.substring(0, 14))
        .doesNotHaveDuplicates()
        .containsAll(met.subList(0, 3_000));
    assertThat(api.ended(growing).get("codes").asInt()).isEqualTo(300_000);
  }

  @Test
  void anExportIsAFileAndGoesDownInTheHistory() throws Exception {
    String list =
        LISTS
            + "/"
            + body(api.post(LISTS, ApiCalls.singleUse("Grüße & Küsse, " + ApiCalls.uniqueName())))
                .get("id")
                .asString();
    JsonNode batch = api.generated(list, 1_234, true);

    assertThat(api.request(HttpMethod.HEAD, list + "/codes.csv").exchange()).hasStatus(200);
    assertThat(text(api.get(list + "/history"))).doesNotContain("EXPORT");
    MvcTestResult csv = api.get(list + "/codes.csv");

    assertThat(csv).hasStatus(200).hasContentType("text/csv;charset=UTF-8");
    assertThat(csv.getResponse().getHeader("Content-Disposition"))
        .matches("attachment; filename=\"gru-e-kusse-list-\\d+-codes.csv\"");
    assertThat(text(csv).lines())
        .hasSize(1_235)
        .startsWith("code,state,batch_id,claimed_at,customer_id")
        .last()
        .asString()
        .matches("SG[0-9A-Z]{12},CLAIMABLE," + batch.get("id").asString() + ",,");
    String digest =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest(text(csv).getBytes(StandardCharsets.UTF_8)));
    JsonNode entry = body(api.get(list + "/history")).get("items").get(0);
    assertThat(entry.get("action").asString()).isEqualTo("CODES_EXPORTED");
    assertThat(entry.at("/actor/name").asString()).isEqualTo("bootstrap");
    assertThat(entry.get("changes").toString())
        .contains("{\"field\":\"codeCount\",\"old\":null,\"new\":1234}", digest);
    assertProblem(api.request(HttpMethod.DELETE, list).exchange(), 409, "list_in_use");
  }

  @Test
  void errorsBeforeTheFirstByteAreProblems() {
    MvcTestResult missing = api.get(LISTS + "/" + new UUID(0, 0) + "/codes.csv");
    assertProblem(missing, 404, "not_found");
    assertThat(missing).doesNotContainHeader("Content-Disposition");
    assertProblem(api.get(LISTS + "/" + new UUID(0, 0) + "/codes"), 404, "not_found");
    assertProblem(api.get(LISTS + "/x/codes.csv"), 404, "not_found");
    assertProblem(
        api.request(HttpMethod.GET, api.list(ListType.SINGLE_USE) + "/codes.csv")
            .accept("application/json")
            .exchange(),
        406,
        "not_acceptable");
  }

  private List<String> codes(String uri) {
    MvcTestResult result = api.get(uri);
    assertThat(result).hasStatus(200);
    return body(result)
        .get("items")
        .valueStream()
        .map(code -> code.get("code").asString())
        .toList();
  }
}
