package org.promolist.customer;

/** Nobody of this id is known; each service says what that asks for. */
public final class NoSuchCustomerException extends RuntimeException {

  public NoSuchCustomerException() {
    super("no such customer");
  }
}
