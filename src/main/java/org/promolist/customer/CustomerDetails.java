package org.promolist.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer that is registered or erased.
 *
 * @param id the pseudonym of one that was erased
 * @param registered null for one that was erased and never registered
 * @param erasedAt null for one that was not
 */
public record CustomerDetails(
    CustomerId id, @Nullable Registered registered, @Nullable Instant erasedAt) {

  /** Since when a customer is registered, and by whom. */
  public record Registered(Instant at, String by) {}
}
