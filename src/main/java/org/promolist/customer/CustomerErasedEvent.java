package org.promolist.customer;

/**
 * A customer is being erased, in the present transaction: whoever keeps the id keeps the pseudonym
 * from now on.
 */
public record CustomerErasedEvent(CustomerId id, CustomerId pseudonym) {}
