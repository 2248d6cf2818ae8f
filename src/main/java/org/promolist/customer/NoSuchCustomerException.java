package org.promolist.customer;

/** Nobody of this id is registered or erased. */
public final class NoSuchCustomerException extends RuntimeException {

  public NoSuchCustomerException() {
    super("no such customer");
  }
}
