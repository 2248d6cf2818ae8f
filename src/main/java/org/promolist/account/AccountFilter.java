package org.promolist.account;

import java.util.Set;

/**
 * Which accounts are looked for.
 *
 * @param text a part of the sign-in name or of the display name, in any case; empty for any
 * @param roles any of these; empty for any
 * @param states any of these; empty for any
 */
public record AccountFilter(String text, Set<Role> roles, Set<AccountState> states) {

  /** Characters of {@code text}. */
  public static final int MAX_TEXT = 80;

  public static final AccountFilter NONE = new AccountFilter("", Set.of(), Set.of());

  public AccountFilter {
    roles = Set.copyOf(roles);
    states = Set.copyOf(states);
  }
}
