package org.promolist.account;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;

@DatabaseTest
class SignInThrottleTest {

  private static final Duration FIRST = Duration.ofSeconds(15);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration MOMENT = Duration.ofMillis(1);

  @Autowired JdbcClient jdbc;
  @Autowired TransactionManager transactions;

  /** Far ahead, so that the application's own pruning finds nothing old here. */
  private final SettableClock clock = new SettableClock(Instant.parse("2090-03-01T12:00:00Z"));

  private final String name = "Dana " + UUID.randomUUID();
  private SignInThrottle throttle;

  @BeforeEach
  void throttle() {
    throttle = throttle(jdbc);
  }

  /** The product's class on a clock of our own, in transactions as its annotations ask for. */
  private SignInThrottle throttle(JdbcClient asked) {
    ProxyFactory factory = new ProxyFactory(new SignInThrottle(asked, clock));
    factory.setProxyTargetClass(true);
    factory.addAdvice(
        new TransactionInterceptor(transactions, new AnnotationTransactionAttributeSource()));
    return (SignInThrottle) factory.getProxy();
  }

  @Test
  void nineFailuresAreFreeAndTheTenthMakesTheNameWait() {
    for (int attempt = 1; attempt <= 10; attempt++) {
      assertThat(throttle.admit(name)).as("attempt %d", attempt).isEmpty();
    }
    assertThat(throttle.admit(name)).contains(FIRST);
  }

  @Test
  void aClockFinerThanTheDatabaseMakesNobodyWait() {
    clock.advance(Duration.ofNanos(999));
    assertThat(throttle.admit(name)).isEmpty();
    assertThat(throttle.admit(name)).isEmpty();
  }

  @Test
  void whoWaitedLongEnoughIsAdmittedAndNotAMomentBefore() {
    fail(10);
    clock.advance(FIRST.minus(MOMENT));
    assertThat(throttle.admit(name)).contains(MOMENT);
    clock.advance(MOMENT);
    assertThat(throttle.admit(name)).isEmpty();
  }

  @Test
  void theWaitDoublesUpToAQuarterOfAnHour() {
    fail(9);
    List<Long> seconds = new ArrayList<>();
    for (int failure = 10; failure <= 19; failure++) {
      assertThat(throttle.admit(name)).as("failure %d", failure).isEmpty();
      Duration wait = throttle.admit(name).orElseThrow();
      seconds.add(wait.toSeconds());
      clock.advance(wait);
    }
    assertThat(seconds).containsExactly(15L, 30L, 60L, 120L, 240L, 480L, 900L, 900L, 900L, 900L);
  }

  @Test
  void noNumberOfFailuresMakesTheWaitLongerOrShorterThanTheLongest() {
    assertThat(SignInThrottle.waitAfter(1_000)).isEqualTo(LONGEST);
    assertThat(SignInThrottle.waitAfter(Integer.MAX_VALUE)).isEqualTo(LONGEST);
  }

  @Test
  void attemptsThatAreRefusedDoNotProlongTheWait() {
    fail(10);
    clock.advance(Duration.ofSeconds(5));
    for (int i = 0; i < 20; i++) {
      assertThat(throttle.admit(name)).contains(Duration.ofSeconds(10));
    }
    clock.advance(Duration.ofSeconds(10));
    assertThat(throttle.admit(name)).isEmpty();
    assertThat(throttle.admit(name)).contains(Duration.ofSeconds(30));
  }

  @Test
  void aNameLeftAloneForMoreThanADayStartsAnew() {
    fail(10);
    clock.advance(DAY.plus(MOMENT));
    fail(10);
    assertThat(throttle.admit(name)).contains(FIRST);
  }

  @Test
  void aNameLeftAloneForADayAndNoMoreGoesOnWhereItWas() {
    fail(10);
    clock.advance(DAY);
    fail(1);
    assertThat(throttle.admit(name)).contains(FIRST.multipliedBy(2));
  }

  @Test
  void aSuccessClearsTheName() {
    fail(9);
    throttle.succeeded(name);
    fail(10);
    assertThat(throttle.admit(name)).contains(FIRST);
  }

  @Test
  void theCaseOfANameMakesNoOtherName() {
    fail(4);
    for (int i = 0; i < 3; i++) {
      assertThat(throttle.admit(name.toUpperCase(Locale.ROOT))).isEmpty();
      assertThat(throttle.admit("  " + name.toLowerCase(Locale.ROOT) + " ")).isEmpty();
    }
    assertThat(throttle.admit(name)).contains(FIRST);
    throttle.succeeded(name.toUpperCase(Locale.ROOT));
    assertThat(throttle.admit(name)).isEmpty();
  }

  @Test
  void oneNameDoesNotMakeAnotherWait() {
    fail(10);
    assertThat(throttle.admit(name + "a")).isEmpty();
  }

  /** Just between the two statements by which the attempt finds its name. */
  @Test
  void aSuccessAtTheSameMomentTakesTheNameFromNobody() throws Exception {
    fail(10);
    AtomicInteger asked = new AtomicInteger();
    JdbcClient interrupted = mock(JdbcClient.class);
    doAnswer(
            statement -> {
              if (asked.incrementAndGet() == 2) {
                CompletableFuture.runAsync(() -> throttle.succeeded(name)).join();
              }
              return jdbc.sql(statement.getArgument(0));
            })
        .when(interrupted)
        .sql(anyString());
    assertThat(throttle(interrupted).admit(name)).isEmpty();
    fail(9);
    assertThat(throttle.admit(name)).contains(FIRST);
  }

  @Test
  void howeverManyComeAtOnceTenGetThrough() throws Exception {
    int people = 60;
    CyclicBarrier start = new CyclicBarrier(people);
    List<Future<Optional<Duration>>> attempts = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(people)) {
      for (int i = 0; i < people; i++) {
        attempts.add(
            pool.submit(() -> {
              start.await();
              return throttle.admit(name);
            }));
      }
    }
    List<Optional<Duration>> waits = new ArrayList<>();
    for (Future<Optional<Duration>> attempt : attempts) {
      waits.add(attempt.get());
    }
    Map<Boolean, Long> refused =
        waits.stream().collect(partitioningBy(Optional::isPresent, counting()));
    assertThat(refused).isEqualTo(Map.of(false, 10L, true, 50L));
    assertThat(waits).filteredOn(Optional::isPresent).containsOnly(Optional.of(FIRST));
  }

  @Test
  void namesThatNobodyTriesAnyMoreAreForgotten() {
    String later = name + " later";
    throttle.admit(name);
    clock.advance(MOMENT);
    throttle.admit(later);
    clock.advance(DAY);
    throttle.forget();
    assertThat(
            jdbc.sql("select name_key from sign_in_failure where name_key like :names")
                .param("names", Names.key(name) + "%")
                .query(String.class)
                .list())
        .containsExactly(Names.key(later));
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(throttle.admit(name)).isEmpty();
    }
  }
}
