package org.promolist.account;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many failures for this name, whether it exists or not: it waits before it may try again. */
public final class SignInWaitException extends AuthenticationException {

  private static final long serialVersionUID = 1;

  private final Duration left;

  SignInWaitException(Duration left) {
    super("waits " + left);
    this.left = left;
  }

  public Duration left() {
    return left;
  }
}
