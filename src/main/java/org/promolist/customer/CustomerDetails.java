package org.promolist.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer that is registered.
 *
 * @param id the pseudonym of one that was erased
 * @param erasedAt null for one that was not
 */
public record CustomerDetails(
    CustomerId id, Instant registeredAt, String registeredBy, @Nullable Instant erasedAt) {}
