package org.promolist.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.promolist.shared.Violation;

/** The bounds of what admins set of an account. */
final class AccountRules {

  /** People type it at each sign-in, also those who write in other scripts, or by their mail. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}._@+-]+");

  private AccountRules() {}

  static List<Violation> check(String name, String displayName, Set<Role> roles) {
    List<Violation> found = new ArrayList<>(name(name));
    found.addAll(ProfileRules.displayName(displayName));
    if (roles.isEmpty()) {
      found.add(Violation.of("roles", "no_role"));
    }
    return found;
  }

  private static List<Violation> name(String name) {
    if (name.isEmpty()) {
      return List.of(Violation.of("name", "required"));
    }
    // Without its case a name may be longer.
    if (Math.max(name.length(), Names.key(name).length()) > Accounts.MAX_NAME) {
      return List.of(Violation.of("name", "too_long", Accounts.MAX_NAME));
    }
    return NAME.matcher(name).matches()
        ? List.of()
        : List.of(Violation.of("name", "malformed_sign_in_name"));
  }
}
