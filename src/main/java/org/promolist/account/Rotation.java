package org.promolist.account;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How one token gives way to the next.
 *
 * @param previousUntil until when the present token goes on working beside the new one, at most
 *     {@link #LONGEST_OVERLAP} from now, and never longer than it would have anyway; null for not
 *     at all, as when it has leaked
 * @param expiresAt from when on the new token is refused; null for never
 */
public record Rotation(@Nullable Instant previousUntil, @Nullable Instant expiresAt) {

  public static final Duration LONGEST_OVERLAP = Duration.ofDays(90);

  public Rotation {
    previousUntil = micros(previousUntil);
    expiresAt = micros(expiresAt);
  }

  /** Of the tokens before: none outlives the new one. */
  Instant lastMoment(Instant now) {
    Instant until = previousUntil == null ? now : previousUntil;
    return earliest(until, expiresAt);
  }

  static Instant earliest(Instant one, @Nullable Instant other) {
    return other != null && other.isBefore(one) ? other : one;
  }

  private static @Nullable Instant micros(@Nullable Instant at) {
    return at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
  }
}
