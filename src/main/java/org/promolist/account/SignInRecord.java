package org.promolist.account;

import java.util.List;
import java.util.Optional;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Deed;
import org.promolist.audit.Refusals;
import org.promolist.shared.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records who signed in, and where it was tried in vain. What was typed is told only if it is the
 * name of an account: people type passwords into the wrong field. Attempts while a name waits are
 * not recorded; they follow from those that were.
 */
@Component
class SignInRecord {

  static final String SIGNED_IN = "SIGNED_IN";

  private final AuditTrail audit;
  private final Refusals refusals;
  private final AccountRepository accounts;

  SignInRecord(AuditTrail audit, Refusals refusals, AccountRepository accounts) {
    this.audit = audit;
    this.refusals = refusals;
    this.accounts = accounts;
  }

  /** No sign-in without its entry: where it can't be kept, nobody gets in. */
  @EventListener
  @Transactional
  public void signedIn(AuthenticationSuccessEvent event) {
    if (event.getAuthentication().getPrincipal() instanceof SignedInPerson person) {
      Actor actor = person.actor();
      if (actor.id() != null) {
        audit.record(
            actor,
            Deed.of(SIGNED_IN, AccountAudit.OBJECT_TYPE, actor.id(), List.of())
                .named(person.getUsername()));
      }
    }
  }

  @EventListener
  public void refused(AbstractAuthenticationFailureEvent event) {
    Optional<Profile> known =
        Optional.ofNullable(event.getAuthentication().getName())
            .filter(PersonAuthentication::isPlausible)
            .flatMap(typed -> accounts.findByNameKey(Names.key(typed)))
            .map(Account::profile);
    Deed refused =
        Deed.of(
            Refusals.SIGN_IN,
            AccountAudit.OBJECT_TYPE,
            known.map(Profile::id).orElse(Deed.NOBODY),
            List.of());
    refusals.record(Actor.SYSTEM, refused.named(known.map(Profile::name).orElse(null)));
  }
}
