package org.promolist.account;

import java.util.Collection;
import java.util.List;

/** The words by which the audit trail names what happens to accounts. */
public final class AccountAudit {

  public static final String OBJECT_TYPE = "ACCOUNT";

  static final String CREATED = "CREATED";
  static final String CHANGED = "CHANGED";
  static final String DISABLED = "DISABLED";
  static final String ENABLED = "ENABLED";
  static final String CHANGE_REFUSED = "PASSWORD_CHANGE_REFUSED";
  static final String PASSWORD_RESET = "PASSWORD_RESET";
  static final String PASSWORD_SET = "PASSWORD_SET";
  static final String SESSIONS_ENDED = "SESSIONS_ENDED";

  private AccountAudit() {}

  static List<String> names(Collection<Role> roles) {
    return roles.stream().sorted().map(Role::name).toList();
  }
}
