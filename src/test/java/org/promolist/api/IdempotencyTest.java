package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.promolist.api.ApiCalls.LISTS;
import static org.promolist.api.ApiCalls.assertProblem;
import static org.promolist.api.ApiCalls.body;
import static org.promolist.api.ApiCalls.singleUse;
import static org.promolist.api.ApiCalls.text;
import static org.promolist.api.ApiCalls.uniqueName;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.promolist.TestDatabase;
import org.promolist.shared.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

@ApiTest
class IdempotencyTest {

  private static final Actor CLIENT =
      new Actor(
          Actor.Kind.API_CLIENT, UUID.fromString("00000000-0000-7000-8000-000000000001"), "c");

  @Autowired ApiCalls api;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transaction;
  @Autowired Problems problems;
  @Autowired Json json;

  @BeforeEach
  void nothingYet() {
    TestDatabase.removeLists(jdbc);
    jdbc.sql("delete from idempotency_key").update();
  }

  @Test
  void aRetryGetsTheFirstAnswerAgainByteByByte() {
    String request = singleUse(uniqueName());
    MvcTestResult first = post("key", request);
    assertThat(first).hasStatus(201).doesNotContainHeader("Idempotency-Replayed");

    String sameButSpaced = request.replace("\":", "\"\n : ");
    MvcTestResult again = post("key", sameButSpaced);

    assertThat(again).hasStatus(201).hasHeader("Idempotency-Replayed", "true");
    assertThat(text(again)).isEqualTo(text(first));
    for (String header : List.of("Location", "ETag", "Content-Type")) {
      assertThat(again.getResponse().getHeader(header))
          .as(header)
          .isNotNull()
          .isEqualTo(first.getResponse().getHeader(header));
    }
    assertThat(lists()).isEqualTo(1);
  }

  @Test
  void theOrderOfFieldsDoesNotMatter() {
    assertThat(post("key", "{\"a\": 1, \"name\": \"x\"}")).hasStatus(400);
    String name = uniqueName();
    String validity = "\"validity\": {\"zone\": \"UTC\", \"startsAt\": \"2026-12-01T00:00\"}";
    String head = "\"name\": \"" + name + "\", \"type\": \"SINGLE_USE\", \"points\": 1";
    assertThat(post("key", "{" + head + ", " + validity + "}")).hasStatus(201);
    assertThat(post("key", "{" + validity + ", " + head + "}"))
        .hasStatus(201)
        .hasHeader("Idempotency-Replayed", "true");
  }

  @Test
  void anotherBodyOrPathUnderTheKeyIsRefused() {
    MvcTestResult first = post("key", singleUse(uniqueName()));
    assertProblem(post("key", singleUse(uniqueName())), 422, "idempotency_key_reused");
    String path = LISTS + "/" + body(first).get("id").asString() + "/pause";
    assertProblem(
        api.posting(path, "").header("Idempotency-Key", "key").exchange(),
        422,
        "idempotency_key_reused");
    assertThat(lists()).isEqualTo(1);
  }

  @Test
  void aRefusalIsKept() {
    String name = uniqueName();
    MvcTestResult first = post("first", singleUse(name));
    assertProblem(post("second", singleUse(name)), 409, "name_taken");
    api.act(body(first).get("id").asString(), "archive");

    MvcTestResult again = post("second", singleUse(name));

    assertProblem(again, 409, "name_taken");
    assertThat(again).hasHeader("Idempotency-Replayed", "true");
    assertThat(post("third", singleUse(name))).hasStatus(201);
  }

  @Test
  void aValidationErrorIsNotKept() {
    assertProblem(post("key", "{}"), 400, "validation_failed");
    assertThat(post("key", singleUse(uniqueName()))).hasStatus(201);
  }

  @Test
  void withoutAKeyNothingIsKept() {
    api.create();
    assertThat(keys()).isZero();
  }

  @Test
  void anActionIsReplayedToo() {
    String path = LISTS + "/" + api.create().get("id").asString() + "/";
    api.posting(path + "pause", "").header("Idempotency-Key", "key").exchange();
    api.post(path + "resume", "");
    assertThat(api.posting(path + "pause", "{}").header("Idempotency-Key", "key").exchange())
        .hasStatus(200)
        .hasHeader("Idempotency-Replayed", "true");
    assertThat(body(api.get(path.substring(0, path.length() - 1))).get("paused").asBoolean())
        .isFalse();
  }

