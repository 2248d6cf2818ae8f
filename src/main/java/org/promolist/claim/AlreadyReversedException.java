package org.promolist.claim;

/** A claim is reversed once. */
public final class AlreadyReversedException extends RuntimeException {

  public AlreadyReversedException() {
    super("already reversed");
  }
}
