package org.promolist.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that has codes made, taken in and sent, over the REST API. */
final class CodeProgram implements AutoCloseable {

  static final String TOKEN = "a-token-of-the-program-that-handles-codes";

  private static final List<String> UNDER_WAY = List.of("QUEUED", "RUNNING");
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final JsonMapper JSON = new JsonMapper();

  private final PackagedProduct product;
  private final HttpClient http = HttpClient.newHttpClient();

  CodeProgram(PackagedProduct product) {
    this.product = product;
  }

  /** What a product needs to know of it, as environment variables. */
  static Map<String, String> settings() {
    return Map.of(
        "PROMOLIST_ADMIN_PASSWORD", "unused-by-this-test", "PROMOLIST_BOOTSTRAP_API_TOKEN", TOKEN);
  }

  /** Makes a list that has begun; its path. */
  String list(String name, String type) {
    JsonNode list =
        post(
            "/api/v1/lists",
            "application/json",
            JSON.writeValueAsString(
                Map.of(
                    "name",
                    name,
                    "type",
                    type,
                    "points",
                    5,
                    "validity",
                    Map.of("startsAt", "2020-01-01T00:00", "zone", "Europe/Berlin"))),
            201);
    return "/api/v1/lists/" + list.get("id").asString();
  }

  /** Makes a list of one word that has begun; its path. */
  String wordList(String name, String word, int cap) {
    JsonNode list =
        post(
            "/api/v1/lists",
            "application/json",
            JSON.writeValueAsString(
                Map.of(
                    "name",
                    name,
                    "type",
                    "MULTI_USE",
                    "points",
                    3,
                    "codes",
                    List.of(Map.of("code", word, "cap", cap)),
                    "validity",
                    Map.of("startsAt", "2020-01-01T00:00", "zone", "Europe/Berlin"))),
            201);
    return "/api/v1/lists/" + list.get("id").asString();
  }

  /** Has codes made that are active once all of them are there; the path of their batch. */
  String generate(String list, int quantity) {
    return generate(list, quantity, true);
  }

  String generate(String list, int quantity, boolean activate) {
    JsonNode batch =
        post(
            list + "/batches",
            "application/json",
            JSON.writeValueAsString(
                Map.of(
                    "quantity", quantity, "pattern", Map.of("length", 12), "activate", activate)),
            202);
    return list + "/batches/" + batch.get("id").asString();
  }

  /** Has a file taken in whose codes are active once all of them are there; its batch's path. */
  String importFile(String list, Path file) {
    try {
      JsonNode batch =
          answered(
              to(list + "/imports?activate=true")
                  .header("Content-Type", "text/csv")
                  .POST(BodyPublishers.ofFile(file))
                  .build(),
              202);
      return list + "/batches/" + batch.get("id").asString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An action, such as a batch's {@code /activate}. */
  JsonNode act(String path) {
    return post(path, "application/json", "", 200);
  }

  JsonNode get(String path) {
    return answered(to(path).build(), 200);
  }

  /** How far the work on a batch has come. */
  long done(String batch) {
    return get(batch).get("progress").get("done").asLong();
  }

  /** Returns when at least so much was done. */
  void awaitDone(String batch, long done) {
    await(batch, now -> now.get("progress").get("done").asLong() >= done);
  }

  boolean isUnderWay(String batch) {
    return UNDER_WAY.contains(get(batch).get("state").asString());
  }

  /** Returns when nothing is done any more for a batch. */
  JsonNode awaitEnd(String batch) {
    return await(batch, now -> !UNDER_WAY.contains(now.get("state").asString()));
  }

  JsonNode await(String path, Predicate<JsonNode> condition) {
    return Awaitility.await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(30))
        .atMost(PATIENCE)
        .until(() -> get(path), condition);
  }

  /** The actions in a list's history, latest first. */
  List<String> history(String list) {
    return get(list + "/history?limit=500")
        .get("items")
        .valueStream()
        .map(item -> item.get("action").asString())
        .toList();
  }

  /** Saves what a GET is answered with. */
  void download(String path, Path to) {
    HttpResponse<Path> response =
        send(
            to(path).build(),
            HttpResponse.BodyHandlers.ofFile(
                to,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE));
    assertThat(response.statusCode()).as(path).isEqualTo(200);
  }

  private JsonNode post(String path, String type, String body, int status) {
    return answered(
        to(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)).build(), status);
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(product.uri(path)).header("Authorization", "Bearer " + TOKEN);
  }

  private JsonNode answered(HttpRequest request, int status) {
    HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as("%s: %s", request, response.body()).isEqualTo(status);
    return JSON.readTree(response.body());
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return http.send(request, body);
    } catch (IOException e) {
      throw new UncheckedIOException(request.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
