package org.promolist.account;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.shared.CurrentActor;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Slice;
import org.promolist.shared.Violation;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The accounts as admins run them. Whatever is done here holds at once, also for sessions that are
 * open, and leaves at least one admin who can come in, also when two admins act at the same moment.
 */
@Service
@PreAuthorize("hasRole('ADMIN')")
public class Staff {

  private final AccountRepository accounts;
  private final AccountSearch search;
  private final NewAccounts newAccounts;
  private final ActiveAdmins admins;
  private final SignInLinks links;
  private final SessionRows sessions;
  private final AuditTrail audit;
  private final CurrentActor currentActor;
  private final Clock clock;

  Staff(
      AccountRepository accounts,
      AccountSearch search,
      NewAccounts newAccounts,
      ActiveAdmins admins,
      SignInLinks links,
      SessionRows sessions,
      AuditTrail audit,
      CurrentActor currentActor,
      Clock clock) {
    this.accounts = accounts;
    this.search = search;
    this.newAccounts = newAccounts;
    this.admins = admins;
    this.links = links;
    this.sessions = sessions;
    this.audit = audit;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /**
   * By sign-in name.
   *
   * @param cursor of the slice before; anything else is refused as {@code cursor_invalid}
   * @param limit 1–500
   */
  @Transactional(readOnly = true)
  public Slice<AccountRow> page(AccountFilter filter, @Nullable String cursor, int limit) {
    return search.page(filter, cursor, limit);
  }

  /**
   * How many there are; counting stops at {@code most}.
   *
   * @param most at least 1; so many accounts may be read
   */
  @Transactional(readOnly = true)
  public int countUpTo(AccountFilter filter, int most) {
    return search.countUpTo(filter, most);
  }

  /**
   * A new account without a password, and the link by which its person sets one.
   *
   * @param name to sign in by: 1–80 letters, digits and {@code . _ @ + -}, unique ignoring case
   * @param displayName 1–120 characters
   * @param roles one at least
   */
  @Transactional
  public SignInLink invite(String name, String displayName, Set<Role> roles) {
    return links.issue(newAccounts.add(name, displayName, roles, null, List.of()));
  }

  /**
   * Gives roles to several accounts and takes others; what is in neither set stays as it was.
   *
   * @throws InvalidInputException {@code roles} {@code last_admin}, or {@code left_without_role}
   *     naming the account; then none of them is changed
   */
  @Transactional
  public void changeRoles(Collection<UUID> ids, Set<Role> granted, Set<Role> withdrawn) {
    admins.keepOne(
        "roles",
        () -> {
          // In one order always: two such changes that met would else wait for each other.
          ids.stream().sorted().distinct().forEach(id -> changeRoles(id, granted, withdrawn));
        });
  }

  private void changeRoles(UUID id, Set<Role> granted, Set<Role> withdrawn) {
    Account account = accounts.lock(id).orElseThrow();
    Set<Role> before = account.roles();
    Set<Role> after = EnumSet.noneOf(Role.class);
    after.addAll(before);
    after.addAll(granted);
    after.removeAll(withdrawn);
    if (after.isEmpty()) {
      refuse("roles", "left_without_role", account.name());
    }
    if (!after.equals(before)) {
      account.changeRoles(after);
      accounts.saveAndFlush(account);
      record(
          AccountAudit.CHANGED,
          account,
          new Change("roles", AccountAudit.names(before), AccountAudit.names(after)));
    }
  }

  /**
   * Nobody comes in by it any more, and whoever is in is put out.
   *
   * @throws InvalidInputException {@code state} {@code last_admin}
   */
  @Transactional
  public void disable(UUID id) {
    admins.keepOne(
        "state",
        () -> {
          Account account = accounts.lock(id).orElseThrow();
          if (account.state() != AccountState.DISABLED) {
            account.disable(clock.instant());
            accounts.saveAndFlush(account);
            sessions.endAll(id, null);
            record(AccountAudit.DISABLED, account);
          }
        });
  }

  /** As it was before it was disabled: with its roles and its password, if it had one. */
  @Transactional
  public void enable(UUID id) {
    Account account = accounts.lock(id).orElseThrow();
    if (account.state() == AccountState.DISABLED) {
      account.enable();
      accounts.saveAndFlush(account);
      record(AccountAudit.ENABLED, account);
    }
  }

  /**
   * Makes a link to set a new password by, and forgets the old one; whoever is in by it is put out.
   *
   * @throws InvalidInputException {@code password} {@code own_password} for oneself, who would be
   *     put out before handing it over; {@code disabled_account}; {@code last_admin}
   */
  @Transactional
  public SignInLink resetPassword(UUID id) {
    if (id.equals(currentActor.get().id())) {
      refuse("password", "own_password");
    }
    return admins.keepingOne(
        "password",
        () -> {
          Account account = accounts.lock(id).orElseThrow();
          if (account.state() == AccountState.DISABLED) {
            refuse("password", "disabled_account");
          }
          account.forgetPassword();
          accounts.saveAndFlush(account);
          sessions.endAll(id, null);
          record(AccountAudit.PASSWORD_RESET, account);
          return links.issue(account);
        });
  }

  /** Puts somebody out wherever they are signed in; they may sign in again. Answers how often. */
  @Transactional
  public int endSessions(UUID id) {
    Account account = accounts.lock(id).orElseThrow();
    account.turnOut();
    accounts.saveAndFlush(account);
    int ended = sessions.endAll(id, null);
    record(AccountAudit.SESSIONS_ENDED, account, new Change("sessions", ended, null));
    return ended;
  }

  private void record(String action, Account account, Change... changes) {
    audit.record(action, AccountAudit.OBJECT_TYPE, account.id(), List.of(changes));
  }

  private static void refuse(String field, String code, Object... args) {
    throw new InvalidInputException(List.of(Violation.of(field, code, args)));
  }
}
