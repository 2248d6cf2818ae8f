package org.promolist.claim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Past;
import org.promolist.guard.LimiterPolicy;
import org.promolist.guard.LockoutPolicy;
import org.promolist.guard.Policies;
import org.springframework.stereotype.Component;

/** The policies of earlier moments: those of now, less what was changed of them since. */
@Component
class PastPolicies {

  private static final List<String> ACTIONS =
      List.of("LOCKOUT_CHANGED", "LIMITERS_CHANGED", "REGISTRATION_CHANGED");

  private final Policies policies;
  private final AuditTrail audit;

  PastPolicies(Policies policies, AuditTrail audit) {
    this.policies = policies;
    this.audit = audit;
  }

  Policies.All at(Instant moment) {
    Policies.All now = policies.all();
    Past past = audit.past(ProgramPolicies.OBJECT_TYPE, ProgramPolicies.ID, ACTIONS, moment);
    return new Policies.All(
        lockout(now.lockout(), past),
        limiters(now.limiters(), past),
        Boolean.TRUE.equals(past.then("registrationRequired", now.registrationRequired())));
  }

  private static LockoutPolicy lockout(LockoutPolicy now, Past past) {
    Integer failures = integer(past.then("failures", now.failures()));
    Integer seconds = integer(past.then("lockSeconds", now.lockedFor().toSeconds()));
    return new LockoutPolicy(
        failures == null ? now.failures() : failures,
        seconds == null ? now.lockedFor() : Duration.ofSeconds(seconds));
  }

  private static LimiterPolicy limiters(LimiterPolicy now, Past past) {
    return new LimiterPolicy(
        integer(past.then("perWeek", now.perWeek())),
        integer(past.then("perMonth", now.perMonth())),
        integer(past.then("perYear", now.perYear())));
  }

  private static @Nullable Integer integer(@Nullable Object told) {
    return told instanceof Number number ? number.intValue() : null;
  }
}
