package org.promolist.claim;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.promolist.guard.LimiterPolicy;
import org.promolist.guard.LockoutPolicy;
import org.promolist.guard.Policies;

/**
 * What somebody made of the policies that they were shown.
 *
 * @param shown as they stood when the edit started
 */
record PolicyEdit(Policies.All shown, Policies.All wanted) {

  /**
   * What is stored, with what was changed here; what others changed stays.
   *
   * @throws StalePoliciesException if others have changed the same to something else
   */
  Policies.All upon(Policies.All stored) {
    LockoutPolicy before = shown.lockout();
    LimiterPolicy limits = shown.limiters();
    Duration locked =
        pick(before.lockedFor(), wanted.lockout().lockedFor(), stored.lockout().lockedFor());
    return new Policies.All(
        new LockoutPolicy(
            pick(before.failures(), wanted.lockout().failures(), stored.lockout().failures()),
            locked),
        new LimiterPolicy(
            pick(limits.perWeek(), wanted.limiters().perWeek(), stored.limiters().perWeek()),
            pick(limits.perMonth(), wanted.limiters().perMonth(), stored.limiters().perMonth()),
            pick(limits.perYear(), wanted.limiters().perYear(), stored.limiters().perYear())),
        pick(
            shown.registrationRequired(),
            wanted.registrationRequired(),
            stored.registrationRequired()));
  }

  private static <T extends @Nullable Object> T pick(T before, T mine, T now) {
    if (Objects.equals(mine, before)) {
      return now;
    }
    if (!Objects.equals(now, before) && !Objects.equals(now, mine)) {
      throw new StalePoliciesException();
    }
    return mine;
  }
}
