package org.promolist.code;

/** No list has such a code. Its text is not repeated: it may be somebody's guess. */
public final class NoSuchCodeException extends RuntimeException {

  public NoSuchCodeException() {
    super("No such code");
  }
}
