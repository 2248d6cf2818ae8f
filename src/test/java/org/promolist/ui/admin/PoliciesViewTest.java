package org.promolist.ui.admin;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.account.Role;
import org.promolist.guard.LimiterPolicy;
import org.promolist.guard.LockoutPolicy;
import org.promolist.guard.Policies;
import org.promolist.ui.Portal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class PoliciesViewTest {

  @Autowired ApplicationContext context;
  @Autowired Policies policies;
  @Autowired JdbcClient jdbc;
  private Portal portal;

  @BeforeEach
  void signIn() {
    portal = Portal.signIn(context, Role.ADMIN);
    portal.go("policies");
  }

  @AfterEach
  void asBefore() {
    portal.close();
    jdbc.sql(
            """
            update policy set failures = 5, lock_seconds = 900, per_week = null, per_month = null,
              per_year = null, registration_required = false
            """)
        .update();
  }

  @Test
  void onlyAnAdminComesHere() {
    assertThat(entries()).contains("Policies");
    for (Role role : List.of(Role.MANAGER, Role.AGENT, Role.VIEWER)) {
      portal.close();
      portal = Portal.signIn(context, role);
      portal.go("policies");
      assertThat(portal.text()).contains("No access", "change policies");
      portal.go("");
      assertThat(entries()).contains("Customers").doesNotContain("Policies");
    }
  }

  @Test
  void policiesAreShownInUnitsThatPeopleUse() {
    assertThat(number("Wrong guesses in a row").getValue()).isEqualTo(5);
    assertThat(number("Locked out for").getValue()).isEqualTo(15);
    assertThat(unit().getValue()).isEqualTo(PolicyDraft.Unit.MINUTES);
    assertThat(portal.text()).contains("about 480 guesses a day");
  }

  @Test
  void whatWasChangedIsSavedAndToldByWhom() {
    _setValue(number("Wrong guesses in a row"), 3);
    _setValue(number("Locked out for"), 2);
    _setValue(unit(), PolicyDraft.Unit.HOURS);
    _setValue(number("In a week (optional)"), 7);
    _setValue(_get(Checkbox.class), true);
    _click(button("Save"));
    assertThat(toast()).contains("Policies", "saved");
    assertThat(policies.all())
        .isEqualTo(
            new Policies.All(
                new LockoutPolicy(3, Duration.ofHours(2)), new LimiterPolicy(7, null, null), true));
    assertThat(Portal.text(_get(PolicyChanges.class)))
        .contains("Locked out for 15 minutes 2 hours", "Claims in a week No limit 7", "Dana ADMIN");
  }

  @Test
  void whatCanNotBeIsSaidAtItsFieldAndNothingIsSaved() {
    _setValue(number("Wrong guesses in a row"), 1_001);
    assertThat(number("Wrong guesses in a row").getErrorMessage())
        .isEqualTo("Between 1 and 1,000.");
    _setValue(number("Locked out for"), null);
    assertThat(number("Locked out for").getErrorMessage()).isEqualTo("Can’t be empty.");
    _setValue(unit(), PolicyDraft.Unit.DAYS);
    _setValue(number("Locked out for"), 366);
    assertThat(number("Locked out for").getErrorMessage()).isEqualTo("Between 1 and 365.");
    _setValue(number("In a year (optional)"), 0);
    _click(button("Save"));
    assertThat(number("In a year (optional)").getErrorMessage())
        .isEqualTo("Between 1 and 1,000,000.");
    assertThat(portal.text()).contains("3 need attention");
    assertThat(policies.lockout()).isEqualTo(new LockoutPolicy(5, Duration.ofMinutes(15)));
  }

  /** The same time in another unit is no change. */
  @Test
  void aChangedFormAsksBeforeItIsLeft() {
    _setValue(number("Locked out for"), 900);
    _setValue(unit(), PolicyDraft.Unit.SECONDS);
    assertThat(portal.text()).doesNotContain("Unsaved changes");
    _setValue(number("In a month (optional)"), 9);
    assertThat(portal.text()).contains("Unsaved changes");
    portal.go("customers");
    assertThat(Portal.text(_get(Dialog.class))).contains("not saved yet");
    _click(_get(_get(Dialog.class), Button.class, b -> b.withText("Save")));
    assertThat(portal.location()).isEqualTo("customers");
    assertThat(policies.all().limiters()).isEqualTo(new LimiterPolicy(null, 9, null));
  }

  @Test
  void cancelShowsWhatIsStored() {
    _setValue(number("In a month (optional)"), 9);
    _click(button("Cancel"));
    assertThat(number("In a month (optional)").getValue()).isNull();
    assertThat(portal.text()).doesNotContain("Unsaved changes");
  }

  @Test
  void whatOthersChangedMeanwhileStaysAsTheyLeftIt() {
    jdbc.sql("update policy set lock_seconds = 172800, per_week = 3, per_year = 100").update();
    _setValue(number("Wrong guesses in a row"), 4);
    _setValue(number("In a month (optional)"), 9);
    _click(button("Save"));
    assertThat(policies.all())
        .isEqualTo(
            new Policies.All(
                new LockoutPolicy(4, Duration.ofDays(2)), new LimiterPolicy(3, 9, 100), false));
    assertThat(number("In a week (optional)").getValue()).isEqualTo(3);
    assertThat(number("Locked out for").getValue()).isEqualTo(2);
    assertThat(portal.text()).doesNotContain("Unsaved changes");
  }

  @Test
  void whoChangesWhatSomebodyElseChangedMeanwhileSeesBothAndTakesTheirs() {
    Policies.All theirs = theyWereFirst();
    assertThat(policies.all()).isEqualTo(theirs);
    assertThat(Portal.text(_get(Dialog.class)))
        .contains("Claims in a month59", "Wrong guesses in a row54")
        .doesNotContain("Claims in a week");
    _click(button("Take theirs"));
    assertThat(number("In a month (optional)").getValue()).isEqualTo(5);
    assertThat(number("Wrong guesses in a row").getValue()).isEqualTo(5);
    assertThat(policies.all()).isEqualTo(theirs);
    _click(button("Bring mine back"));
    assertThat(number("In a month (optional)").getValue()).isEqualTo(9);
  }

  @Test
  void whoInsistsSavesTheirsUponWhatIsStored() {
    theyWereFirst();
    _click(button("Reapply mine"));
    assertThat(number("In a week (optional)").getValue()).isEqualTo(3);
    _click(button("Save"));
    assertThat(policies.all())
        .isEqualTo(
            new Policies.All(
                new LockoutPolicy(4, Duration.ofMinutes(15)),
                new LimiterPolicy(3, 9, null),
                false));
  }

  /** Somebody else set two limits; one of them is changed here as well, and more. */
  private Policies.All theyWereFirst() {
    jdbc.sql("update policy set per_week = 3, per_month = 5").update();
    Policies.All theirs = policies.all();
    _setValue(number("Wrong guesses in a row"), 4);
    _setValue(number("In a month (optional)"), 9);
    _click(button("Save"));
    return theirs;
  }

  private static List<String> entries() {
    return _find(SideNavItem.class).stream().map(SideNavItem::getLabel).toList();
  }

  private static IntegerField number(String label) {
    return _get(IntegerField.class, f -> f.withLabel(label));
  }

  @SuppressWarnings("unchecked")
  private static Select<PolicyDraft.Unit> unit() {
    return _get(Select.class);
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
