package org.promolist.ui.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.promolist.guard.LimiterPolicy;
import org.promolist.guard.LockoutPolicy;
import org.promolist.guard.Policies;
import org.promolist.shared.Violation;

/**
 * Policies as somebody would have them.
 *
 * @param locked how long, in units
 */
record PolicyDraft(
    @Nullable Integer failures,
    @Nullable Integer locked,
    Unit unit,
    @Nullable Integer perWeek,
    @Nullable Integer perMonth,
    @Nullable Integer perYear,
    boolean registrationRequired) {

  /** What people count a lockout in. */
  enum Unit {
    SECONDS(1),
    MINUTES(60),
    HOURS(3_600),
    DAYS(86_400);

    private final int seconds;

    Unit(int seconds) {
      this.seconds = seconds;
    }

    long count(long time) {
      return time / seconds;
    }

    int most() {
      return LockoutPolicy.MAX_SECONDS / seconds;
    }

    /** The largest that tells the time without a fraction. */
    static Unit of(Duration time) {
      Unit found = SECONDS;
      for (Unit unit : values()) {
        if (time.toSeconds() % unit.seconds == 0) {
          found = unit;
        }
      }
      return found;
    }
  }

  static PolicyDraft of(Policies.All policies) {
    Duration locked = policies.lockout().lockedFor();
    Unit unit = Unit.of(locked);
    return new PolicyDraft(
        policies.lockout().failures(),
        (int) (locked.toSeconds() / unit.seconds),
        unit,
        policies.limiters().perWeek(),
        policies.limiters().perMonth(),
        policies.limiters().perYear(),
        policies.registrationRequired());
  }

  /** Null where it isn't given, or is more than can be. */
  @Nullable Integer lockSeconds() {
    return locked == null || locked < 1 || locked > unit.most() ? null : locked * unit.seconds;
  }

  LimiterPolicy limiters() {
    return new LimiterPolicy(perWeek, perMonth, perYear);
  }

  /** The same whatever unit it is told in. */
  boolean sameLockout(PolicyDraft other) {
    return Objects.equals(failures, other.failures) && Objects.equals(seconds(), other.seconds());
  }

  private @Nullable Long seconds() {
    return locked == null ? null : (long) locked * unit.seconds;
  }

  boolean same(PolicyDraft other) {
    return sameLockout(other)
        && limiters().equals(other.limiters())
        && registrationRequired == other.registrationRequired;
  }

  /** What the services would refuse, at the field it concerns. */
  List<Violation> check() {
    List<Violation> found = new ArrayList<>();
    range("failures", failures, true, LockoutPolicy.MAX_FAILURES, found);
    range("lockSeconds", locked, true, unit.most(), found);
    range("perWeek", perWeek, false, LimiterPolicy.MAX, found);
    range("perMonth", perMonth, false, LimiterPolicy.MAX, found);
    range("perYear", perYear, false, LimiterPolicy.MAX, found);
    return found;
  }

  private static void range(
      String field, @Nullable Integer value, boolean required, int max, List<Violation> found) {
    if (value == null && required) {
      found.add(Violation.of(field, "required"));
    } else if (value != null && (value < 1 || value > max)) {
      found.add(Violation.of(field, "out_of_range", 1, max));
    }
  }
}
