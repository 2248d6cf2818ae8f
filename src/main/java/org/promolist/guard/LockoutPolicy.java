package org.promolist.guard;

import java.time.Duration;

/**
 * How wrong guesses lock a customer out.
 *
 * @param failures consecutive wrong guesses until then, 1–1,000
 * @param lockedFor how long, a second to a year
 */
public record LockoutPolicy(int failures, Duration lockedFor) {

  public static final int MAX_FAILURES = 1_000;
  public static final int MAX_SECONDS = 31_536_000;

  /** The most guesses that one customer gets in a day by guessing on as soon as they may. */
  public double guessesPerDay() {
    return failures * ((double) Duration.ofDays(1).toSeconds() / lockedFor.toSeconds());
  }
}
