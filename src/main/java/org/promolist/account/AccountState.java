package org.promolist.account;

/** Whether the person of an account can come in. */
public enum AccountState {
  /** Has a password and may use it. */
  ACTIVE,
  /** Has no password: waits for its person to set one by a link. */
  INVITED,
  /** Shut by an admin; what else it has stays, for the day it is opened again. */
  DISABLED;

  static AccountState of(boolean disabled, boolean hasPassword) {
    if (disabled) {
      return DISABLED;
    }
    return hasPassword ? ACTIVE : INVITED;
  }
}
