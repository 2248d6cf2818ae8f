package org.promolist.claim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.promolist.guard.Policies;
import org.promolist.guard.SubjectState;

/**
 * How everything stood at an earlier moment.
 *
 * @param claim what the rules go by
 * @param registeredAt null if the customer was not
 * @param code null where no code that was in store is meant
 * @param standing null likewise
 */
record PastFacts(
    ClaimFacts claim,
    Policies.All policies,
    @Nullable Instant registeredAt,
    SubjectState subject,
    @Nullable PastCode code,
    @Nullable Standing standing) {

  /**
   * Claims that stood.
   *
   * @param ofList null where the list had no cap: nobody asked, and it would be counted in vain
   * @param ofWord likewise
   * @param ofCustomer on this list
   */
  record Standing(@Nullable Long ofList, @Nullable Long ofWord, long ofCustomer) {}
}
