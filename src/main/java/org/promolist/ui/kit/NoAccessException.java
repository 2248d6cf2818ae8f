package org.promolist.ui.kit;

import org.promolist.account.Scope;
import org.springframework.security.access.AccessDeniedException;

/** A page as a whole asks for a scope the person doesn't have. */
public final class NoAccessException extends AccessDeniedException {

  private static final long serialVersionUID = 1;

  private final Scope missing;

  public NoAccessException(Scope missing) {
    super("needs " + missing.key());
    this.missing = missing;
  }

  public Scope missing() {
    return missing;
  }
}
