package org.promolist.claim;

/** Somebody else has set the same policy to something else since this edit started. */
public final class StalePoliciesException extends RuntimeException {

  StalePoliciesException() {
    super("The same policy was changed meanwhile");
  }
}
