package org.promolist.account;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.promolist.shared.Actor;
import org.promolist.shared.CurrentActor;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who may sign in to the portal. */
@Service
public class Accounts {

  /** Languages the portal speaks. */
  public static final List<String> LANGUAGES = List.of("en", "de");

  public static final int MAX_NAME = 80;
  public static final int MAX_DISPLAY_NAME = 120;
  public static final int MIN_PASSWORD = 12;

  /** In UTF-8 bytes: BCrypt reads no further, and longer ones would only seem safer. */
  public static final int MAX_PASSWORD_BYTES = 72;

  private final AccountRepository accounts;
  private final PasswordEncoder encoder;
  private final CurrentActor currentActor;
  private final Clock clock;

  Accounts(
      AccountRepository accounts, PasswordEncoder encoder, CurrentActor currentActor, Clock clock) {
    this.accounts = accounts;
    this.encoder = encoder;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /** The signed-in person's own. */
  @PreAuthorize("isAuthenticated()")
  @Transactional(readOnly = true)
  public Profile profile() {
    return own().profile();
  }

  /** Refuses a display name out of bounds, a language the portal doesn't speak, an unknown zone. */
  @PreAuthorize("isAuthenticated()")
  @Transactional
  public Profile saveProfile(ProfileDraft draft) {
    refuse(ProfileRules.check(draft));
    Account account = own();
    account.apply(draft);
    Profile saved = accounts.saveAndFlush(account).profile();
    renameSession(saved.displayName()); // what is done from now on is done under the new name
    return saved;
  }

  private static void renameSession(String displayName) {
    Authentication session = SecurityContextHolder.getContext().getAuthentication();
    if (session != null && session.getPrincipal() instanceof SignedInPerson person) {
      person.rename(displayName);
    }
  }

  @PreAuthorize("isAuthenticated()")
  @Transactional
  public void chooseTheme(Theme theme) {
    own().show(theme);
  }

  @PreAuthorize("isAuthenticated()")
  @Transactional
  public void rememberListColumns(List<String> columns) {
    own().rememberListColumns(columns);
  }

  /**
   * Changes the own password.
   *
   * @param current must be right: {@code current} {@code wrong_password}
   * @param next at least {@value #MIN_PASSWORD} characters, at most {@value #MAX_PASSWORD_BYTES}
   *     bytes, not the present one, not containing the sign-in name
   */
  @PreAuthorize("isAuthenticated()")
  @Transactional
  public void changePassword(String current, String next) {
    Account account = own();
    List<Violation> found = new ArrayList<>();
    if (!encoder.matches(current, account.passwordHash())) {
      found.add(Violation.of("current", "wrong_password"));
    } else if (next.equals(current)) {
      found.add(Violation.of("next", "same_password"));
    }
    found.addAll(ProfileRules.password("next", next, account.profile().name()));
    refuse(found);
    account.changePassword(encoder.encode(next));
  }

  /** A new account, whose password meets the same bounds; {@code name} must be free. */
  @PreAuthorize("hasRole('ADMIN')")
  @Transactional
  public UUID create(String name, String displayName, Set<Role> roles, String password) {
    List<Violation> found = new ArrayList<>(ProfileRules.password("password", password, name));
    if (accounts.findByNameKey(Account.key(name)).isPresent()) {
      found.add(Violation.of("name", "name_taken"));
    }
    refuse(found);
    return accounts
        .saveAndFlush(
            new Account(name, displayName, roles, encoder.encode(password), clock.instant()))
        .id();
  }

  /** Whether there is any: a database that was ever started has one. */
  @PreAuthorize("hasRole('ADMIN')")
  @Transactional(readOnly = true)
  public boolean any() {
    return accounts.existsBy();
  }

  static int bytes(String password) {
    return password.getBytes(StandardCharsets.UTF_8).length;
  }

  private Account own() {
    Actor actor = currentActor.get();
    if (actor.kind() != Actor.Kind.PERSON || actor.id() == null) {
      throw new IllegalStateException("only people have a profile");
    }
    return accounts.findById(actor.id()).orElseThrow();
  }

  private static void refuse(List<Violation> found) {
    if (!found.isEmpty()) {
      throw new InvalidInputException(found);
    }
  }
}
