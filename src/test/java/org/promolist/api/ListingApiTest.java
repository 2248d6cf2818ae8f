package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.promolist.api.ApiCalls.LISTS;
import static org.promolist.api.ApiCalls.assertProblem;
import static org.promolist.api.ApiCalls.body;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ApiTest
class ListingApiTest {

  @Autowired ApiCalls api;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void noLists() {
    TestDatabase.removeLists(jdbc);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "-createdAt", "points", "-updatedAt", "startsAt", "endsAt"})
  void aWalkMeetsEveryListOnceWhileOthersAreAdded(String sort) {
    List<String> before = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      before.add(api.create().get("id").asString());
    }
    List<String> met = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonNode page = body(api.get(LISTS + "?limit=2&sort=" + sort + cursor));
      assertThat(page.get("items").size()).isLessThanOrEqualTo(2);
      page.get("items").valueStream().forEach(item -> met.add(item.get("id").asString()));
      cursor =
          page.get("nextCursor").isNull() ? null : "&cursor=" + page.get("nextCursor").asString();
      if (met.size() < 10) {
        api.create();
      }
    }
    assertThat(met).doesNotHaveDuplicates().containsAll(before);
  }

  @Test
  void anItemIsTheWholeList() {
    JsonNode list = api.create();
    assertThat(body(api.get(LISTS)).get("items").get(0)).isEqualTo(list);
  }

  @Test
  void filtersCombine() {
    String paused = api.create().get("id").asString();
    api.create();
    jdbc.sql("update promo_code_list set starts_at = '2020-01-01T00:00:00Z'").update();
    api.act(paused, "pause");
    String query =
        "?q=list&tag=CARE&tag=none&type=SINGLE_USE,MULTI_USE&status=PAUSED&status=PENDING";
    JsonNode items = body(api.get(LISTS + query)).get("items");
    assertThat(items.valueStream().map(item -> item.get("id").asString())).containsExactly(paused);
    assertThat(body(api.get(LISTS + "?status=ARCHIVED,COMPLETED")).get("items").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=0|limit|out_of_range",
        "limit=501|limit|out_of_range",
        "limit=99999999999|limit|out_of_range",
        "limit=|limit|out_of_range",
        "limit=1&limit=2|limit|repeated",
        "limit=ten|limit|out_of_range",
        "sort=|sort|unknown_value",
        "sort=colour|sort|unknown_value",
        "sort=name&sort=name|sort|repeated",
        "status=|status|unknown_value",
        "status=ACTIVE,|status|unknown_value",
        "status=active|status|unknown_value",
        "type=NONE|type|unknown_value",
        "tag=|tag|required",
        "cursor=|cursor|cursor_invalid",
        "cursor=abc|cursor|cursor_invalid",
        "q=a&q=b|q|repeated",
        "page=1|page|unknown_parameter"
      })
  void aParameterOutOfItsBoundsIsNamed(String query, String field, String code) {
    JsonNode errors =
        assertProblem(api.get(LISTS + "?" + query), 400, "validation_failed").get("errors");
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).get("field").asString()).isEqualTo(field);
    assertThat(errors.get(0).get("code").asString()).isEqualTo(code);
  }

  @Test
  void aTextHasNoControlCharacters() {
    assertProblem(
        api.request(HttpMethod.GET, LISTS).queryParam("q", "a\u0000").exchange(),
        400,
        "validation_failed");
  }

  @Test
  void allParametersAreToldAtOnceAndTheBoundsThemselvesAreIn() {
    assertThat(
            assertProblem(api.get(LISTS + "?limit=0&sort=x&page=1"), 400, "validation_failed")
                .get("errors"))
        .hasSize(3);
    assertThat(api.get(LISTS + "?limit=1")).hasStatus(200);
    assertThat(api.get(LISTS + "?limit=500&q=" + "x".repeat(200))).hasStatus(200);
    assertProblem(api.get(LISTS + "?q=" + "x".repeat(201)), 400, "validation_failed");
    assertThat(api.get(LISTS + "?q=")).hasStatus(200);
  }

  @Test
  void aSingleListAndItsHistoryAreStrictToo() {
    String path = LISTS + "/" + api.create().get("id").asString();
    assertProblem(api.get(path + "?x=1"), 400, "validation_failed");
    assertProblem(api.get(path + "/history?limit=501"), 400, "validation_failed");
    assertProblem(api.get(path + "/history?cursor=abc"), 400, "validation_failed");
    assertProblem(api.get(path + "/history?sort=name"), 400, "validation_failed");
  }
}
