package org.promolist.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

  /** How long this name still waits; empty if it need not. */
  Optional<Duration> wait(String name) {
    Instant now = clock.instant();
    return jdbc.sql("select wait_until from sign_in_failure where name_key = :name")
        .param("name", Account.key(name))
        .query((rs, row) -> rs.getObject(1, OffsetDateTime.class).toInstant())
        .optional()
        .filter(now::isBefore)
        .map(until -> Duration.between(now, until));
  }

  /** One statement counts, so that two nodes failing at once count two. */
  @Transactional
  public void failed(String name) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    String key = Account.key(name);
    jdbc.sql(
            """
            insert into sign_in_failure (name_key, failures, last_at, wait_until)
            values (:name, 0, :now, :now) on conflict do nothing
            """)
        .param("name", key)
        .param("now", now)
        .update();
    jdbc.sql(
            """
            update sign_in_failure set last_at = :now,
              failures = case when last_at < :forgotten then 1 else failures + 1 end
            where name_key = :name
            """)
        .param("name", key)
        .param("now", now)
        .param("forgotten", now.minus(FORGOTTEN_AFTER))
        .update();
    int failures =
        jdbc.sql("select failures from sign_in_failure where name_key = :name")
            .param("name", key)
            .query(Integer.class)
            .single();
    jdbc.sql("update sign_in_failure set wait_until = :until where name_key = :name")
        .param("name", key)
        .param("until", now.plus(waitAfter(failures)))
        .update();
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
        .param("name", Account.key(name))
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
