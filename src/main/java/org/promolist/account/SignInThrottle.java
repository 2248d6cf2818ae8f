package org.promolist.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes guessing passwords slow: after {@value #FREE_FAILURES} failures in a row a name waits,
 * twice as long each time, {@link #LONGEST_WAIT} at most. Kept by name, not by account, so that
 * nothing tells which names exist; kept in the database, so that every node counts the same.
 */
@Component
class SignInThrottle {

  static final int FREE_FAILURES = 9;
  static final Duration FIRST_WAIT = Duration.ofSeconds(15);
  static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  /** A name left alone for this long starts anew. */
  static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

  private final JdbcClient jdbc;
  private final Clock clock;

  SignInThrottle(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Admits an attempt, or tells how long the name still waits. An attempt admitted counts as failed
   * until {@link #succeeded}: however many come at once, no more get through than one after
   * another.
   */
  @Transactional
  public Optional<Duration> admit(String name) {
    // To the microsecond, as it is stored: a database that rounds up would make everybody wait.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Failures before =
        lock(name, now)
            // A sign-in by this name that succeeded took the row away just after it was found.
            .or(() -> lock(name, now))
            .orElseThrow();
    if (now.isBefore(before.waitUntil())) {
      return Optional.of(Duration.between(now, before.waitUntil()));
    }
    boolean forgotten = before.lastAt().isBefore(now.minus(FORGOTTEN_AFTER));
    int count = forgotten ? 1 : before.count() + 1;
    jdbc.sql(
            """
            update sign_in_failure set failures = :count, last_at = :now, wait_until = :until
            where name_key = :name
            """)
        .param("count", count)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("until", now.plus(waitAfter(count)).atOffset(ZoneOffset.UTC))
        .param("name", Names.key(name))
        .update();
    return Optional.empty();
  }

  private record Failures(int count, Instant lastAt, Instant waitUntil) {}

  private Optional<Failures> lock(String name, Instant now) {
    jdbc.sql(
            """
            insert into sign_in_failure (name_key, failures, last_at, wait_until)
            values (:name, 0, :now, :now) on conflict do nothing
            """)
        .param("name", Names.key(name))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    return jdbc.sql(
            """
            select failures, last_at, wait_until from sign_in_failure
            where name_key = :name for update
            """)
        .param("name", Names.key(name))
        .query((rs, row) ->
            new Failures(
                rs.getInt(1),
                rs.getObject(2, OffsetDateTime.class).toInstant(),
                rs.getObject(3, OffsetDateTime.class).toInstant()))
        .optional();
  }

  static Duration waitAfter(int failures) {
    int waits = failures - FREE_FAILURES;
    if (waits <= 0) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(waits - 1, 20));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  @Transactional
  public void succeeded(String name) {
    jdbc.sql("delete from sign_in_failure where name_key = :name")
        .param("name", Names.key(name))
        .update();
  }

  /** Names that nobody tries any more, made-up ones above all, don't pile up. */
  @Scheduled(fixedDelayString = "PT1H")
  @Transactional
  public void forget() {
    jdbc.sql("delete from sign_in_failure where last_at < :forgotten")
        .param("forgotten", clock.instant().minus(FORGOTTEN_AFTER).atOffset(ZoneOffset.UTC))
        .update();
  }
}
