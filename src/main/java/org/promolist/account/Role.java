package org.promolist.account;

import static org.promolist.account.Scope.CLAIMS_WRITE;
import static org.promolist.account.Scope.CODES_READ;
import static org.promolist.account.Scope.CODES_WRITE;
import static org.promolist.account.Scope.CUSTOMERS_READ;
import static org.promolist.account.Scope.CUSTOMERS_WRITE;
import static org.promolist.account.Scope.LISTS_READ;
import static org.promolist.account.Scope.LISTS_WRITE;

import java.util.EnumSet;
import java.util.Set;

/** What a person is here for; a person may have several. */
public enum Role {
  /** Sets the system up: everything. */
  ADMIN(EnumSet.allOf(Scope.class)),
  /** Runs campaigns. */
  MANAGER(
      EnumSet.of(
          LISTS_READ,
          LISTS_WRITE,
          CODES_READ,
          CODES_WRITE,
          CLAIMS_WRITE,
          CUSTOMERS_READ,
          CUSTOMERS_WRITE)),
  /** Helps one customer now. */
  AGENT(EnumSet.of(LISTS_READ, CODES_READ, CLAIMS_WRITE, CUSTOMERS_READ, CUSTOMERS_WRITE)),
  /** Watches. */
  VIEWER(EnumSet.of(LISTS_READ, CUSTOMERS_READ));

  @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf makes it so
  private final Set<Scope> scopes;

  Role(Set<Scope> scopes) {
    this.scopes = Set.copyOf(scopes);
  }

  public Set<Scope> scopes() {
    return scopes;
  }
}
