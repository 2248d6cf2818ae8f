package org.promolist.ui.claim;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.BasicUtilsKt;
import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.account.Role;
import org.promolist.claim.ClaimDetails;
import org.promolist.claim.Claims;
import org.promolist.claim.CustomerAccounts;
import org.promolist.claim.Reversals;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.list.ListDetails;
import org.promolist.ui.ClaimedLists;
import org.promolist.ui.Portal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class ClaimPagesTest {

  @Autowired ApplicationContext context;
  @Autowired Claims claims;
  @Autowired Reversals reversals;
  @Autowired Customers customers;
  @Autowired CustomerAccounts accounts;
  private ClaimedLists lists;
  private Portal portal;

  @BeforeEach
  void signIn() {
    portal = Portal.signIn(context, Role.MANAGER);
    lists = new ClaimedLists(context);
  }

  @AfterEach
  void leave() {
    portal.close();
  }

  private void signInAs(Role role) {
    portal.close();
    portal = Portal.signIn(context, role);
  }

  // who sees what

  @Test
  void everybodySeesTheClaimsLatestFirstAndAViewerMasked() {
    ListDetails list = lists.list();
    String one = ClaimedLists.customer();
    String other = ClaimedLists.customer();
    lists.claim(list, one);
    lists.claim(list, other);
    for (Role role : List.of(Role.MANAGER, Role.AGENT, Role.ADMIN)) {
      signInAs(role);
      portal.go(path(list));
      assertThat(shown()).extracting(ClaimDetails::customerId).containsExactly(other, one);
      assertThat(shown()).extracting(ClaimDetails::code).containsOnly(ClaimedLists.word(list));
    }
    signInAs(Role.VIEWER);
    portal.go(path(list));
    assertThat(shown()).extracting(ClaimDetails::code).allMatch(code -> code.startsWith("••••"));
    assertThat(_get(ClaimsGrid.class).getColumnByKey("action").isVisible()).isFalse();
    assertThat(_find(Button.class, b -> b.withText("Try a code …"))).isEmpty();
  }

  @Test
  void aListThatNobodyClaimedFromSaysSo() {
    portal.go(path(lists.list()));
    assertThat(portal.text()).contains("Nobody claimed from this list yet");
  }

  @Test
  void aCustomerLeadsToTheirPage() {
    ListDetails list = lists.list();
    String customer = ClaimedLists.customer();
    lists.claim(list, customer);
    portal.go(path(list));
    Anchor link = (Anchor) GridKt._getCellComponent(_get(ClaimsGrid.class), 0, "customer");
    assertThat(link.getHref()).isEqualTo("customers/" + customer);
  }

  // filters

  @Test
  void filtersComeFromTheUrlAndGoThere() {
    ListDetails list = lists.list();
    String one = ClaimedLists.customer();
    lists.claim(list, one);
    lists.claim(list, ClaimedLists.customer());
    portal.go(path(list) + "?customer=" + one + "&from=nonsense&to=2999-01-01");
    assertThat(shown()).extracting(ClaimDetails::customerId).containsExactly(one);
    assertThat(day("From day").getValue()).isNull();
    assertThat(portal.text()).contains("Not filtered by “from=nonsense”").doesNotContain("to=2999");
    assertThat(day("To day").getValue()).isEqualTo(LocalDate.of(2999, 1, 1));

    portal.go(path(list));
    _setValue(_get(TextField.class, f -> f.withClasses("filter-search")), " " + one + " ");
    assertThat(portal.location()).isEqualTo(path(list) + "?customer=" + one);
    _setValue(day("To day"), LocalDate.of(2020, 1, 1));
    assertThat(portal.location()).contains("customer=" + one, "to=2020-01-01");
    assertThat(portal.text()).contains("No claim passes these filters");
    _click(button("Clear the filters"));
    assertThat(portal.location()).isEqualTo(path(list));
    assertThat(shown()).hasSize(2);
  }

  @Test
  void aDayThatCanNotBeReadDropsNoFilter() {
    ListDetails list = lists.list();
    portal.go(path(list) + "?from=2026-01-02");
    DatePicker from = day("From day");
    from.getElement().setProperty("_inputElementValue", "soon");
    BasicUtilsKt._fireDomEvent(from, "unparsable-change");
    assertThat(from.isInvalid()).isTrue();
    assertThat(portal.location()).isEqualTo(path(list) + "?from=2026-01-02");
    _setValue(day("To day"), LocalDate.of(2026, 1, 3));
    assertThat(portal.location()).contains("from=2026-01-02", "to=2026-01-03");
    assertThat(from.isInvalid()).isTrue();
    assertThat(from.getI18n().getBadInputErrorMessage()).contains("Can’t be read");
  }

  @Test
  void thePeriodHasItsLastDayInIt() {
    ListDetails list = lists.list();
    lists.claim(list, ClaimedLists.customer());
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    portal.go(path(list) + "?from=" + today.minusDays(1) + "&to=" + today.plusDays(1));
    assertThat(shown()).hasSize(1);
    portal.go(path(list) + "?from=" + today.plusDays(2));
    assertThat(portal.text()).contains("No claim passes these filters");
  }

  // reversing

  @Test
  void reversingNeedsAReasonAndSaysWhatItDid() {
    ListDetails list = lists.list();
    String customer = ClaimedLists.customer();
    ClaimDetails claim = lists.claim(list, customer);
    portal.go(path(list));
    _click(reverse(0));
    assertThat(Portal.text(_get(Dialog.class)))
        .contains("250 points", "are taken back from customer " + customer);
    _click(button("Take back 250 points"));
    assertThat(reason().getErrorMessage()).isEqualTo("Can’t be empty.");
    assertThat(claims.get(claim.id()).reversal()).isNull();

    _setValue(reason(), "Order was returned");
    _setValue(
        _get(Checkbox.class, c -> c.withLabel("Let this customer claim the word again")), true);
    _click(button("Take back 250 points"));
    assertThat(toast())
        .contains(ClaimedLists.word(list), "250 points taken back, and it can be claimed again");
    ClaimDetails.Reversal reversal = claims.get(claim.id()).reversal();
    assertThat(reversal).isNotNull();
    assertThat(reversal.reason()).isEqualTo("Order was returned");
    assertThat(reversal.reopened()).isTrue();
    assertThat(Portal.text(GridKt._getCellComponent(_get(ClaimsGrid.class), 0, "state")))
        .contains("Reversed", "Order was returned", "Dana MANAGER", "made claimable again");
    portal.go("lists/" + list.id() + "/history");
    assertThat(portal.text())
        .contains("One claim reversed, 250 points taken back", "Order was returned");
  }

  @Test
  void whatSomebodyElseReversedMeanwhileIsToldWhereItHappened() {
    ListDetails list = lists.list();
    ClaimDetails claim = lists.claim(list, ClaimedLists.customer());
    portal.go(path(list));
    _click(reverse(0));
    reversals.reverse(claim.id(), "First come", false);
    _setValue(reason(), "Too late");
    _click(button("Take back 250 points"));
    assertThat(Portal.text(_get(Dialog.class))).contains("you changed nothing", "First come");
    assertThat(claims.get(claim.id()).reversal().reason()).isEqualTo("First come");
    _click(button("Close"));
    assertThat(GridKt._getCellComponent(_get(ClaimsGrid.class), 0, "action"))
        .isNotInstanceOf(Button.class);
  }

  @Test
  void anAgentReversesTheirOwnClaimsOnly() {
    ListDetails list = lists.list();
    lists.claim(list, ClaimedLists.customer());
    signInAs(Role.AGENT);
    lists.claim(list, ClaimedLists.customer());
    portal.go(path(list));
    assertThat(GridKt._getCellComponent(_get(ClaimsGrid.class), 0, "action"))
        .isInstanceOf(Button.class);
    assertThat(GridKt._getCellComponent(_get(ClaimsGrid.class), 1, "action"))
        .isNotInstanceOf(Button.class);
    _click(reverse(0));
    _setValue(reason(), "Mine");
    _click(button("Take back 250 points"));
    assertThat(shown()).extracting(c -> c.reversal() != null).containsExactly(true, false);
  }

  // trying

  @Test
  void aCodeIsTriedWithoutBeingClaimed() {
    ListDetails list = lists.list();
    String customer = ClaimedLists.customer();
    portal.go(path(list));
    _click(button("Try a code …"));
    _click(button("Try"));
    assertThat(code().getErrorMessage()).isEqualTo("Can’t be empty.");
    _setValue(code(), ClaimedLists.word(list).toLowerCase(Locale.ROOT));
    _setValue(tried(), customer);
    _click(button("Try"));
    assertThat(Portal.text(_get(TryCodeDialog.class)))
        .contains("Claimable: 250 points", "Nothing was claimed");
    _click(button("Close"));
    portal.go("lists/" + list.id());
    portal.go(path(list));
    assertThat(portal.text()).contains("Nobody claimed from this list yet");
  }

  @Test
  void tryingIsNoGuessAndLeavesNoTrace() {
    String customer = ClaimedLists.customer();
    portal.go(path(lists.list()));
    _click(button("Try a code …"));
    _setValue(code(), "nonesuch1");
    _setValue(tried(), customer);
    for (int i = 1; i <= 6; i++) {
      _click(button("Try"));
      assertThat(Portal.text(_get(TryCodeDialog.class))).contains("No such code");
    }
    assertThat(customers.standing(new CustomerId(customer)).cumulative()).isZero();
    assertThat(accounts.attempts(new CustomerId(customer), null, 1).items()).isEmpty();
    _setValue(code(), "other");
    assertThat(Portal.text(_get(TryCodeDialog.class))).doesNotContain("No such code");
  }

  @Test
  void tryingTellsOfALockoutAndWhenItPasses() {
    String customer = ClaimedLists.customer();
    lists.guess(customer, 5);
    portal.go(path(lists.list()));
    _click(button("Try a code …"));
    _setValue(code(), "nonesuch1");
    _setValue(tried(), customer);
    _click(button("Try"));
    assertThat(Portal.text(_get(TryCodeDialog.class)))
        .contains("Customer was locked out", "That passes in about 15 minutes");
  }

  private static String path(ListDetails list) {
    return "lists/" + list.id() + "/claims";
  }

  private static List<ClaimDetails> shown() {
    return GridKt._findAll(_get(ClaimsGrid.class));
  }

  private static Button reverse(int row) {
    return (Button) GridKt._getCellComponent(_get(ClaimsGrid.class), row, "action");
  }

  private static TextField reason() {
    return _get(TextField.class, f -> f.withLabel("Reason"));
  }

  private static TextField code() {
    return _get(TextField.class, f -> f.withLabel("Code"));
  }

  private static TextField tried() {
    return _get(TextField.class, f -> f.withLabel("Customer id"));
  }

  private static DatePicker day(String label) {
    return _get(DatePicker.class, d -> d.withPlaceholder(label));
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
