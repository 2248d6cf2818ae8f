package org.promolist.account;

import java.util.Arrays;
import java.util.Optional;

/** What may be done. Granted to API clients one by one, to people by their roles. */
public enum Scope {
  LISTS_READ("lists:read"),
  LISTS_WRITE("lists:write"),
  CODES_READ("codes:read"),
  CODES_WRITE("codes:write"),
  CLAIMS_WRITE("claims:write"),
  CUSTOMERS_READ("customers:read"),
  CUSTOMERS_WRITE("customers:write"),
  POLICIES_WRITE("policies:write");

  private final String key;

  Scope(String key) {
    this.key = key;
  }

  /** As in the REST contract, and the name of the authority that method security asks for. */
  public String key() {
    return key;
  }

  static Optional<Scope> parse(String key) {
    return Arrays.stream(values()).filter(scope -> scope.key.equals(key)).findFirst();
  }
}
