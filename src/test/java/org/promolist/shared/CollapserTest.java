package org.promolist.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What several threads ask at the same time is asked together, and each gets its own answer. */
@Timeout(60)
class CollapserTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int MOST = 4;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<List<String>> asked = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch firstIsAsking = new CountDownLatch(1);
  private final CountDownLatch firstMayEnd = new CountDownLatch(1);

  @AfterEach
  void letGo() {
    firstMayEnd.countDown();
    threads.close();
  }

  @Test
  void whoComesAloneIsAskedForAtOnce() {
    Collapser<String, String> collapser = new Collapser<>(LONG, MOST, this::shouted);
    assertThat(collapser.ask("a")).isEqualTo("A");
    assertThat(asked).containsExactly(List.of("a"));
  }

  @Test
  void whoComesWhileSomethingIsUnderWayIsAskedForNextAndTogether() throws Exception {
    Collapser<String, String> collapser = new Collapser<>(LONG, MOST, this::slowlyAtFirst);
    List<Future<String>> answers = askedBehindTheFirst(collapser, MOST + 1);
    firstMayEnd.countDown();
    assertThat(all(answers)).containsExactly("FIRST", "Q0", "Q1", "Q2", "Q3", "Q4");
    assertThat(asked).hasSize(3);
    assertThat(asked.get(1)).hasSize(MOST);
    assertThat(asked.get(2)).hasSize(1);
  }

  @Test
  void whoOnlyWaitsLeavesThePlaceToTheNext() throws Exception {
    Collapser<String, String> collapser =
        new Collapser<>(
            LONG,
            MOST,
            (questions, leave) -> {
              leave.run();
              return slowlyAtFirst(questions, leave);
            });
    List<Future<String>> answers = askedBehindTheFirst(collapser, 0);
    assertThat(collapser.ask("second")).isEqualTo("SECOND");
    assertThat(answers.getFirst()).isNotDone();
    firstMayEnd.countDown();
    assertThat(all(answers)).containsExactly("FIRST");
  }

  /** However often it is left there is one place, and only a few are away from it at a time. */
  @Test
  void notMoreThanAFewLeaveAndWaitStill() throws Exception {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Collapser<String, String> collapser =
        new Collapser<>(
            LONG,
            1,
            (questions, leave) -> {
              most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
              leave.run();
              leave.run();
              List<String> answers = slowlyAtFirst(questions, leave);
              underWay.decrementAndGet();
              return answers;
            });
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(threads.submit(() -> collapser.ask("first")));
    }
    int asking = Collapser.MOST_AWAY + 1;
    await().until(() -> underWay.get() == asking && collapser.waiting() == 20 - asking);
    firstMayEnd.countDown();
    assertThat(all(answers)).hasSize(20).containsOnly("FIRST");
    assertThat(most).hasValue(asking);
    assertThat(collapser.ask("after")).isEqualTo("AFTER");
  }

  @Test
  void whoFailsAfterLeavingTellsThoseWhoAskedAndHoldsUpNobody() {
    AtomicBoolean fails = new AtomicBoolean(true);
    Collapser<String, String> collapser =
        new Collapser<>(
            LONG,
            MOST,
            (questions, leave) -> {
              leave.run();
              if (fails.get()) {
                throw new IllegalStateException("not committed");
              }
              return shouted(questions, leave);
            });
    for (int i = 0; i < 2 * Collapser.MOST_AWAY; i++) {
      assertThatThrownBy(() -> collapser.ask("a")).hasMessage("not committed");
    }
    fails.set(false);
    assertThat(collapser.ask("a")).isEqualTo("A");
  }

  @Test
  void nobodyWaitsBeyondTheirPatienceForWhatIsHeldUp() throws Exception {
    Collapser<String, String> collapser =
        new Collapser<>(Duration.ofMillis(20), MOST, this::slowlyAtFirst);
    List<Future<String>> answers = askedBehindTheFirst(collapser, 2);
    assertThat(answers.get(1).get(30, TimeUnit.SECONDS)).isEqualTo("Q0");
    assertThat(answers.get(2).get(30, TimeUnit.SECONDS)).isEqualTo("Q1");
    assertThat(answers.get(0)).isNotDone();
  }

  /** Only the first in line keeps the time: who stood behind a question that is held up, next. */
  @Test
  void whoIsLeftInLineWhenTheFirstIsTakenDoesNotWaitForItEither() throws Exception {
    CountDownLatch mayBegin = new CountDownLatch(1);
    Collapser<String, String> collapser =
        new Collapser<>(
            Duration.ofSeconds(2),
            1,
            (questions, leave) -> {
              if (questions.contains("before")) {
                awaited(mayBegin);
              }
              return slowlyAtFirst(questions, leave);
            });
    List<Future<String>> answers = new ArrayList<>();
    for (String question : List.of("before", "first", "next", "last")) {
      int inFront = answers.size();
      answers.add(threads.submit(() -> collapser.ask(question)));
      await().until(() -> collapser.waiting() == inFront);
    }
    mayBegin.countDown();
    for (int i : List.of(0, 2, 3)) {
      answers.get(i).get(30, TimeUnit.SECONDS);
    }
    assertThat(answers.get(1)).isNotDone();
  }

  @Test
  void aFailureIsTheAnswerOfAllWhoAskedTogether() throws Exception {
    Collapser<String, String> collapser = new Collapser<>(LONG, MOST, this::failingAfterTheFirst);
    List<Future<String>> answers = askedBehindTheFirst(collapser, 2);
    firstMayEnd.countDown();
    assertThat(answers.getFirst().get()).isEqualTo("FIRST");
    for (Future<String> answer : answers.subList(1, 3)) {
      assertThatThrownBy(answer::get)
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("the database is gone");
    }
  }

  @Test
  void anInterruptDoesNotLoseTheAnswerAndIsKept() throws Exception {
    Collapser<String, String> collapser = new Collapser<>(LONG, MOST, this::slowlyAtFirst);
    Future<String> first = threads.submit(() -> collapser.ask("first"));
    firstIsAsking.await();
    AtomicInteger interrupted = new AtomicInteger();
    Thread second =
        Thread.ofVirtual()
            .start(() -> {
              if (collapser.ask("second").equals("SECOND") && Thread.interrupted()) {
                interrupted.incrementAndGet();
              }
            });
    second.interrupt();
    firstMayEnd.countDown();
    second.join();
    assertThat(first.get()).isEqualTo("FIRST");
    assertThat(interrupted).hasValue(1);
  }

  @Test
  void everyoneGetsTheirOwnAnswerHoweverManyAsk() throws Exception {
    int questions = 20_000;
    Collapser<String, String> collapser =
        new Collapser<>(Duration.ofNanos(1), MOST, this::shouted); // out of patience at once
    List<Future<String>> answers =
        IntStream.range(0, questions)
            .mapToObj(n -> threads.submit(() -> collapser.ask("q" + n)))
            .toList();
    assertThat(all(answers))
        .containsExactlyElementsOf(IntStream.range(0, questions).mapToObj(n -> "Q" + n).toList());
    assertThat(asked.stream().mapToInt(List::size).sum()).isEqualTo(questions);
  }

  /**
   * Who asks for others has been asked for: left in line, they would be the first and keep no time.
   */
  @Test
  void nobodyAsksForOthersWhileTheyStandInLineThemselves() throws Exception {
    ThreadLocal<String> own = new ThreadLocal<>();
    Set<String> askedFor = ConcurrentHashMap.newKeySet();
    List<String> leftInLine = Collections.synchronizedList(new ArrayList<>());
    Collapser<String, String> collapser =
        new Collapser<>(
            LONG,
            1,
            (questions, leave) -> {
              askedFor.addAll(questions);
              if (!within(() -> askedFor.contains(own.get()))) {
                leftInLine.add(own.get());
              }
              return shouted(questions, leave);
            });
    List<Future<String>> answers =
        IntStream.range(0, 2_000)
            .mapToObj(n ->
                threads.submit(() -> {
                  own.set("q" + n);
                  return collapser.ask("q" + n);
                }))
            .toList();
    all(answers);
    assertThat(leftInLine).isEmpty();
  }

  /** Within half a second. */
  private static boolean within(BooleanSupplier condition) {
    long end = System.nanoTime() + 500_000_000L;
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    return condition.getAsBoolean();
  }

  /** The first is under way, and so many stand behind it in their order. */
  private List<Future<String>> askedBehindTheFirst(Collapser<String, String> collapser, int more)
      throws InterruptedException {
    List<Future<String>> answers = new ArrayList<>();
    answers.add(threads.submit(() -> collapser.ask("first")));
    firstIsAsking.await();
    for (int i = 0; i < more; i++) {
      String question = "q" + i;
      answers.add(threads.submit(() -> collapser.ask(question)));
      while (collapser.waiting() <= i && !answers.getLast().isDone()) {
        Thread.sleep(1);
      }
    }
    return answers;
  }

  private List<String> shouted(List<String> questions, Runnable leave) {
    asked.add(questions);
    return questions.stream().map(question -> question.toUpperCase(Locale.ROOT)).toList();
  }

  private List<String> slowlyAtFirst(List<String> questions, Runnable leave) {
    if (questions.contains("first")) {
      firstIsAsking.countDown();
      awaited(firstMayEnd);
    }
    return shouted(questions, leave);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> failingAfterTheFirst(List<String> questions, Runnable leave) {
    List<String> answers = slowlyAtFirst(questions, leave);
    if (!questions.contains("first")) {
      throw new IllegalStateException("the database is gone");
    }
    return answers;
  }

  private static List<String> all(List<Future<String>> futures) throws Exception {
    List<String> answers = new ArrayList<>();
    for (Future<String> future : futures) {
      answers.add(future.get());
    }
    return answers;
  }
}
