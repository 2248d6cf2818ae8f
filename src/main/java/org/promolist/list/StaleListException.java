package org.promolist.list;

/** Somebody else changed the list since the version this edit started from. */
public final class StaleListException extends RuntimeException {

  public StaleListException(long expected, long actual) {
    super("The edit started from version " + expected + ", the list is at " + actual);
  }
}
