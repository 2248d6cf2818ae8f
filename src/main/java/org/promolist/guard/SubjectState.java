package org.promolist.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one subject stands with the guard.
 *
 * @param subject the name it is kept by
 * @param consecutive wrong guesses since the last success, in quarters of one
 * @param cumulative all wrong guesses ever, in quarters of one
 * @param lockedUntil exclusive; null if it never was, or was unlocked
 * @param used claims that stand in the windows that each began on the given day
 */
public record SubjectState(
    String subject,
    int consecutive,
    long cumulative,
    @Nullable Instant lockedUntil,
    Map<LimiterWindow, Used> used) {

  /** How many quarters a whole wrong guess counts. */
  public static final int WHOLE = 4;

  public SubjectState {
    used = Map.copyOf(used);
  }

  /** So many claims in the window that began on {@code start}. */
  public record Used(LocalDate start, int claims) {}

  static SubjectState fresh(String subject) {
    return new SubjectState(subject, 0, 0, null, Map.of());
  }

  /** How long it is still locked out; empty if it is not. */
  public Optional<Duration> locked(Instant now) {
    return lockedUntil == null || !now.isBefore(lockedUntil)
        ? Optional.empty()
        : Optional.of(Duration.between(now, lockedUntil));
  }

  /** Wrong guesses in a row that count still: none once the lockout they led to is over. */
  public int consecutive(Instant now) {
    return isServed(now) ? 0 : consecutive;
  }

  private boolean isServed(Instant now) {
    return lockedUntil != null && !now.isBefore(lockedUntil);
  }

  /** Claims that stand in the window that {@code now} is in. */
  public int claims(LimiterWindow window, Instant now, ZoneId zone) {
    Used counted = used.get(window);
    // One that begins later was told by a clock ahead of this one: its claims count here too.
    return counted != null && !counted.start().isBefore(window.start(day(now, zone)))
        ? counted.claims()
        : 0;
  }

  /** How long until all limiters let it claim again; empty if they do. */
  public Optional<Duration> limited(LimiterPolicy policy, Instant now, ZoneId zone) {
    return Arrays.stream(LimiterWindow.values())
        .filter(window ->
            policy.limit(window).filter(max -> claims(window, now, zone) >= max).isPresent())
        .map(window -> window.end(day(now, zone)).atStartOfDay(zone).toInstant())
        .max(Comparator.naturalOrder())
        .map(free -> Duration.between(now, free));
  }

  /** After a wrong guess. One that led to a lockout which is over counts no longer. */
  SubjectState guessedWrong(int quarters, LockoutPolicy policy, Instant now) {
    int counted = consecutive(now) + quarters;
    return new SubjectState(
        subject,
        counted,
        cumulative + quarters,
        counted >= policy.failures() * WHOLE
            ? now.plus(policy.lockedFor())
            : isServed(now) ? null : lockedUntil,
        used);
  }

  static LocalDate day(Instant at, ZoneId zone) {
    return LocalDate.ofInstant(at, zone);
  }
}
