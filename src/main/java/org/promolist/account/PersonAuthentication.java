package org.promolist.account;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Signs a person in by name and password. A name that waits is refused whatever the password, so
 * that waiting tells nothing about it either.
 */
@Component
class PersonAuthentication implements AuthenticationProvider {

  /** No name and no password is longer; bounds the work spent on hostile input. */
  private static final int MAX_INPUT = 200;

  private final SignInThrottle throttle;
  private final DaoAuthenticationProvider check;

  PersonAuthentication(
      AccountRepository accounts, PasswordEncoder encoder, SignInThrottle throttle) {
    this.throttle = throttle;
    this.check = new DaoAuthenticationProvider(new People(accounts));
    this.check.setPasswordEncoder(encoder);
  }

  @Override
  public Authentication authenticate(Authentication attempt) throws AuthenticationException {
    String name = attempt.getName();
    if (!plausible(name, attempt.getCredentials())) {
      throw new BadCredentialsException("no such name and password");
    }
    Optional<Duration> wait = throttle.admit(name);
    if (wait.isPresent()) {
      throw new SignInWaitException(wait.get());
    }
    Authentication done = check.authenticate(attempt);
    throttle.succeeded(name);
    return done;
  }

  private static boolean plausible(String name, @Nullable Object password) {
    return isPlausible(name) && password != null && password.toString().length() <= MAX_INPUT;
  }

  /** Whether it could be somebody's name. Only then is it looked up: no database takes them all. */
  static boolean isPlausible(String name) {
    String key = Names.key(name);
    return !key.isEmpty()
        && key.length() <= MAX_INPUT
        && key.chars().noneMatch(Character::isISOControl);
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
