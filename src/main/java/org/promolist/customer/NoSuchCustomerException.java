package org.promolist.customer;

/** Nobody of this id is registered. */
public final class NoSuchCustomerException extends RuntimeException {

  public NoSuchCustomerException() {
    super("no such customer");
  }
}
