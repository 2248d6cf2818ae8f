package org.promolist.ui.admin;

import java.util.Set;
import org.promolist.account.IssuedToken;
import org.promolist.account.Scope;
import org.promolist.ui.kit.SiteAddress;

/** A call by which a token can be tried at once, that does no harm. */
final class TokenTrial {

  private static final String JSON = " -H 'Content-Type: application/json' -d ";

  private TokenTrial() {}

  static String curl(IssuedToken issued) {
    return "curl -i -H 'Authorization: Bearer "
        + issued.token()
        + "' "
        + SiteAddress.get()
        + "/api/v1"
        + call(issued.client().scopes());
  }

  /** The first that its scopes allow. */
  private static String call(Set<Scope> scopes) {
    if (scopes.contains(Scope.LISTS_READ)) {
      return "/lists?limit=1";
    }
    if (scopes.contains(Scope.CUSTOMERS_READ)) {
      return "/claims?limit=1";
    }
    if (scopes.contains(Scope.CLAIMS_WRITE)) {
      return "/claims/validate" + JSON + "'{\"code\": \"TRY-A-CODE\", \"customerId\": \"nobody\"}'";
    }
    if (scopes.contains(Scope.POLICIES_WRITE)) {
      return "/policies/lockout";
    }
    if (scopes.contains(Scope.CODES_READ) || scopes.contains(Scope.CODES_WRITE)) {
      return "/codes/preview" + JSON + "'{\"quantity\": 1, \"pattern\": {\"length\": 12}}'";
    }
    // These only change things; without what to change they are answered 400.
    return scopes.contains(Scope.LISTS_WRITE)
        ? "/lists" + JSON + "'{}'"
        : "/customers/nobody/unlock" + JSON + "'{}'";
  }
}
