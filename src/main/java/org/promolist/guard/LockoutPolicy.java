package org.promolist.guard;

import java.time.Duration;

/**
 * How wrong guesses lock a customer out.
 *
 * @param failures consecutive wrong guesses until then, at least 1
 * @param lockedFor how long, at least a second
 */
public record LockoutPolicy(int failures, Duration lockedFor) {

  /** The most guesses that one customer gets in a day by guessing on as soon as they may. */
  public double guessesPerDay() {
    return failures * ((double) Duration.ofDays(1).toSeconds() / lockedFor.toSeconds());
  }
}
