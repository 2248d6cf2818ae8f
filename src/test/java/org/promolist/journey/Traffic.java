package org.promolist.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Programs that make lists, change and pause them, until the product or its database is gone; and
 * that know afterwards what they were told and what they were not.
 */
final class Traffic {

  static final String TOKEN = "a-token-of-the-programs-that-make-traffic";

  private static final int PROGRAMS = 6;
  private static final int ANSWERS = 150;
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int PRECONDITION_FAILED = 412;
  private static final JsonMapper JSON = new JsonMapper();

  private final AtomicInteger numbers = new AtomicInteger();
  private final Queue<ToldList> lists = new ConcurrentLinkedQueue<>();

  /** What is done to each list, in this order; the names are those of its history. */
  private enum Step {
    CREATED,
    CHANGED,
    PAUSED
  }

  private static final List<Step> STEPS = List.of(Step.values());

  /** A list as far as answers told of it. Its steps done are its version. */
  private static final class ToldList {
    final String name;
    int done;
    JsonNode answer = JSON.createObjectNode();

    /** A step that was asked for and not answered with success. */
    boolean open;

    ToldList(String name) {
      this.name = name;
    }

    Step next() {
      return STEPS.get(done);
    }

    String path() {
      return "/api/v1/lists/" + answer.get("id").asString();
    }
  }

  /** Sends requests until {@code end}, which comes in the midst of them, has ended the answers. */
  void until(PackagedProduct product, Runnable end) throws Exception {
    CountDownLatch answers = new CountDownLatch(ANSWERS);
    try (HttpClient http = HttpClient.newHttpClient();
        ExecutorService programs = Executors.newFixedThreadPool(PROGRAMS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < PROGRAMS; i++) {
        running.add(programs.submit(() -> send(product, http, answers)));
      }
      assertThat(answers.await(2, TimeUnit.MINUTES)).as("answers before the end").isTrue();
      end.run();
      for (Future<?> program : running) {
        program.get(2, TimeUnit.MINUTES);
      }
    }
  }

