package org.promolist.account;

import java.util.Set;

/**
 * Which API clients are wanted.
 *
 * @param text part of the name, ignoring case; empty for any
 * @param states any of these; empty for all
 */
public record ApiClientFilter(String text, Set<ApiClientState> states) {

  public static final ApiClientFilter NONE = new ApiClientFilter("", Set.of());

  public ApiClientFilter {
    states = Set.copyOf(states);
  }
}
