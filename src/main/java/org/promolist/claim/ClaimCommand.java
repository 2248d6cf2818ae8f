package org.promolist.claim;

import org.promolist.customer.CustomerId;

/**
 * A customer's wish to redeem a code.
 *
 * @param typed the code in any form; longer than 400 characters it is malformed
 */
public record ClaimCommand(String typed, CustomerId customer) {}
