package org.promolist.claim;

/** There is no claim of this id. */
public final class NoSuchClaimException extends RuntimeException {

  public NoSuchClaimException() {
    super("no such claim");
  }
}