  static Stream<String> malformed() {
    return Stream.of("", "ü", "k".repeat(129));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void aKeyIsPrintableAndShort(String key) {
    assertProblem(post(key, singleUse(uniqueName())), 400, "validation_failed");
    assertThat(lists()).isZero();
  }

  @Test
  void aKeyWithAControlCharacterIsNoHeaderAtAll() {
    assertProblem(post("a\u0001b", singleUse(uniqueName())), 400, "request_rejected");
  }

  @Test
  void theLongestKeyIsTaken() {
    assertThat(post("~".repeat(128), singleUse(uniqueName()))).hasStatus(201);
  }

  @Test
  void oneKeyMakesOneListHoweverManySendItAtOnce() throws Exception {
    String request = singleUse(uniqueName());
    int senders = 16;
    CyclicBarrier start = new CyclicBarrier(senders);
    try (ExecutorService pool = Executors.newFixedThreadPool(senders)) {
      Callable<MvcTestResult> send =
          () -> {
            start.await();
            return post("key", request);
          };
      List<MvcTestResult> answers =
          pool.invokeAll(java.util.Collections.nCopies(senders, send)).stream()
              .map(Future::resultNow)
              .toList();
      List<String> successes =
          answers.stream()
              .filter(a -> a.getResponse().getStatus() == 201)
              .map(ApiCalls::text)
              .toList();
      assertThat(successes).isNotEmpty();
      assertThat(successes.stream().distinct()).hasSize(1);
      assertThat(answers)
          .filteredOn(a -> a.getResponse().getStatus() != 201)
          .allSatisfy(a -> assertProblem(a, 409, "request_in_progress"));
    }
    assertThat(lists()).isEqualTo(1);
    assertThat(keys()).isEqualTo(1);
  }

  @Test
  void aSecondNodeReplaysWhatTheFirstDidAndUndoesItsOwn() {
    AtomicInteger deeds = new AtomicInteger();
    Answer first = node().once(request(), () -> done(deeds));
    Answer second =
        node()
            .once(
                request(),
                () -> {
                  leaveATrace();
                  return done(deeds);
                });
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers()).containsEntry("Idempotency-Replayed", "true");
    assertThat(traces()).isZero();
  }

  @Test
  void whatWasAnsweredOnceIsReplayedAlsoWhereARetryWouldHaveToWait() {
    Answer first = node().once(request(), () -> done(new AtomicInteger()));
    Answer again =
        node()
            .once(
                request(),
                () -> {
                  leaveATrace();
                  return new Answer(429, Map.of("Retry-After", "60"), "{}");
                });
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(traces()).isZero();
  }

  @Test
  void whoeverIsOvertakenByAnotherNodeUndoesItsDeedAndReplays() {
    Idempotency slow = node();
    Idempotency quick = node();
    AtomicInteger deeds = new AtomicInteger();
    Answer overtaken =
        slow.once(
            request(),
            () -> {
              try (ExecutorService other = Executors.newSingleThreadExecutor()) {
                Callable<Answer> quickly = () -> quick.once(request(), () -> done(deeds));
                assertThat(other.submit(quickly).get().body()).isEqualTo("1");
              } catch (Exception e) {
                throw new AssertionError(e);
              }
              leaveATrace();
              return done(deeds);
            });
    assertThat(overtaken.body()).isEqualTo("1");
    assertThat(overtaken.headers()).containsEntry("Idempotency-Replayed", "true");
    assertThat(traces()).isZero();
  }

  @Test
  void aSurpriseLeavesNeitherDeedNorKey() {
    Answer answer =
        node()
            .once(
                request(),
                () -> {
                  throw new IllegalStateException("secret");
                });
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("secret").contains("incidentId");
    assertThat(keys()).isZero();
  }

  @Test
  void keysAreKeptForADay() {
    Instant now = Instant.parse("2026-11-23T12:00:00Z");
    keysAt(now.minus(Duration.ofHours(24))).keep(key("young"), kept());
    keysAt(now.minus(Duration.ofHours(24)).minusSeconds(1)).keep(key("old"), kept());
    keysAt(now).prune();
    assertThat(keysAt(now).find(key("young"))).contains(kept());
    assertThat(keysAt(now).find(key("old"))).isEmpty();
  }

  @Test
  void clientsDoNotShareKeys() {
    IdempotencyKeys keys = keysAt(Instant.now());
    assertThat(keys.keep(key("key"), kept())).isTrue();
    assertThat(keys.keep(key("key"), kept())).isFalse();
    assertThat(keys.keep(new IdempotencyKeys.ClientKey(UUID.randomUUID(), "key"), kept())).isTrue();
  }

  private MvcTestResult post(String key, String body) {
    return api.posting(LISTS, body).header("Idempotency-Key", key).exchange();
  }

  private void leaveATrace() {
    jdbc.sql(
            """
            insert into sign_in_failure (name_key, failures, last_at, wait_until)
            values ('deed', 1, current_timestamp, current_timestamp)
            """)
        .update();
  }

  private int traces() {
    return jdbc.sql("select count(*) from sign_in_failure where name_key = 'deed'")
        .query(Integer.class)
        .single();
  }

  /** What another node, or this one after a restart, has: the database and nothing else. */
  private Idempotency node() {
    return new Idempotency(keysAt(Instant.now()), transaction, () -> CLIENT, problems, json);
  }

  private IdempotencyKeys keysAt(Instant now) {
    return new IdempotencyKeys(jdbc, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static MockHttpServletRequest request() {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/things");
    request.addHeader("Idempotency-Key", "key");
    return request;
  }

  private static Answer done(AtomicInteger deeds) {
    return new Answer(
        200, Map.of("Content-Type", "application/json"), "" + deeds.incrementAndGet());
  }

  private static IdempotencyKeys.ClientKey key(String text) {
    return new IdempotencyKeys.ClientKey(CLIENT.id(), text);
  }

  private static IdempotencyKeys.KeptAnswer kept() {
    return new IdempotencyKeys.KeptAnswer("f", new Answer(409, Map.of("A", "b: c"), "{}"));
  }

  private int lists() {
    return jdbc.sql("select count(*) from promo_code_list").query(Integer.class).single();
  }

  private int keys() {
    return jdbc.sql("select count(*) from idempotency_key").query(Integer.class).single();
  }
}
