package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.promolist.api.ApiCalls.LISTS;
import static org.promolist.api.ApiCalls.assertProblem;
import static org.promolist.api.ApiCalls.body;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** One Idempotency-Key makes one claim, however many send it at once. */
@ApiTest
class ClaimOnceTest {

  private static final int SENDERS = 32;
  private static final int REPETITIONS = 50;

  private static ExecutorService senders;

  @Autowired ApiCalls api;
  @Autowired JdbcClient jdbc;

  @BeforeAll
  static void gather() {
    senders = Executors.newFixedThreadPool(SENDERS);
  }

  @AfterAll
  static void disperse() {
    senders.close();
  }

  @Test
  void aKeySentByManyAtOnceMakesOneClaim() throws Exception {
    List<String> codes = stock();
    for (String code : codes) {
      assertOnce(code, "c-" + code);
    }
  }

  @Test
  void aKeyForAWordMakesOneClaimThatCountsOnce() throws Exception {
    String word = "ONCE" + ApiCalls.uniqueName().replace(" ", "").toUpperCase(Locale.ROOT);
    MvcTestResult made =
        api.post(
            LISTS,
            ApiCalls.singleUse(ApiCalls.uniqueName())
                .replace("2026-12-01", "2026-01-01")
                .replace("SINGLE_USE", "MULTI_USE")
                .replace(
                    "\"points\"",
                    "\"codes\": [{\"code\": \"" + word + "\", \"cap\": 60}], \"points\""));
    assertThat(made).hasStatus(201);
    for (int i = 0; i < REPETITIONS; i++) {
      assertOnce(word, "w-" + word + "-" + i);
    }
    assertThat(number("select sum(taken) from cap_slot where word = ?", word))
        .isEqualTo(REPETITIONS);
  }

  /** Also where several are made in one transaction: nobody gets what is another's. */
  @Test
  void manyAtOnceGetEachTheirOwnAnswerAndTheirRetriesTheSame() throws Exception {
    List<String> codes = stock();
    for (int round = 0; round < 2; round++) { // the second time they are no newcomers
      List<String> stock = round == 0 ? codes : stock();
      List<Callable<MvcTestResult>> claims =
          IntStream.range(0, stock.size())
              .mapToObj(n ->
                  (Callable<MvcTestResult>)
                      () -> claim("key-" + stock.get(n), stock.get(n), "many-" + n))
              .toList();
      List<MvcTestResult> first = all(claims);
      for (int n = 0; n < stock.size(); n++) {
        assertThat(first.get(n)).hasStatus(201).doesNotContainHeader(Idempotency.REPLAYED);
        JsonNode answer = body(first.get(n));
        assertThat(answer.get("code").asString()).isEqualTo(stock.get(n));
        assertThat(answer.get("customerId").asString()).isEqualTo("many-" + n);
        assertThat(body(api.get("/api/v1/claims/" + answer.get("id").asString())))
            .isEqualTo(answer);
      }
      List<MvcTestResult> again = all(claims);
      for (int n = 0; n < stock.size(); n++) {
        assertThat(again.get(n)).hasStatus(201).hasHeader(Idempotency.REPLAYED, "true");
        assertThat(ApiCalls.text(again.get(n))).isEqualTo(ApiCalls.text(first.get(n)));
      }
    }
  }

  private static List<MvcTestResult> all(List<Callable<MvcTestResult>> calls) throws Exception {
    List<MvcTestResult> answers = new ArrayList<>();
    for (Future<MvcTestResult> sent : senders.invokeAll(calls)) {
      answers.add(sent.get());
    }
    return answers;
  }

  private List<String> stock() {
    MvcTestResult made =
        api.post(
            LISTS, ApiCalls.singleUse(ApiCalls.uniqueName()).replace("2026-12-01", "2026-01-01"));
    String list = LISTS + "/" + body(made).get("id").asString();
    api.generated(list, REPETITIONS, true);
    return body(api.get(list + "/codes?limit=" + REPETITIONS))
        .get("items")
        .valueStream()
        .map(item -> item.get("code").asString())
        .toList();
  }

  private void assertOnce(String code, String customer) throws Exception {
    String key = UUID.randomUUID().toString();
    CyclicBarrier start = new CyclicBarrier(SENDERS);
    Callable<MvcTestResult> send =
        () -> {
          start.await();
          return claim(key, code, customer);
        };
    List<MvcTestResult> answers = new ArrayList<>();
    for (Future<MvcTestResult> sent : senders.invokeAll(Collections.nCopies(SENDERS, send))) {
      answers.add(sent.get());
    }
    List<MvcTestResult> made =
        answers.stream().filter(answer -> answer.getResponse().getStatus() == 201).toList();
    assertThat(made).isNotEmpty();
    assertThat(made.stream().map(ApiCalls::text).distinct()).hasSize(1);
    assertThat(made)
        .filteredOn(answer -> answer.getResponse().getHeader(Idempotency.REPLAYED) == null)
        .hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.getResponse().getStatus() != 201)
        .allSatisfy(answer -> assertProblem(answer, 409, "request_in_progress"));
    MvcTestResult again = claim(key, code, customer);
    assertThat(again).hasStatus(201).hasHeader(Idempotency.REPLAYED, "true");
    assertThat(ApiCalls.text(again)).isEqualTo(ApiCalls.text(made.getFirst()));
    assertThat(number("select count(*) from claim where customer_id = ?", customer)).isEqualTo(1);
    assertThat(number("select count(*) from attempt where customer_id = ?", customer)).isZero();
  }

  private MvcTestResult claim(String key, String code, String customer) {
    return api.posting(
            "/api/v1/claims",
            "{\"code\": \"%s\", \"customerId\": \"%s\"}".formatted(code, customer))
        .header(Idempotency.KEY, key)
        .exchange();
  }

  private int number(String query, Object param) {
    return jdbc.sql(query).param(param).query(Integer.class).single();
  }
}
