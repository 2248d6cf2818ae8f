package org.promolist.ui.customer;

import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.AttemptDetails;
import org.promolist.claim.ClaimDetails;
import org.promolist.claim.ClaimFilter;
import org.promolist.claim.Claims;
import org.promolist.claim.CustomerAccount;
import org.promolist.claim.CustomerAccounts;
import org.promolist.claim.LedgerEntry;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.customer.NoSuchCustomerException;
import org.promolist.guard.AttemptGuard;
import org.promolist.guard.Policies;
import org.promolist.ui.kit.KeysetItems;

/** Gathers what is known of a customer from those who know it. */
@SpringComponent
@UIScope
class CustomerFiles {

  private final Customers customers;
  private final CustomerAccounts accounts;
  private final Claims claims;
  private final Policies policies;
  private final AttemptGuard guard;
  private final Clock clock;

  CustomerFiles(
      Customers customers,
      CustomerAccounts accounts,
      Claims claims,
      Policies policies,
      AttemptGuard guard,
      Clock clock) {
    this.customers = customers;
    this.accounts = accounts;
    this.claims = claims;
    this.policies = policies;
    this.guard = guard;
    this.clock = clock;
  }

  CustomerFile open(CustomerId id) {
    CustomerAccount account = account(id);
    return new CustomerFile(
        id,
        account,
        account == null
            ? accounts.attempts(id, null, CustomerFile.COUNTED).items().size()
            : (int) account.refusals(),
        customers.standing(id),
        policies.all(),
        clock.instant(),
        guard.zone());
  }

  private @Nullable CustomerAccount account(CustomerId id) {
    try {
      return accounts.get(id);
    } catch (NoSuchCustomerException noAccount) {
      return null;
    }
  }

  KeysetItems.Source<ClaimDetails> claims(CustomerId id) {
    return (cursor, limit) -> claims.page(ClaimFilter.of(id), cursor, limit);
  }

  KeysetItems.Source<AttemptDetails> attempts(CustomerId id) {
    return (cursor, limit) -> accounts.attempts(id, cursor, limit);
  }

  KeysetItems.Source<LedgerEntry> ledger(CustomerId id) {
    return (cursor, limit) -> accounts.ledger(id, cursor, limit);
  }
}
