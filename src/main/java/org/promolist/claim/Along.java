package org.promolist.claim;

import org.promolist.shared.RoundTrip.Statement;

/**
 * What is written along with claims, in one message: all of its rows, or the claims don't stand.
 *
 * @param rows that the statement changes then
 */
public record Along(Statement statement, int rows) {}
