package org.promolist.claim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Runs like any other, from a Wednesday in March on, and can be put forward. */
final class MovableClock extends Clock {

  private static final Instant START = Instant.parse("2026-03-11T10:00:00Z");

  private volatile Duration ahead = Duration.between(Instant.now(), START);

  @TestConfiguration(proxyBeanMethods = false)
  static class Instead {

    @Bean
    @Primary
    MovableClock movableClock() {
      return new MovableClock();
    }
  }

  void advance(Duration by) {
    ahead = ahead.plus(by);
  }

  /** A moment with a second on both sides in which nothing happens. */
  Instant mark() {
    advance(Duration.ofSeconds(1));
    Instant moment = instant().truncatedTo(ChronoUnit.MICROS);
    advance(Duration.ofSeconds(1));
    return moment;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
