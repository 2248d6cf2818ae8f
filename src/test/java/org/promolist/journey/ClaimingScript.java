package org.promolist.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A script that claims a word, each time for another customer, and goes on until it is answered
 * anything but success.
 */
final class ClaimingScript implements AutoCloseable {

  /** Well below what one client may ask for in a second. */
  private static final long PACE_MILLIS = 40;

  private static final int SOME = 15;
  private static final JsonMapper JSON = new JsonMapper();

  private final PackagedProduct product;
  private final String name;
  private final String word;
  private final AtomicInteger claimed = new AtomicInteger();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> running;
  private volatile String token;
  private volatile @Nullable String end;
  private volatile int endStatus;

  ClaimingScript(PackagedProduct product, String name, String word, String token) {
    this.product = product;
    this.name = name;
    this.word = word;
    this.token = token;
    running = clock.scheduleWithFixedDelay(this::next, 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void next() {
    if (end != null) {
      return;
    }
    try {
      HttpResponse<String> answer = claim(token);
      if (answer.statusCode() == 201) {
        claimed.incrementAndGet();
      } else {
        endStatus = answer.statusCode();
        end = answer.statusCode() + " " + answer.body();
      }
    } catch (IOException e) {
      end = e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<String> claim(String by) throws IOException, InterruptedException {
    String customer = name + "-" + claimed.get();
    return http.send(
        HttpRequest.newBuilder(product.uri("/api/v1/claims"))
            .header("Authorization", "Bearer " + by)
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(30))
            .POST(
                BodyPublishers.ofString(
                    JSON.writeValueAsString(Map.of("code", word, "customerId", customer))))
            .build(),
        BodyHandlers.ofString());
  }

  /** From its next claim on. */
  void use(String other) {
    token = other;
  }

  /** Returns after some more claims; fails if one before them was answered anything else. */
  void goesOn() {
    int wanted = claimed.get() + SOME;
    await().atMost(Duration.ofMinutes(1)).until(() -> end != null || claimed.get() >= wanted);
    assertThat(end).as("what ended the script %s", name).isNull();
  }

  /** Returns when it was answered anything but success: the status. */
  int endsWith() {
    await().atMost(Duration.ofMinutes(1)).until(() -> end != null);
    return endStatus;
  }

  /** What a claim by another token is answered. */
  int statusFor(String other) throws IOException, InterruptedException {
    return claim(other).statusCode();
  }

  /** How many were answered with success. */
  int claimed() {
    return claimed.get();
  }

  @Override
  public void close() {
    running.cancel(true);
    clock.shutdownNow();
    http.close();
  }
}
