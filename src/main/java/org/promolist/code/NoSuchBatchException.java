package org.promolist.code;

/** There is no such batch, or not in that list, or no longer. */
public final class NoSuchBatchException extends RuntimeException {

  public NoSuchBatchException(Object id) {
    super("No batch " + id);
  }
}
