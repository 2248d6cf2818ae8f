package org.promolist.account;

import java.time.Instant;

/**
 * Lets the person of an account set a password, once. To be handed over by the admin who asked for
 * it; nobody can be shown it again.
 *
 * @param accountName whom it is for
 * @param token 43 characters, the last part of the link's address
 */
public record SignInLink(String accountName, String token, Instant expiresAt) {

  /** Without the token: such texts end up in logs. */
  @Override
  public String toString() {
    return "SignInLink[" + accountName + ", until " + expiresAt + "]";
  }
}
