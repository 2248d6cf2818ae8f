package org.promolist.account;

import java.time.Instant;

/** What a one-time link is good for now. */
public sealed interface LinkStanding {

  /** A password can be set by it. */
  record Open(String accountName, String displayName, Instant expiresAt) implements LinkStanding {}

  /** A password was set by it just now. */
  record Redeemed(String accountName) implements LinkStanding {}

  /** Nothing can be done with it any more, or never could. */
  record Refused(Reason reason) implements LinkStanding {}

  /** Why not; who holds a link that once was good may know what became of it. */
  enum Reason {
    /** No such link was ever made, or it was mistyped or cut off, or is long gone. */
    UNKNOWN,
    EXPIRED,
    USED,
    /** An admin made another one since. */
    REPLACED,
    /** The account was disabled. */
    DISABLED
  }
}
