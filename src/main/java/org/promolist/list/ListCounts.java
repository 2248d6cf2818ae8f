package org.promolist.list;

/**
 * The figures of a list as last rolled up from its codes and claims.
 *
 * @param codes all codes the list has
 * @param claimable codes that a customer could claim if the list is active
 * @param claimed claims that stand, reversed ones left out
 * @param reversed claims that were reversed
 * @param voided codes that were voided
 * @param pointsAwarded points of the claims that stand
 */
public record ListCounts(
    long codes, long claimable, long claimed, long reversed, long voided, long pointsAwarded) {}
