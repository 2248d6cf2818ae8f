package org.promolist.demo;

import java.time.Instant;

/** Something that a customer, or somebody for them, does with a code at some moment. */
sealed interface Scene {

  Instant at();

  /** The sign-in name of a person, or the name of an API client. */
  String by();

  /** Somebody comes with a code, which may be none. */
  record Wish(Instant at, String by, String typed, String customer) implements Scene {}

  /** The claim that came of an earlier wish is taken back. */
  record Regret(Instant at, String by, String code, String customer, String reason, boolean reopen)
      implements Scene {}
}
