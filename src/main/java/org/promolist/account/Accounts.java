package org.promolist.account;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.shared.Actor;
import org.promolist.shared.CurrentActor;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.security.access.prepost.PreAuthorize;
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
  private final NewAccounts newAccounts;
  private final OwnPassword ownPassword;
  private final AuditTrail audit;
  private final PasswordEncoder encoder;
  private final CurrentActor currentActor;

  Accounts(
      AccountRepository accounts,
      NewAccounts newAccounts,
      OwnPassword ownPassword,
      AuditTrail audit,
      PasswordEncoder encoder,
      CurrentActor currentActor) {
    this.accounts = accounts;
    this.newAccounts = newAccounts;
    this.ownPassword = ownPassword;
    this.audit = audit;
    this.encoder = encoder;
    this.currentActor = currentActor;
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
    Account account = ownToChange();
    Profile before = account.profile();
    account.apply(draft);
    Profile saved = accounts.saveAndFlush(account).profile();
    List<Change> changes = ProfileRules.changes(before, saved);
    if (!changes.isEmpty()) {
      audit.record(AccountAudit.CHANGED, AccountAudit.OBJECT_TYPE, account.id(), changes);
    }
    // What is done from now on is done under the new name.
    SignedInPerson.current().ifPresent(person -> person.rename(saved.displayName()));
    return saved;
  }

  @PreAuthorize("isAuthenticated()")
  @Transactional
  public void chooseTheme(Theme theme) {
    ownToChange().show(theme);
  }

  /**
   * Which columns of the lists the person wants to see.
   *
   * @param columns names without a comma in them, together at most 500 characters with one between
   *     each; empty for the usual ones
   */
  @PreAuthorize("isAuthenticated()")
  @Transactional
  public void rememberListColumns(List<String> columns) {
    ownToChange().rememberListColumns(columns);
  }

  /** Whether the session's roles are others by now than when this was read. */
  public boolean isOutdated(Profile known) {
    return SignedInPerson.current()
        .filter(person -> !person.roles().equals(known.roles()))
        .isPresent();
  }

  /**
   * Changes the own password, and ends the own sessions but this one. Wrong ones are recorded, and
   * counted as sign-ins are: after {@value SignInThrottle#FREE_FAILURES} in a row they wait, twice
   * as long each time.
   *
   * @param current must be right: {@code current} {@code wrong_password}; {@code wait_seconds} or
   *     {@code wait_minutes} when there were too many, whatever it is
   * @param next at least {@value #MIN_PASSWORD} characters, at most {@value #MAX_PASSWORD_BYTES}
   *     bytes, not the present one, not containing the sign-in name if that has at least four
   *     characters, not a common one
   */
  @PreAuthorize("isAuthenticated()")
  public void changePassword(String current, String next) {
    ownPassword.change(ownId(), current, next);
  }

  /**
   * A new account whose password is known already, for a system that is set up by a program; people
   * are invited by {@link Staff#invite}. The password meets the same bounds; {@code name} must be
   * free.
   */
  @PreAuthorize("hasRole('ADMIN')")
  @Transactional
  public UUID create(String name, String displayName, Set<Role> roles, String password) {
    List<Violation> found = PasswordRules.check("password", password, name);
    String hash = found.isEmpty() ? encoder.encode(password) : null;
    return newAccounts.add(name, displayName, roles, hash, found).id();
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
    return accounts.findById(ownId()).orElseThrow();
  }

  /** An admin may be changing it too. */
  private Account ownToChange() {
    return accounts.lock(ownId()).orElseThrow();
  }

  private UUID ownId() {
    Actor actor = currentActor.get();
    if (actor.kind() != Actor.Kind.PERSON || actor.id() == null) {
      throw new IllegalStateException("only people have a profile");
    }
    return actor.id();
  }

  private static void refuse(List<Violation> found) {
    if (!found.isEmpty()) {
      throw new InvalidInputException(found);
    }
  }
}
