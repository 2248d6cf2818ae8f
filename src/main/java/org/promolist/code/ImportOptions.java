package org.promolist.code;

import org.jspecify.annotations.Nullable;

/**
 * How a file is imported.
 *
 * @param column the header above the codes, ignoring case; null for the one under a known word, or
 *     else the first
 * @param dryRun whether it is only looked at
 * @param activate whether its codes can be claimed as soon as all of them are there
 */
public record ImportOptions(@Nullable String column, boolean dryRun, boolean activate) {}
