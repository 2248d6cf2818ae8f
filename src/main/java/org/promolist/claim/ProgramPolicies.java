package org.promolist.claim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.guard.LimiterPolicy;
import org.promolist.guard.LockoutPolicy;
import org.promolist.guard.Policies;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The policies of the program that every claim goes by. Each takes effect at once, for all lists;
 * every change is recorded.
 */
@Service
public class ProgramPolicies {

  /** The kind of object by which the audit trail keeps what was done to policies. */
  public static final String OBJECT_TYPE = "POLICY";

  /** There is one set of them. */
  public static final UUID ID = new UUID(0, 1);

  private final Policies policies;
  private final AuditTrail audit;

  ProgramPolicies(Policies policies, AuditTrail audit) {
    this.policies = policies;
    this.audit = audit;
  }

  @PreAuthorize("hasAuthority('policies:write')")
  @Transactional(readOnly = true)
  public Policies.All get() {
    return policies.all();
  }

  /**
   * How wrong guesses lock customers out. Who is locked out already stays so until then.
   *
   * @param failures 1–1,000
   * @param lockSeconds 1–31,536,000
   */
  @PreAuthorize("hasAuthority('policies:write')")
  @Transactional
  public LockoutPolicy setLockout(@Nullable Integer failures, @Nullable Integer lockSeconds) {
    refuse(checkLockout(failures, lockSeconds));
    LockoutPolicy policy =
        new LockoutPolicy(
            Objects.requireNonNull(failures),
            Duration.ofSeconds(Objects.requireNonNull(lockSeconds)));
    LockoutPolicy before = policies.hold().lockout();
    policies.set(policy);
    List<Change> changes = new ArrayList<>();
    add(changes, "failures", before.failures(), failures);
    add(changes, "lockSeconds", before.lockedFor().toSeconds(), policy.lockedFor().toSeconds());
    record("LOCKOUT_CHANGED", changes);
    return policy;
  }

  /** How many claims a customer may make; each 1–1,000,000, or null for no limit. */
  @PreAuthorize("hasAuthority('policies:write')")
  @Transactional
  public LimiterPolicy setLimiters(LimiterPolicy policy) {
    refuse(checkLimiters(policy));
    LimiterPolicy before = policies.hold().limiters();
    policies.set(policy);
    List<Change> changes = new ArrayList<>();
    add(changes, "perWeek", before.perWeek(), policy.perWeek());
    add(changes, "perMonth", before.perMonth(), policy.perMonth());
    add(changes, "perYear", before.perYear(), policy.perYear());
    record("LIMITERS_CHANGED", changes);
    return policy;
  }

  /** Whether customers have to be registered before their first claim. */
  @PreAuthorize("hasAuthority('policies:write')")
  @Transactional
  public boolean setRegistrationRequired(@Nullable Boolean required) {
    if (required == null) {
      throw new InvalidInputException(List.of(Violation.of("registrationRequired", "required")));
    }
    boolean before = policies.hold().registrationRequired();
    policies.setRegistrationRequired(required);
    List<Change> changes = new ArrayList<>();
    add(changes, "registrationRequired", before, required);
    record("REGISTRATION_CHANGED", changes);
    return required;
  }

  /**
   * Changes what differs from what was shown, all of it or nothing. What others have changed since
   * stays as they left it.
   *
   * @throws StalePoliciesException if they have changed the same to something else
   */
  @PreAuthorize("hasAuthority('policies:write')")
  @Transactional
  public Policies.All change(Policies.All shown, Policies.All wanted) {
    Policies.All merged = new PolicyEdit(shown, wanted).upon(policies.hold());
    LockoutPolicy lockout = merged.lockout();
    setLockout(lockout.failures(), Math.toIntExact(lockout.lockedFor().toSeconds()));
    setLimiters(merged.limiters());
    setRegistrationRequired(merged.registrationRequired());
    return merged;
  }

  /** What {@link #setLockout} refuses. */
  public static List<Violation> checkLockout(
      @Nullable Integer failures, @Nullable Integer lockSeconds) {
    List<Violation> found = new ArrayList<>();
    require("failures", failures, LockoutPolicy.MAX_FAILURES, found);
    require("lockSeconds", lockSeconds, LockoutPolicy.MAX_SECONDS, found);
    return found;
  }

  /** What {@link #setLimiters} refuses. */
  public static List<Violation> checkLimiters(LimiterPolicy policy) {
    List<Violation> found = new ArrayList<>();
    check("perWeek", policy.perWeek(), LimiterPolicy.MAX, found);
    check("perMonth", policy.perMonth(), LimiterPolicy.MAX, found);
    check("perYear", policy.perYear(), LimiterPolicy.MAX, found);
    return found;
  }

  private static void require(
      String field, @Nullable Integer value, int max, List<Violation> found) {
    if (value == null) {
      found.add(Violation.of(field, "required"));
    }
    check(field, value, max, found);
  }

  private static void check(String field, @Nullable Integer value, int max, List<Violation> found) {
    if (value != null && (value < 1 || value > max)) {
      found.add(Violation.of(field, "out_of_range", 1, max));
    }
  }

  private static void refuse(List<Violation> found) {
    if (!found.isEmpty()) {
      throw new InvalidInputException(found);
    }
  }

  private static void add(
      List<Change> changes, String field, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      changes.add(new Change(field, before, after));
    }
  }

  private void record(String action, List<Change> changes) {
    if (!changes.isEmpty()) {
      audit.record(action, OBJECT_TYPE, ID, changes);
    }
  }
}
