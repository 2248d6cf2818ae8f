package org.promolist.shared;

import java.util.List;

/**
 * What was sent in breaks rules of its fields; carries all of them, so that one answer names them
 * all.
 */
public final class InvalidInputException extends RuntimeException {

  private final transient List<Violation> violations;

  public InvalidInputException(List<Violation> violations) {
    super("Invalid input: " + violations);
    this.violations = List.copyOf(violations);
  }

  public List<Violation> violations() {
    return violations;
  }
}
