package org.promolist.account;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.shared.CurrentActor;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Links by which people set the password of a new or reset account themselves, once each. */
@Service
public class SignInLinks {

  private final AccountRepository accounts;
  private final LinkRows rows;
  private final SessionRows sessions;
  private final SignInThrottle throttle;
  private final PasswordEncoder encoder;
  private final AuditTrail audit;
  private final CurrentActor currentActor;
  private final SignInLinkSettings settings;
  private final Clock clock;

  SignInLinks(
      AccountRepository accounts,
      LinkRows rows,
      SessionRows sessions,
      SignInThrottle throttle,
      PasswordEncoder encoder,
      AuditTrail audit,
      CurrentActor currentActor,
      SignInLinkSettings settings,
      Clock clock) {
    this.accounts = accounts;
    this.rows = rows;
    this.sessions = sessions;
    this.throttle = throttle;
    this.encoder = encoder;
    this.audit = audit;
    this.currentActor = currentActor;
    this.settings = settings;
    this.clock = clock;
  }

  /** Makes one and ends those that were made for this account before. */
  @Transactional(propagation = Propagation.MANDATORY)
  SignInLink issue(Account account) {
    LinkToken token = LinkToken.random();
    // To the microsecond, as it is stored.
    Instant expiresAt = clock.instant().truncatedTo(ChronoUnit.MICROS).plus(settings.validFor());
    rows.replaceAll(account.id());
    rows.add(token.hash(), account.id(), currentActor.get().name(), expiresAt);
    return new SignInLink(account.name(), token.value(), expiresAt);
  }

  /**
   * What can be done by a link; looking uses nothing up. For strangers: the token is what they
   * know.
   */
  @Transactional(readOnly = true)
  public LinkStanding look(String token) {
    return LinkToken.parse(token)
        .flatMap(known -> rows.find(known.hash()))
        .map(this::standing)
        .orElseGet(() -> new LinkStanding.Refused(LinkStanding.Reason.UNKNOWN));
  }

  /**
   * Sets the password and uses the link up, both or neither; of two who use it at the same moment
   * one is refused. Ends every session that is still open.
   *
   * @param password as {@link Accounts#changePassword} wants it
   * @return redeemed, or why it was refused
   * @throws InvalidInputException {@code next}, when the password breaks a rule; the link stays
   *     good
   */
  @Transactional
  public LinkStanding redeem(String token, String password) {
    Optional<LinkToken> known = LinkToken.parse(token);
    Optional<LinkRows.Row> row = known.flatMap(one -> rows.find(one.hash()));
    if (row.isEmpty()) {
      return new LinkStanding.Refused(LinkStanding.Reason.UNKNOWN);
    }
    // The account first, as whoever resets it does: the other way round both could wait for ever.
    Account account = accounts.lock(row.get().accountId()).orElseThrow();
    LinkStanding standing = look(token);
    if (!(standing instanceof LinkStanding.Open)) {
      return standing;
    }
    List<Violation> found = PasswordRules.check("next", password, account.name());
    if (!found.isEmpty()) {
      throw new InvalidInputException(found);
    }
    if (!rows.use(known.get().hash())) {
      return look(token);
    }
    setPassword(account, password);
    return new LinkStanding.Redeemed(account.name());
  }

  private void setPassword(Account account, String password) {
    account.changePassword(encoder.encode(password));
    accounts.saveAndFlush(account);
    sessions.endAll(account.id(), null);
    throttle.succeeded(account.name()); // what was guessed before is no matter any more
    SignedInPerson.during(
        account,
        () ->
            audit.record(
                AccountAudit.PASSWORD_SET,
                AccountAudit.OBJECT_TYPE,
                account.id(),
                List.of(new Change("by", null, "link"))));
  }

  private LinkStanding standing(LinkRows.Row row) {
    return refusal(row)
        .<LinkStanding>map(LinkStanding.Refused::new)
        .orElseGet(() -> open(row.accountId(), row));
  }

  private LinkStanding open(UUID accountId, LinkRows.Row row) {
    Account account = accounts.findById(accountId).orElseThrow();
    return account.state() == AccountState.DISABLED
        ? new LinkStanding.Refused(LinkStanding.Reason.DISABLED)
        : new LinkStanding.Open(account.name(), account.displayName(), row.expiresAt());
  }

  private Optional<LinkStanding.Reason> refusal(LinkRows.Row row) {
    if (row.used()) {
      return Optional.of(LinkStanding.Reason.USED);
    }
    if (row.replaced()) {
      return Optional.of(LinkStanding.Reason.REPLACED);
    }
    return clock.instant().isBefore(row.expiresAt())
        ? Optional.empty()
        : Optional.of(LinkStanding.Reason.EXPIRED);
  }
}
