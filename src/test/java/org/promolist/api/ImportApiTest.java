package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.promolist.api.ApiCalls.accepted;
import static org.promolist.api.ApiCalls.assertProblem;
import static org.promolist.api.ApiCalls.body;
import static org.promolist.api.ApiCalls.errors;
import static org.promolist.api.ApiCalls.path;
import static org.promolist.api.ApiCalls.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.list.ListType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ApiTest
class ImportApiTest {

  private static final AtomicInteger numbers = new AtomicInteger();

  @Autowired ApiCalls api;
  @Autowired JdbcClient jdbc;

  /** The beginning of codes that no other test has. */
  private final String own = "IM" + numbers.incrementAndGet() + "Q";

  private String list() {
    return api.list(ListType.THIRD_PARTY);
  }

  @Test
  void aFileIsTakenInAndEveryBadLineIsNamed() {
    String list = list();
    String other = own + "ELSE";
    api.imported(list, "", other + "\n");
    String file =
        "\uFEFFcode;note\r\n"
            + own.toLowerCase(java.util.Locale.ROOT)
            + "-0001;a\r\n\""
            + own
            + " 0002\";\"b;c\"\r\n=1+\"2;\r\n"
            + own
            + "0001;again\r\n"
            + other
            + ";\r\n";
    JsonNode batch = api.imported(list, "?activate=true", file);

    assertThat(batch.get("state").asString()).isEqualTo("ACTIVE");
    assertThat(batch.get("source").asString()).isEqualTo("IMPORTED");
    assertThat(batch.get("codes").asInt()).isEqualTo(2);
    assertThat(batch.get("pattern").isNull()).isTrue();
    assertThat(batch.get("skipped").get("duplicates").asInt()).isEqualTo(2);
    assertThat(batch.get("file").get("name").asString()).isEqualTo("codes.csv");
    assertThat(batch.get("file").get("bytes").asInt())
        .isEqualTo(file.getBytes(StandardCharsets.UTF_8).length);
    assertThat(batch.get("file").get("sha256").asString()).matches("[0-9a-f]{64}");
    assertThat(batch.get("file").get("column").isNull()).isTrue();
    assertThat(batch.get("report").toString())
        .isEqualTo(
            "{\"accepted\":2,\"duplicateInFile\":1,\"duplicateElsewhere\":1,\"malformed\":1,"
                + "\"badLines\":[{\"line\":4,\"reason\":\"malformed\",\"text\":\"=1+\\\"2\"},"
                + "{\"line\":5,\"reason\":\"duplicate_in_file\",\"text\":\""
                + own
                + "0001\"},{\"line\":6,\"reason\":\"duplicate_elsewhere\",\"text\":\""
                + other
                + "\"}]}");

    MvcTestResult rejects = api.get(path(batch) + "/rejects.csv");
    assertThat(rejects).hasStatus(200).hasContentType("text/csv;charset=UTF-8");
    assertThat(rejects.getResponse().getHeader("Content-Disposition"))
        .matches("attachment; filename=\"list-\\d+-batch-2-rejects.csv\"");
    assertThat(text(rejects))
        .isEqualTo(
            "line,reason,text\n4,malformed,\"'=1+\"\"2\"\n5,duplicate_in_file,"
                + own
                + "0001\n6,duplicate_elsewhere,"
                + other
                + "\n");
    JsonNode listed = body(api.get(list + "/batches")).get("items").get(0);
    assertThat(listed.get("report").get("malformed").asInt()).isEqualTo(1);
    assertThat(listed.get("report").get("badLines").isEmpty()).isTrue();
    assertThat(body(api.post(path(batch) + "/void", "")).get("report").get("badLines").size())
        .isEqualTo(3);
  }

  @Test
  void theFirstThousandBadLinesAreToldAndAllAreInTheFile() {
    String bad = "x\n".repeat(6_001);
    JsonNode batch = api.imported(list(), "", own + "0001\n" + bad);
    assertThat(batch.get("report").get("malformed").asInt()).isEqualTo(6_001);
    assertThat(batch.get("report").get("badLines").size()).isEqualTo(1_000);
    assertThat(batch.get("report").get("badLines").get(999).get("line").asInt()).isEqualTo(1_001);
    assertThat(text(api.get(path(batch) + "/rejects.csv")).lines())
        .hasSize(6_002)
        .endsWith("6002,malformed,x");
  }

  @Test
  void theSameFileAgainImportsNothingAndSaysSo() {
    String list = list();
    String file = own + "0001\n" + own + "0002\n";
    api.imported(list, "", file);
    JsonNode report = api.imported(list, "", file).get("report");
    assertThat(report.get("accepted").asInt()).isZero();
    assertThat(report.get("duplicateElsewhere").asInt()).isEqualTo(2);
  }

