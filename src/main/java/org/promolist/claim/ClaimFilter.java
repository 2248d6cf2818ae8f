package org.promolist.claim;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.customer.CustomerId;

/**
 * Which claims are meant; null for no condition.
 *
 * @param from the first moment
 * @param to the first moment after the last
 */
public record ClaimFilter(
    @Nullable UUID listId,
    @Nullable CustomerId customer,
    @Nullable Instant from,
    @Nullable Instant to) {

  public static ClaimFilter ofList(UUID listId) {
    return new ClaimFilter(listId, null, null, null);
  }

  public static ClaimFilter of(CustomerId customer) {
    return new ClaimFilter(null, customer, null, null);
  }
}
