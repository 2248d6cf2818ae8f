package org.promolist.claim;

import org.promolist.shared.RoundTrip.Statement;

/**
 * What is written along with claims, as part of the statement that makes them: all of its rows, or
 * the claims don't stand.
 *
 * @param statement returns each row that it writes
 * @param rows that it writes then
 */
public record Along(Statement statement, int rows) {}
