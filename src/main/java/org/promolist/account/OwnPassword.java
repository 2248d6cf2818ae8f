package org.promolist.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Deed;
import org.promolist.audit.Refusals;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Changes the password of somebody who is signed in. Who finds a session open guesses the present
 * one no faster than who has none: both are counted together.
 */
@Component
class OwnPassword {

  private final AccountRepository accounts;
  private final SignInThrottle throttle;
  private final SessionRows sessions;
  private final AuditTrail audit;
  private final Refusals refusals;
  private final PasswordEncoder encoder;
  private final TransactionOperations transaction;

  OwnPassword(
      AccountRepository accounts,
      SignInThrottle throttle,
      SessionRows sessions,
      AuditTrail audit,
      Refusals refusals,
      PasswordEncoder encoder,
      TransactionOperations transaction) {
    this.accounts = accounts;
    this.throttle = throttle;
    this.sessions = sessions;
    this.audit = audit;
    this.refusals = refusals;
    this.encoder = encoder;
    this.transaction = transaction;
  }

  /** As {@link Accounts#changePassword}. Without a transaction around it: that would not count. */
  void change(UUID id, String current, String next) {
    Account account = accounts.findById(id).orElseThrow();
    throttle.admit(account.name()).map(OwnPassword::waits).ifPresent(OwnPassword::refuse);
    String hash = account.passwordHash();
    List<Violation> found = new ArrayList<>();
    if (hash == null || !encoder.matches(current, hash)) {
      refusals.record(
          Deed.of(AccountAudit.CHANGE_REFUSED, AccountAudit.OBJECT_TYPE, id, List.of()));
      found.add(wrong());
    } else {
      throttle.succeeded(account.name());
      if (next.equals(current)) {
        found.add(Violation.of("next", "same_password"));
      }
    }
    found.addAll(PasswordRules.check("next", next, account.name()));
    if (!found.isEmpty()) {
      throw new InvalidInputException(found);
    }
    transaction.executeWithoutResult(status -> store(id, Objects.requireNonNull(hash), next));
  }

  private void store(UUID id, String hash, String next) {
    // An admin may be changing it too.
    Account account = accounts.lock(id).orElseThrow();
    if (!hash.equals(account.passwordHash())) {
      refuse(wrong());
    }
    account.changePassword(encoder.encode(next));
    sessions.endAll(id, SignedInPerson.current().map(SignedInPerson::session).orElse(null));
    audit.record(AccountAudit.PASSWORD_SET, AccountAudit.OBJECT_TYPE, id, List.of());
  }

  private static Violation wrong() {
    return Violation.of("current", "wrong_password");
  }

  private static Violation waits(Duration left) {
    long seconds = left.plusMillis(999).toSeconds();
    return seconds < 60
        ? Violation.of("current", "wait_seconds", seconds)
        : Violation.of("current", "wait_minutes", Math.ceilDiv(seconds, 60L));
  }

  private static void refuse(Violation found) {
    throw new InvalidInputException(List.of(found));
  }
}
