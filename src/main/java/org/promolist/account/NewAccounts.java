package org.promolist.account;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Adds an account, however its person gets a password. */
@Component
class NewAccounts {

  private final AccountRepository accounts;
  private final AuditTrail audit;
  private final Clock clock;

  NewAccounts(AccountRepository accounts, AuditTrail audit, Clock clock) {
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Adds one and records it.
   *
   * @param typedName as somebody gave it; so is the display name
   * @param passwordHash null for an account that waits for its person
   * @param more what else is wrong, to be told together
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Account add(
      String typedName,
      String typedDisplayName,
      Set<Role> roles,
      @Nullable String passwordHash,
      List<Violation> more) {
    String name = Names.read(typedName);
    String displayName = Names.read(typedDisplayName);
    List<Violation> found = new ArrayList<>(AccountRules.check(name, displayName, roles));
    // Only a name that can be stored is looked up: not every database takes every character.
    boolean fit = found.stream().noneMatch(violation -> violation.field().equals("name"));
    if (fit && accounts.findByNameKey(Names.key(name)).isPresent()) {
      found.add(taken());
    }
    found.addAll(more);
    if (!found.isEmpty()) {
      throw new InvalidInputException(found);
    }
    Account account = store(new Account(name, displayName, roles, passwordHash, clock.instant()));
    audit.record(
        AccountAudit.CREATED,
        AccountAudit.OBJECT_TYPE,
        account.id(),
        List.of(
            new Change("name", null, account.name()),
            new Change("displayName", null, account.displayName()),
            new Change("roles", null, AccountAudit.names(roles))));
    return account;
  }

  private Account store(Account account) {
    try {
      return accounts.saveAndFlush(account);
    } catch (DataIntegrityViolationException somebodyWasFaster) {
      throw new InvalidInputException(List.of(taken()));
    }
  }

  private static Violation taken() {
    return Violation.of("name", "name_taken");
  }
}
