package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.promolist.api.ApiCalls.LISTS;
import static org.promolist.api.ApiCalls.assertProblem;
import static org.promolist.api.ApiCalls.body;
import static org.promolist.api.ApiCalls.etag;
import static org.promolist.api.ApiCalls.singleUse;
import static org.promolist.api.ApiCalls.uniqueName;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ApiTest
class ListApiTest {

  @Autowired ApiCalls api;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void noLists() {
    TestDatabase.removeLists(jdbc);
  }

  @Test
  void aListIsMadeAndReadAsAnswered() {
    MvcTestResult made =
        api.post(
            LISTS,
            """
            {"name": "Spring goodwill", "type": "MULTI_USE", "points": 250, "tags": ["care"],
             "validity": {"startsAt": "2026-12-01T00:00", "endsAt": "2027-01-01T00:00:30",
                          "zone": "Europe/Berlin"},
             "entryCap": 10000, "perCustomerLimit": 3, "agentIssuable": true,
             "codes": ["spring-26", {"code": "HELLO", "cap": 500}]}
            """);
    assertThat(made).hasStatus(201).hasContentType(MediaType.APPLICATION_JSON);
    JsonNode list = body(made);
    String path = LISTS + "/" + list.get("id").asString();
    assertThat(made).hasHeader("Location", path);

    MvcTestResult read = api.get(path);
    assertThat(read).hasStatus(200);
    assertThat(etag(read)).isEqualTo(etag(made)).startsWith("\"" + list.get("version"));
    assertThat(body(read)).isEqualTo(list);
    assertThat(list.get("validity").toString())
        .isEqualTo(
            """
            {"startsAt":"2026-12-01T00:00","endsAt":"2027-01-01T00:00:30","zone":"Europe/Berlin",\
            "startsAtInstant":"2026-11-30T23:00:00Z","endsAtInstant":"2026-12-31T23:00:30Z"}\
            """);
    assertThat(list.get("codes").toString())
        .isEqualTo("[{\"code\":\"SPRING26\",\"cap\":null},{\"code\":\"HELLO\",\"cap\":500}]");
    assertThat(list.get("counts").get("codes").asInt()).isEqualTo(2);
    assertThat(list.get("createdBy").asString()).isEqualTo("bootstrap");
  }

  @Test
  void whatIsNotThereIsWrittenAsNull() {
    JsonNode list = api.create();
    for (String field : new String[] {"description", "entryCap", "perCustomerLimit", "codes"}) {
      assertThat(list.has(field)).as(field).isTrue();
      assertThat(list.get(field).isNull()).as(field).isTrue();
    }
    assertThat(list.get("validity").get("endsAtInstant").isNull()).isTrue();
  }

  @Test
  void aNameOrWordThatExistsIsRefused() {
    JsonNode list = api.create();
    assertProblem(
        api.post(LISTS, singleUse(list.get("name").asString().toUpperCase(java.util.Locale.ROOT))),
        409,
        "name_taken");
    String words = singleUse(uniqueName()).replace("SINGLE_USE", "MULTI_USE").trim();
    String first = words.substring(0, words.length() - 1) + ", \"codes\": [\"TAKEN1\"]}";
    assertThat(api.post(LISTS, first)).hasStatus(201);
    assertProblem(api.post(LISTS, first.replace("\"List", "\"Other")), 409, "code_taken");
  }

  @Test
  void aPatchChangesWhatItNamesAndNoTwoSaversBothWin() {
    JsonNode list = api.create();
    String id = list.get("id").asString();
    String first = etag(api.get(LISTS + "/" + id));

    MvcTestResult changed = api.patch(id, first, "{\"points\": 300}");
    assertThat(changed).hasStatus(200);
    assertThat(body(changed).get("points").asInt()).isEqualTo(300);
    assertThat(body(changed).get("name")).isEqualTo(list.get("name"));
    assertThat(body(changed).get("validity")).isEqualTo(list.get("validity"));
    assertThat(etag(changed)).isNotEqualTo(first);

    assertProblem(api.patch(id, first, "{\"points\": 400}"), 412, "version_mismatch");
    assertThat(body(api.get(LISTS + "/" + id)).get("points").asInt()).isEqualTo(300);
  }

  @Test
  void anEmptyPatchLeavesTheVersion() {
    String id = api.create().get("id").asString();
    String tag = etag(api.get(LISTS + "/" + id));
    MvcTestResult same = api.patch(id, tag, "{}");
    assertThat(same).hasStatus(200);
    assertThat(etag(same)).isEqualTo(tag);
  }

