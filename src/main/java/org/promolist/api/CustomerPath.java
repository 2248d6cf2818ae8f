package org.promolist.api;

import java.util.List;
import org.promolist.customer.CustomerId;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;

/** Reads the id of a customer in a path. */
final class CustomerPath {

  static final String ID =
      "The program’s own id of the customer, percent-encoded. Ids with a slash, a backslash, a"
          + " semicolon, a percent sign or two slashes can’t be sent in a path, nor “.” and “..”:"
          + " request_rejected";

  /** What decoding makes of bytes that are no UTF-8: different ones would be one customer. */
  private static final char UNREADABLE = '\uFFFD';

  private CustomerPath() {}

  /**
   * @param text decoded
   * @throws InvalidInputException {@code id} {@code malformed_customer}
   */
  static CustomerId id(String text) {
    return CustomerId.parse(text)
        .filter(id -> id.value().indexOf(UNREADABLE) < 0)
        .orElseThrow(
            () -> new InvalidInputException(List.of(Violation.of("id", "malformed_customer"))));
  }
}