  @Test
  void aDryRunKeepsNothing() {
    String list = list();
    JsonNode batch = api.imported(list, "?dryRun=true&activate=false", own + "0001\nx\n");
    assertThat(batch.get("state").asString()).isEqualTo("VALIDATED");
    assertThat(batch.get("dryRun").asBoolean()).isTrue();
    assertThat(batch.get("codes").asInt()).isZero();
    assertThat(batch.get("report").get("accepted").asInt()).isEqualTo(1);
    assertThat(body(api.get(list + "/codes")).get("items").isEmpty()).isTrue();
    assertProblem(api.post(path(batch) + "/activate", ""), 409, "batch_state_conflict");
    assertProblem(api.post(path(batch) + "/void", ""), 409, "batch_state_conflict");
  }

  @Test
  void aColumnIsChosenByItsHeader() {
    String list = list();
    String file = "nr,Gutschein Code\n1," + own + "0001\n2," + own + "0002\n";
    JsonNode batch = api.imported(list, "?column=gutschein code", file);
    assertThat(batch.get("report").get("accepted").asInt()).isEqualTo(2);
    assertThat(batch.get("file").get("column").asString()).isEqualTo("gutschein code");
    MvcTestResult unknown = api.importing(list, "?column=nope", "text/csv", file).exchange();
    assertThat(errors(unknown)).containsExactly("column unknown_column");
    assertThat(text(unknown)).contains("nr, Gutschein Code");
    assertNoFileIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "text/plain;charset=utf-8", "text/csv; header=absent"})
  void plainTextIsOneCodeALine(String type) {
    JsonNode batch =
        api.ended(accepted(api.importing(list(), "", type, own + "0001\r\n").exchange()));
    assertThat(batch.get("codes").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "attachment; filename=\"partner.csv\"|partner.csv",
        "attachment; filename*=UTF-8''f%C3%BCr%20uns.csv|für uns.csv",
        "attachment; filename=\"C:\\\\temp\\\\partner.csv\"|partner.csv",
        "attachment; filename=\"\"|codes.csv",
        "attachment|codes.csv",
        ";;;|codes.csv"
      })
  void aHeaderNamesTheFile(String disposition, String name) {
    MvcTestResult result =
        api.importing(list(), "?dryRun=true", "text/csv", own + "0001\n")
            .header("Content-Disposition", disposition)
            .exchange();
    assertThat(accepted(result).get("file").get("name").asString()).isEqualTo(name);
  }

  @Test
  void aFormCarriesTheFile() {
    JsonNode batch =
        api.ended(
            accepted(form(list(), part("file", "../für uns.csv", own + "0001\n" + own + "0002"))));
    assertThat(batch.get("codes").asInt()).isEqualTo(2);
    assertThat(batch.get("file").get("name").asString()).isEqualTo("für uns.csv");
    assertThat(batch.get("file").get("bytes").asInt())
        .isEqualTo((own + "0001\n" + own + "0002").length());
  }

  @Test
  void aFormCarriesTheFileAndNothingElse() {
    String list = list();
    String file = part("file", "a.csv", own + "0001\n");
    assertThat(errors(form(list, part("file", "a.csv", "x") + part("file", "b.csv", "y"))))
        .containsExactly("file repeated");
    assertThat(errors(form(list, file + part("note", "b.csv", "y"))))
        .containsExactly("note unknown_field");
    assertThat(errors(form(list, part("codes", "a.csv", "x"))))
        .containsExactly("codes unknown_field");
    assertThat(errors(form(list, ""))).containsExactly("file required");
    assertThat(body(api.get(list + "/batches")).get("items").isEmpty()).isTrue();
    assertNoFileIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=other"})
  void whatIsNoFormIsRefused(String type) {
    assertThat(
            api.importing(list(), "", type, part("file", "a.csv", "x") + "--x--")
                .exchange()
                .getResponse()
                .getStatus())
        .isEqualTo(400);
    assertNoFileIsLeft();
  }

  @Test
  void aFormThatBreaksOffIsRefused() {
    MvcTestResult result =
        api.importing(
                list(),
                "",
                "multipart/form-data; boundary=x",
                part("file", "a.csv", own + "0001").stripTrailing())
            .exchange();
    assertProblem(result, 400, "request_rejected");
    assertNoFileIsLeft();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%PDF-1.7|file file_pdf",
        "ab\u0000cd|file file_not_text",
        "' \n\n'|file file_empty",
        "''|file file_empty"
      })
  void whatIsNoFileOfCodesIsRefused(String content, String wrong) {
    assertThat(errors(api.importing(list(), "", "text/csv", content).exchange()))
        .containsExactly(wrong);
    assertThat(errors(form(list(), part("file", "a.csv", content)))).containsExactly(wrong);
    assertNoFileIsLeft();
  }

  @Test
  void aSpreadsheetIsToldFromOtherBytes() {
    assertThat(errors(api.importing(list(), "", "text/csv", "PK\u0003\u0004..").exchange()))
        .containsExactly("file file_spreadsheet");
  }

  @Test
  void utf16AndEndlessLinesAreRefused() {
    MvcTestResult utf16 =
        api.request(HttpMethod.POST, list() + "/imports")
            .contentType(MediaType.TEXT_PLAIN)
            .content(own.getBytes(StandardCharsets.UTF_16))
            .exchange();
    assertThat(errors(utf16)).containsExactly("file file_utf16");
    String endless = "a".repeat(1 << 20);
    assertThat(errors(api.importing(list(), "", "text/csv", endless).exchange()))
        .containsExactly("file file_line_too_long");
  }

  @Test
  void aFileMayBeLargerThanOtherBodies() {
    String line = own + "0001\n";
    String file = line.repeat(3 * BodyLimitFilter.MAX_BYTES / line.length());
    JsonNode batch = api.imported(list(), "?dryRun=true", file);
    assertThat(batch.get("report").get("accepted").asInt()).isEqualTo(1);
    assertThat(batch.get("report").get("duplicateInFile").asLong())
        .isEqualTo(file.length() / line.length() - 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/x-www-form-urlencoded",
        "application/octet-stream",
        "text/html",
        "multipart/mixed; boundary=x"
      })
  void otherTypesAreNotTaken(String type) {
    assertProblem(
        api.importing(list(), "", type, own + "0001").exchange(), 415, "unsupported_media_type");
  }

  @Test
  void aFileWithoutATypeIsNotTaken() {
    assertProblem(
        api.request(HttpMethod.POST, list() + "/imports").content("x").exchange(),
        415,
        "unsupported_media_type");
  }

  @ParameterizedTest
  @EnumSource(names = {"SINGLE_USE"})
  void onlyThirdPartyListsImport(ListType type) {
    assertProblem(
        api.importing(api.list(type), "", "text/csv", "%PDF").exchange(),
        409,
        "list_type_mismatch");
  }

  @Test
  void aListThatIsNotThereTakesNothing() {
    for (String id : List.of("x", new UUID(0, 0).toString())) {
      assertProblem(
          api.importing(ApiCalls.LISTS + "/" + id, "", "text/csv", "%PDF").exchange(),
          404,
          "not_found");
    }
  }

  @Test
  void parametersAreStrictAndToldAtOnce() {
    assertThat(
            errors(
                api.importing(
                        list(),
                        "?dryRun=yes&activate=TRUE&column=&x=1&dryRun=true",
                        "text/csv",
                        own + "0001")
                    .exchange()))
        .contains("activate unknown_value", "column required", "x unknown_parameter")
        .anyMatch(error -> error.startsWith("dryRun "));
    assertNoFileIsLeft();
  }

  @Test
  void aRetryOfTheSameFileIsReplayedAndLeavesNothing() {
    String list = list();
    MvcTestResult first = keyed(list, "", own + "0001\n");
    MvcTestResult again = keyed(list, "", own + "0001\n");
    assertThat(again).hasStatus(202).hasHeader("Idempotency-Replayed", "true");
    assertThat(text(again)).isEqualTo(text(first));
    assertProblem(keyed(list, "", own + "0002\n"), 422, "idempotency_key_reused");
    assertProblem(keyed(list, "?dryRun=true", own + "0001\n"), 422, "idempotency_key_reused");
    assertThat(body(api.get(list + "/batches")).get("items").size()).isEqualTo(1);
    api.ended(body(first));
    assertNoFileIsLeft();
  }

  @Test
  void aRetryIsReplayedEvenIfTheListIsGone() {
    String list = list();
    MvcTestResult first = keyed(list, "?dryRun=true", own + "0001\n");
    api.ended(accepted(first));
    assertThat(api.request(HttpMethod.DELETE, list).exchange()).hasStatus(204);
    assertThat(text(keyed(list, "?dryRun=true", own + "0001\n"))).isEqualTo(text(first));
  }

  @Test
  void aMalformedKeyIsToldBeforeTheFileIsRead() {
    assertThat(
            errors(
                api.importing(list(), "", "text/csv", "%PDF")
                    .header("Idempotency-Key", "ü")
                    .exchange()))
        .containsExactly("Idempotency-Key malformed_key");
  }

  private MvcTestResult keyed(String list, String query, String content) {
    return api.importing(list, query, "text/csv", content)
        .header("Idempotency-Key", own)
        .exchange();
  }

  private MvcTestResult form(String list, String parts) {
    return api.importing(list, "", "multipart/form-data; boundary=x", parts + "--x--\r\n")
        .exchange();
  }

  private static String part(String field, String file, String content) {
    return "--x\r\nContent-Disposition: form-data; name=\""
        + field
        + "\"; filename=\""
        + file
        + "\"\r\nContent-Type: text/csv\r\n\r\n"
        + content
        + "\r\n";
  }

  private void assertNoFileIsLeft() {
    assertThat(jdbc.sql("select count(*) from import_file").query(Long.class).single()).isZero();
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from import_file_part where file_id not in
                      (select file_id from code_batch where file_id is not null)
                    """)
                .query(Long.class)
                .single())
        .isZero();
  }
}
