package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.promolist.api.ApiCalls.LISTS;
import static org.promolist.api.ApiCalls.assertProblem;
import static org.promolist.api.ApiCalls.body;

import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ApiTest
class ClaimApiTest {

  private static final String CLAIMS = "/api/v1/claims";

  @Autowired ApiCalls api;

  private String list;
  private String code;

  @BeforeEach
  void stock() {
    MvcTestResult made =
        api.post(
            LISTS, ApiCalls.singleUse(ApiCalls.uniqueName()).replace("2026-12-01", "2026-01-01"));
    list = LISTS + "/" + body(made).get("id").asString();
    api.generated(list, 20, true);
    code = body(api.get(list + "/codes?limit=1")).get("items").get(0).get("code").asString();
  }

  @Test
  void aCodeIsClaimedOnceAndItsPointsAreTold() {
    MvcTestResult claimed = claim(code.toLowerCase(Locale.ROOT), "c-1");
    assertThat(claimed).hasStatus(201);
    JsonNode claim = body(claimed);
    assertThat(claim.get("code").asString()).isEqualTo(code);
    assertThat(claim.get("customerId").asString()).isEqualTo("c-1");
    assertThat(claim.get("points").asInt()).isEqualTo(250);
    assertThat(LISTS + "/" + claim.get("listId").asString()).isEqualTo(list);
    assertThat(claimed).hasHeader("Location", CLAIMS + "/" + claim.get("id").asString());

    assertProblem(claim(code, "c-1"), 409, "already_claimed_by_customer");
    assertProblem(claim(code, "c-2"), 409, "code_already_claimed");
  }

  private MvcTestResult claim(String typed, String customer) {
    return api.post(
        CLAIMS, "{\"code\": \"%s\", \"customerId\": \"%s\"}".formatted(typed, customer));
  }
}
