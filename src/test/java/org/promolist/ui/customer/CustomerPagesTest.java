package org.promolist.ui.customer;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.account.Role;
import org.promolist.claim.ClaimDetails;
import org.promolist.claim.ClaimFilter;
import org.promolist.claim.Claims;
import org.promolist.claim.Reversals;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.list.ListDetails;
import org.promolist.ui.ClaimedLists;
import org.promolist.ui.Portal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class CustomerPagesTest {

  @Autowired ApplicationContext context;
  @Autowired Claims claims;
  @Autowired Reversals reversals;
  @Autowired Customers customers;
  private ClaimedLists lists;
  private Portal portal;
  private String customer = "";

  @BeforeEach
  void signIn() {
    portal = Portal.signIn(context, Role.MANAGER);
    lists = new ClaimedLists(context);
    customer = ClaimedLists.customer();
  }

  @AfterEach
  void leave() {
    portal.close();
  }

  private void signInAs(Role role) {
    portal.close();
    portal = Portal.signIn(context, role);
  }

  // getting there

  @Test
  void anIdTypedAndEnteredOpensTheCustomer() {
    portal.go("customers");
    TextField field = _get(TextField.class, f -> f.withLabel("Customer id"));
    _click(button("Open"));
    assertThat(field.getErrorMessage()).isEqualTo("Can’t be empty.");
    _setValue(field, " " + customer + " ");
    _click(button("Open"));
    assertThat(portal.location()).isEqualTo("customers/" + customer);
  }

  @Test
  void anIdThatNobodyCameBySaysSoAndOffersTheSearch() {
    portal.go("customers/" + customer);
    assertThat(portal.text()).contains("Nobody came by the id “" + customer + "”");
    assertThat(_get(TextField.class, f -> f.withLabel("Customer id")).getValue())
        .isEqualTo(customer);
  }

  /** Slashes and percent signs don't survive in a path; the id is a parameter then. */
  @Test
  void anyIdHasAnAddress() {
    String odd = "ü/" + customer + " 100%?a=b&c";
    lists.claim(lists.list(), odd);
    portal.go("customers");
    _setValue(_get(TextField.class, f -> f.withLabel("Customer id")), odd);
    _click(button("Open"));
    assertThat(portal.text()).contains(odd, "250");
    String tab = tabs().getLast().getHref();
    portal.go(tab);
    assertThat(portal.text()).contains(odd, "Balance");
    assertThat(portal.location()).startsWith("customers/~/ledger?id=");
  }

  /** As a browser sends what somebody types into its address bar. */
  @Test
  void anIdTypedIntoTheAddressIsReadAsItWasTyped() {
    portal.go("customers/caf%C3%A9+1");
    assertThat(portal.text()).contains("Nobody came by the id “café+1”");
    portal.go("customers/100%25");
    assertThat(portal.text()).contains("Nobody came by the id “100%”");
  }

  // what is shown

  @Test
  void claimsHaveTheirListAndReversedOnesSayWhy() {
    ListDetails list = lists.list();
    ListDetails other = lists.list();
    ClaimDetails first = lists.claim(list, customer);
    lists.claim(other, customer);
    reversals.reverse(first.id(), "Order was returned", false);
    portal.go("customers/" + customer);
    assertThat(portal.text())
        .contains("Balance250", "Claims2", "one of them reversed", "Order was returned")
        .contains("was not made claimable again", ClaimedLists.word(list));
    assertThat(links(list.name()).getFirst().getHref()).isEqualTo("lists/" + list.id());
    assertThat(links(other.name())).hasSize(1);
  }

  @Test
  void theLedgerRunsABalance() {
    ListDetails list = lists.list();
    ClaimDetails first = lists.claim(list, customer);
    lists.claim(lists.list(), customer);
    reversals.reverse(first.id(), "Returned", false);
    portal.go("customers/" + customer + "/ledger");
    assertThat(portal.text()).containsSubsequence("Reversal", "−250", "250", "+250", "500");
  }

  @Test
  void whoIsNotRegisteredButWasRefusedShowsWhatWasRefused() {
    lists.guess(customer, 2);
    portal.go("customers/" + customer + "/attempts");
    assertThat(portal.text())
        .contains("Not registered", "No such code", "1 wrong guess", "not one of our codes");
    assertThat(portal.text()).contains("Wrong guesses in a row2 of 5");
  }

  @Test
  void aViewerReadsWithCodesMaskedAndCanDoNothing() {
    ListDetails list = lists.list();
    lists.claim(list, customer);
    lists.guess(customer, 5);
    signInAs(Role.VIEWER);
    portal.go("customers/" + customer);
    assertThat(portal.text())
        .contains("Locked out until", "••••")
        .doesNotContain(ClaimedLists.word(list));
    for (String deed : List.of("Reverse …", "Unlock …", "Try a code …", "Erase …")) {
      assertThat(_find(Button.class, b -> b.withText(deed))).isEmpty();
    }
  }

  @Test
  void aTabThatThereIsNotIsNotFound() {
    portal.go("customers/" + customer + "/nonsense");
    assertThat(portal.text()).contains("Page not found").doesNotContain("1 to 128 characters");
  }

  // deeds

  @Test
  void aCustomerIsUnlockedWithAReason() {
    signInAs(Role.AGENT);
    lists.guess(customer, 5);
    portal.go("customers/" + customer);
    assertThat(portal.text()).contains("Locked out until", "5 wrong guesses in a row");
    _click(button("Unlock …"));
    _click(button("Unlock"));
    assertThat(reason().getErrorMessage()).isEqualTo("Can’t be empty.");
    _setValue(reason(), "Called, showed their card");
    _click(button("Unlock"));
    assertThat(toast()).contains(customer, "unlocked");
    assertThat(customers.standing(new CustomerId(customer)).lockedUntil()).isNull();
    assertThat(portal.text()).doesNotContain("Locked out until");
    assertThat(_find(Button.class, b -> b.withText("Unlock …"))).isEmpty();
  }

  @Test
  void aClaimIsReversedFromHere() {
    lists.claim(lists.list(), customer);
    portal.go("customers/" + customer);
    _click(button("Reverse …"));
    _setValue(reason(), "Wrong customer");
    _click(button("Take back 250 points"));
    assertThat(portal.text()).contains("Balance0", "one of them reversed", "Wrong customer");
    assertThat(_find(Button.class, b -> b.withText("Reverse …"))).isEmpty();
  }

  @Test
  void erasingNeedsTheIdTypedAndLeadsToThePseudonym() {
    lists.claim(lists.list(), customer);
    portal.go("customers/" + customer);
    _click(button("Erase …"));
    assertThat(Portal.text(_get(Dialog.class))).contains("The one claim stays with its points.");
    TextField typed =
        _get(
            TextField.class,
            f -> f.withPredicate(t -> String.valueOf(t.getLabel()).startsWith("Type the id")));
    _setValue(typed, "somebody else");
    _click(button("Erase for good"));
    assertThat(typed.getErrorMessage()).contains("That is not the id");
    _setValue(typed, customer);
    _click(button("Erase for good"));
    String pseudonym = customers.pseudonym(new CustomerId(customer)).value();
    assertThat(portal.location()).startsWith("customers/" + pseudonym);
    assertThat(portal.text())
        .contains(pseudonym, "Erased on", "Balance250")
        .doesNotContain(customer);
    assertThat(claims.page(ClaimFilter.of(new CustomerId(pseudonym)), null, 10).items())
        .extracting(ClaimDetails::customerId)
        .containsExactly(pseudonym);
    portal.go("customers/" + customer); // whoever only knows the old id still finds them
    assertThat(portal.text()).contains("Erased on");
  }

  @Test
  void whoWasErasedUnregisteredIsShownAsSuch() {
    lists.guess(customer, 1);
    customers.erase(new CustomerId(customer));
    portal.go("customers/" + customer);
    assertThat(portal.text())
        .contains("Erased on", "Not registered")
        .doesNotContain(customer, "Known here");
  }

  @Test
  void anAgentErasesNobody() {
    lists.claim(lists.list(), customer);
    signInAs(Role.AGENT);
    portal.go("customers/" + customer);
    assertThat(_find(Button.class, b -> b.withText("Erase …"))).isEmpty();
    assertThat(_find(Button.class, b -> b.withText("Try a code …"))).hasSize(1);
  }

  private static List<Anchor> tabs() {
    return _find(Anchor.class).stream()
        .filter(
            link -> link.getParent().filter(p -> p.getClassNames().contains("tabs")).isPresent())
        .toList();
  }

  private static List<Anchor> links(String text) {
    return _find(Anchor.class).stream().filter(link -> Portal.text(link).equals(text)).toList();
  }

  private static TextField reason() {
    return _get(TextField.class, f -> f.withLabel("Reason"));
  }

  private static Button button(String text) {
    return _get(Button.class, b -> b.withText(text));
  }

  private static String toast() {
    return _find(Notification.class).stream()
        .map(Portal::text)
        .reduce("", (one, other) -> one + " " + other);
  }
}
