package org.promolist.account;

import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Finds the account behind a sign-in name. No bean: only {@link PersonAuthentication} asks. */
class People implements UserDetailsService {

  private final AccountRepository accounts;

  People(AccountRepository accounts) {
    this.accounts = accounts;
  }

  @Override
  public UserDetails loadUserByUsername(String name) {
    return accounts
        .findByNameKey(Names.key(name))
        // Who may not come in is told the same as a stranger, and in the same time.
        .filter(account -> account.state() == AccountState.ACTIVE)
        .map(SignedInPerson::new)
        .orElseThrow(() -> new UsernameNotFoundException("no such account"));
  }
}