  @Test
  void aPatchDemandsAPreconditionBeforeItsBodyIsRead() {
    String id = api.create().get("id").asString();
    MvcTestResult without =
        api.request(HttpMethod.PATCH, LISTS + "/" + id)
            .contentType(MediaType.APPLICATION_JSON)
            .content("nonsense")
            .exchange();
    assertProblem(without, 428, "precondition_required");
    assertProblem(api.patch(id, "\"99\"", "nonsense"), 412, "version_mismatch");
    assertProblem(api.patch(id, "*", "nonsense"), 400, "malformed_json");
    JsonNode refused =
        assertProblem(api.patch(id, "*", "{\"type\": \"MULTI_USE\"}"), 400, "validation_failed");
    assertThat(refused.get("errors").get(0).get("code").asString()).isEqualTo("fixed");
    assertThat(refused.get("errors")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"%s\"", "%s", "\"x%s\"", "\"%s.\"", "garbage", "\"\""})
  void onlyTheStrongTagOfTheVersionMatches(String tag) {
    JsonNode list = api.create();
    assertProblem(
        api.patch(list.get("id").asString(), tag.formatted(list.get("version")), "{}"),
        412,
        "version_mismatch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "\"99\", \"%s\"", "*", "\"%s-abc\""})
  void theVersionMatchesAloneInAListAndWhateverTheFiguresWere(String tag) {
    JsonNode list = api.create();
    assertThat(api.patch(list.get("id").asString(), tag.formatted(list.get("version")), "{}"))
        .hasStatus(200);
  }

  @Test
  void whatIsKnownIsNotSentAgainUntilItDiffers() {
    String path = LISTS + "/" + api.create().get("id").asString();
    String tag = etag(api.get(path));
    MvcTestResult known = api.request(HttpMethod.GET, path).header("If-None-Match", tag).exchange();
    assertThat(known).hasStatus(304);
    assertThat(known.getResponse().getContentLength()).isZero();

    jdbc.sql("update promo_code_list set starts_at = '2020-01-01T00:00:00Z'").update();
    MvcTestResult begun = api.request(HttpMethod.GET, path).header("If-None-Match", tag).exchange();
    assertThat(begun).hasStatus(200); // the version is the same, the status no longer
    assertThat(body(begun).get("status").asString()).isEqualTo("ACTIVE");
  }

  @Test
  void pausingArchivingAndBack() {
    String id = api.create().get("id").asString();
    assertThat(body(api.act(id, "pause")).get("paused").asBoolean()).isTrue();
    assertThat(body(api.act(id, "resume")).get("paused").asBoolean()).isFalse();
    assertThat(body(api.act(id, "archive")).get("status").asString()).isEqualTo("ARCHIVED");
    assertThat(body(api.act(id, "restore")).get("archived").asBoolean()).isFalse();
  }

  @Test
  void anActionTakesNoFieldsAndHonoursAPrecondition() {
    String path = LISTS + "/" + api.create().get("id").asString();
    assertThat(api.post(path + "/pause", "{}")).hasStatus(200);
    assertProblem(api.post(path + "/pause", "{\"x\": 1}"), 400, "validation_failed");
    assertProblem(api.post(path + "/pause?x=1", ""), 400, "validation_failed");
    assertProblem(
        api.posting(path + "/resume", "").header("If-Match", "\"99\"").exchange(),
        412,
        "version_mismatch");
    assertThat(body(api.get(path)).get("paused").asBoolean()).isTrue();
  }

  @Test
  void anUnusedListIsDeletedAndAUsedOneIsNot() {
    String unused = LISTS + "/" + api.create().get("id").asString();
    assertProblem(
        api.request(HttpMethod.DELETE, unused).header("If-Match", "\"99\"").exchange(),
        412,
        "version_mismatch");
    assertThat(api.request(HttpMethod.DELETE, unused).exchange()).hasStatus(204);
    assertProblem(api.get(unused), 404, "not_found");

    String used = LISTS + "/" + api.create().get("id").asString();
    jdbc.sql("update list_counts set exports = 1").update();
    assertProblem(api.request(HttpMethod.DELETE, used).exchange(), 409, "list_in_use");
    assertThat(api.get(used)).hasStatus(200);
  }

  @Test
  void theHistoryTellsWhoDidWhatFieldByField() {
    String id = api.create().get("id").asString();
    api.patch(id, "*", "{\"points\": 300}");
    JsonNode page = body(api.get(LISTS + "/" + id + "/history?limit=1"));
    JsonNode entry = page.get("items").get(0);
    assertThat(entry.get("actor").toString())
        .isEqualTo("{\"kind\":\"API_CLIENT\",\"name\":\"bootstrap\"}");
    assertThat(entry.get("action").asString()).isEqualTo("CHANGED");
    assertThat(entry.get("changes").toString())
        .isEqualTo("[{\"field\":\"points\",\"old\":250,\"new\":300}]");
    JsonNode next =
        body(api.get(LISTS + "/" + id + "/history?cursor=" + page.get("nextCursor").asString()));
    assertThat(next.get("items").get(0).get("action").asString()).isEqualTo("CREATED");
    assertThat(next.get("nextCursor").isNull()).isTrue();
  }
}