  private void send(PackagedProduct product, HttpClient http, CountDownLatch answers) {
    while (true) {
      ToldList list = new ToldList("Traffic " + numbers.incrementAndGet());
      lists.add(list);
      for (int i = 0; i < STEPS.size(); i++) {
        list.open = true;
        try {
          HttpResponse<String> response = http.send(request(product, list), body());
          if (response.statusCode() >= 500) { // the database is gone
            return;
          }
          told(list, response);
        } catch (IOException unanswered) {
          return;
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
        answers.countDown();
      }
    }
  }

  private static void told(ToldList list, HttpResponse<String> response) {
    assertThat(response.statusCode())
        .as("%s %s: %s", list.next(), list.name, response.body())
        .isEqualTo(list.next() == Step.CREATED ? CREATED : OK);
    list.answer = JSON.readTree(response.body());
    list.done++;
    list.open = false;
    assertThat(list.answer.get("version").asInt()).isEqualTo(list.done);
  }

  /** The list's next step, the same request however often it is asked for. */
  private static HttpRequest request(PackagedProduct product, ToldList list) {
    return switch (list.next()) {
      case CREATED ->
          to(product, "/api/v1/lists")
              .header("Idempotency-Key", "make " + list.name)
              .POST(BodyPublishers.ofString(draft(list)))
              .build();
      case CHANGED ->
          to(product, list.path())
              .header("If-Match", "\"" + list.done + "\"")
              .method("PATCH", BodyPublishers.ofString("{\"points\": 7, \"tags\": [\"changed\"]}"))
              .build();
      case PAUSED ->
          to(product, list.path() + "/pause")
              .header("Idempotency-Key", "pause " + list.name)
              .POST(BodyPublishers.noBody())
              .build();
    };
  }

  private static String draft(ToldList list) {
    return JSON.writeValueAsString(
        Map.of(
            "name",
            list.name,
            "type",
            "MULTI_USE",
            "points",
            5,
            "codes",
            List.of(list.name.replace(" ", "").toUpperCase(Locale.ROOT)),
            "validity",
            Map.of("startsAt", "2020-01-01T00:00", "zone", "Europe/Berlin")));
  }

  private static HttpRequest.Builder to(PackagedProduct product, String path) {
    return HttpRequest.newBuilder(product.uri(path))
        .header("Authorization", "Bearer " + TOKEN)
        .header("Content-Type", "application/json")
        .timeout(Duration.ofSeconds(30));
  }

  private static HttpResponse.BodyHandler<String> body() {
    return HttpResponse.BodyHandlers.ofString();
  }

  /**
   * All that was answered is there, and nothing else; what was not answered is done by asking
   * again, once.
   */
  void check(PackagedProduct product) throws InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (ToldList list : lists) {
        if (list.done == 0) {
          makeOnce(product, http, list);
        } else {
          checkTold(product, http, list);
        }
        checkHistory(product, http, list);
      }
      assertThat(names(product, http))
          .containsExactlyInAnyOrderElementsOf(lists.stream().map(list -> list.name).toList());
    }
  }

  private static void makeOnce(PackagedProduct product, HttpClient http, ToldList list)
      throws InterruptedException {
    HttpRequest request = request(product, list);
    told(list, answer(http, request));
    HttpResponse<String> again = answer(http, request);
    assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertThat(JSON.readTree(again.body())).isEqualTo(list.answer);
  }

  private static void checkTold(PackagedProduct product, HttpClient http, ToldList list)
      throws InterruptedException {
    JsonNode stored = get(product, http, list.path());
    if (stored.get("version").asInt() == list.done) {
      assertThat(stored).isEqualTo(list.answer);
    } else {
      assertThat(list.open).as("%s has another version: %s", list.name, stored).isTrue();
      assertThat(stored.get("version").asInt()).isEqualTo(list.done + 1);
    }
    if (list.open) {
      finish(product, http, list);
    }
  }

  private static void finish(PackagedProduct product, HttpClient http, ToldList list)
      throws InterruptedException {
    HttpResponse<String> response = answer(http, request(product, list));
    if (list.next() == Step.CHANGED && response.statusCode() == PRECONDITION_FAILED) {
      // It was done, only its answer was lost: the version it named is no more.
      list.answer = get(product, http, list.path());
      list.done++;
      list.open = false;
      assertThat(list.answer.get("points").asInt()).isEqualTo(7);
    } else {
      told(list, response);
    }
  }

  private static void checkHistory(PackagedProduct product, HttpClient http, ToldList list)
      throws InterruptedException {
    JsonNode history = get(product, http, list.path() + "/history").get("items");
    List<String> expected =
        STEPS.subList(0, list.done).reversed().stream().map(Enum::name).toList();
    assertThat(history.valueStream().map(item -> item.get("action").asString()))
        .as(list.name)
        .containsExactlyElementsOf(expected);
    assertThat(history.valueStream())
        .allSatisfy(item -> {
          assertThat(item.get("actor").get("name").asString()).isEqualTo("bootstrap");
          assertThat(item.get("changes").size()).isPositive();
        });
  }

  private static List<String> names(PackagedProduct product, HttpClient http)
      throws InterruptedException {
    List<String> names = new ArrayList<>();
    String query = "?limit=500";
    while (true) {
      JsonNode page = get(product, http, "/api/v1/lists" + query);
      page.get("items").valueStream().forEach(item -> names.add(item.get("name").asString()));
      if (page.get("nextCursor").isNull()) {
        return names;
      }
      query = "?limit=500&cursor=" + page.get("nextCursor").asString();
    }
  }

  private static JsonNode get(PackagedProduct product, HttpClient http, String path)
      throws InterruptedException {
    HttpResponse<String> response = answer(http, to(product, path).build());
    assertThat(response.statusCode()).as("GET %s: %s", path, response.body()).isEqualTo(OK);
    return JSON.readTree(response.body());
  }

  private static HttpResponse<String> answer(HttpClient http, HttpRequest request)
      throws InterruptedException {
    try {
      return http.send(request, body());
    } catch (IOException e) {
      throw new UncheckedIOException(request.toString(), e);
    }
  }
}
