package org.promolist.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Programs that claim codes, until the product or its database is gone; and that know afterwards
 * what they were told and what they were not.
 */
final class ClaimTraffic {

  private static final int PROGRAMS = 8;
  private static final int ANSWERS = 400;
  private static final int CREATED = 201;
  private static final JsonMapper JSON = new JsonMapper();

  private final Queue<Wish> toCome = new ConcurrentLinkedQueue<>();
  private final Queue<Wish> asked = new ConcurrentLinkedQueue<>();

  /** That one customer, who wants nothing else, has this code. */
  static final class Wish {
    final String code;
    final String customer;

    /** Of the claim, once it was answered. */
    @Nullable String id;

    /** Why it was refused, once it was answered. */
    @Nullable String refusal;

    Wish(String code, int number) {
      this.code = code;
      this.customer = "customer " + number;
    }

    boolean isAnswered() {
      return id != null || refusal != null;
    }
  }

  /** Each code is wanted by two at once, and the word by somebody after each of them. */
  ClaimTraffic(List<String> codes, String word) {
    for (String code : codes) {
      for (String wanted : List.of(code, code, word)) {
        toCome.add(new Wish(wanted, toCome.size()));
      }
    }
  }

  /** Sends requests until {@code end}, which comes in the midst of them, has ended the answers. */
  void until(PackagedProduct product, Runnable end) throws Exception {
    CountDownLatch answers = new CountDownLatch(ANSWERS);
    try (HttpClient http = HttpClient.newHttpClient();
        ExecutorService programs = Executors.newFixedThreadPool(PROGRAMS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < PROGRAMS; i++) {
        running.add(programs.submit(() -> claim(product, http, answers)));
      }
      assertThat(answers.await(2, TimeUnit.MINUTES)).as("answers before the end").isTrue();
      end.run();
      for (Future<?> program : running) {
        program.get(2, TimeUnit.MINUTES);
      }
    }
    assertThat(toCome).as("the end came in the midst of it").isNotEmpty();
  }

  private void claim(PackagedProduct product, HttpClient http, CountDownLatch answers) {
    Wish wish = toCome.poll();
    while (wish != null) {
      asked.add(wish);
      try {
        HttpResponse<String> response = ask(product, http, wish);
        if (response.statusCode() >= 500) { // the database is gone
          return;
        }
        told(wish, response);
      } catch (IOException unanswered) {
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      answers.countDown();
      wish = toCome.poll();
    }
  }

  /** The same request however often it is asked. */
  private static HttpResponse<String> ask(PackagedProduct product, HttpClient http, Wish wish)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(product.uri("/api/v1/claims"))
            .header("Authorization", "Bearer " + CodeProgram.TOKEN)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", wish.customer)
            .timeout(Duration.ofSeconds(30))
            .POST(
                BodyPublishers.ofString(
                    JSON.writeValueAsString(
                        Map.of("code", wish.code, "customerId", wish.customer))))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static void told(Wish wish, HttpResponse<String> response) {
    JsonNode body = JSON.readTree(response.body());
    if (response.statusCode() == CREATED) {
      assertThat(body.get("code").asString()).isEqualTo(wish.code);
      assertThat(body.get("customerId").asString()).isEqualTo(wish.customer);
      wish.id = body.get("id").asString();
    } else {
      wish.refusal = body.get("code").asString();
      assertThat(wish.refusal)
          .as(response.body())
          .isIn("code_already_claimed", "entry_cap_reached");
    }
  }

  /** Who got no answer asks again, and then once more: it ends in one and the same answer. */
  void retry(PackagedProduct product) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (Wish wish : asked) {
        if (!wish.isAnswered()) {
          HttpResponse<String> answer = ask(product, http, wish);
          told(wish, answer);
          HttpResponse<String> again = ask(product, http, wish);
          assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
          assertThat(again.body()).isEqualTo(answer.body());
        }
      }
    }
  }

  /** All that were answered with success. */
  Collection<Wish> claimed() {
    return asked.stream().filter(wish -> wish.id != null).toList();
  }

  Stream<Wish> claimed(String code) {
    return claimed().stream().filter(wish -> wish.code.equals(code));
  }

  /** How many asked for a code, whatever they were told. */
  long asked(String code) {
    return asked.stream().filter(wish -> wish.code.equals(code)).count();
  }

  /** The codes that anybody asked for. */
  Stream<String> codes() {
    return asked.stream().map(wish -> wish.code).distinct();
  }
}
