package org.promolist.claim;

import java.time.Instant;
import java.util.UUID;

/** A code that was given to one customer, who alone may claim it. */
public record IssuedCode(String code, UUID listId, String customerId, Instant issuedAt) {}
