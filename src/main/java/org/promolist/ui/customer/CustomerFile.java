package org.promolist.ui.customer;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.CustomerAccount;
import org.promolist.customer.CustomerDetails;
import org.promolist.customer.CustomerId;
import org.promolist.guard.LimiterWindow;
import org.promolist.guard.Policies;
import org.promolist.guard.SubjectState;

/**
 * A customer as seen at one moment.
 *
 * @param asked the id that was asked for, which may be the one before an erasure
 * @param account null for one that is neither registered nor erased
 * @param attempts how many claims were refused to them, as far as that is kept; counted no further
 *     than {@link #COUNTED} for one that has no account
 */
record CustomerFile(
    CustomerId asked,
    @Nullable CustomerAccount account,
    int attempts,
    SubjectState standing,
    Policies.All policies,
    Instant now,
    ZoneId programZone) {

  /** Enough to tell that there are many. */
  static final int COUNTED = 500;

  /** Nobody of this id ever claimed or tried to. */
  boolean isUnknown() {
    return account == null && attempts == 0 && standing.cumulative() == 0;
  }

  /** As they are known now: by a pseudonym once erased. */
  CustomerId id() {
    CustomerDetails details = details();
    return details == null ? asked : details.id();
  }

  @Nullable CustomerDetails details() {
    return account == null ? null : account.customer();
  }

  CustomerDetails.@Nullable Registered registered() {
    CustomerDetails details = details();
    return details == null ? null : details.registered();
  }

  @Nullable Instant erasedAt() {
    CustomerDetails details = details();
    return details == null ? null : details.erasedAt();
  }

  @Nullable Instant lockedUntil() {
    return standing.locked(now).isPresent() ? standing.lockedUntil() : null;
  }

  /** In quarters of a wrong guess. Those that led to a lockout which is over count no longer. */
  int inARow() {
    return standing.lockedUntil() != null && lockedUntil() == null ? 0 : standing.consecutive();
  }

  int claims(LimiterWindow window) {
    return standing.claims(window, now, programZone);
  }
}
