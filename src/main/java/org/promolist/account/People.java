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
        .findByNameKey(Account.key(name))
        .map(account -> new SignedInPerson(account.profile(), account.passwordHash()))
        .orElseThrow(() -> new UsernameNotFoundException("no such account"));
  }
}
