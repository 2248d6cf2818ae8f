package org.promolist.claim;

import org.promolist.customer.CustomerDetails;

/**
 * A customer, and what their claims come to.
 *
 * @param balance points of all claims less those of all reversals
 * @param claims all ever made, reversed ones included
 */
public record CustomerAccount(
    CustomerDetails customer, long balance, long claims, long reversals, long refusals) {}
