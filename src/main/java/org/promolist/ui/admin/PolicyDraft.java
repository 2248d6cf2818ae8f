package org.promolist.ui.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.Change;
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

  private static final String LOCKED = "lockSeconds";

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

  /** As the services know them; only of a draft that nothing is wrong with. */
  Policies.All toPolicies() {
    return new Policies.All(
        new LockoutPolicy(
            Objects.requireNonNull(failures),
            Duration.ofSeconds(Objects.requireNonNull(lockSeconds()))),
        limiters(),
        registrationRequired);
  }

  /** Theirs, with what {@code mine} changed of {@code base}. */
  static PolicyDraft reapply(PolicyDraft base, PolicyDraft mine, PolicyDraft theirs) {
    PolicyDraft lock = Objects.equals(base.seconds(), mine.seconds()) ? theirs : mine;
    return new PolicyDraft(
        pick(base.failures, mine.failures, theirs.failures),
        lock.locked,
        lock.unit,
        pick(base.perWeek, mine.perWeek, theirs.perWeek),
        pick(base.perMonth, mine.perMonth, theirs.perMonth),
        pick(base.perYear, mine.perYear, theirs.perYear),
        pick(base.registrationRequired, mine.registrationRequired, theirs.registrationRequired));
  }

  private static <T extends @Nullable Object> T pick(T base, T mine, T theirs) {
    return Objects.equals(base, mine) ? theirs : mine;
  }

  /** What differs, by the names and in the values that the history has. */
  static List<Change> differences(PolicyDraft before, PolicyDraft after) {
    List<Change> found = new ArrayList<>();
    add(found, "failures", before.failures, after.failures);
    add(found, LOCKED, before.seconds(), after.seconds());
    add(found, "perWeek", before.perWeek, after.perWeek);
    add(found, "perMonth", before.perMonth, after.perMonth);
    add(found, "perYear", before.perYear, after.perYear);
    add(found, "registrationRequired", before.registrationRequired, after.registrationRequired);
    return found;
  }

  private static void add(
      List<Change> found, String field, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      found.add(new Change(field, before, after));
    }
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
    range(LOCKED, locked, true, unit.most(), found);
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
