package org.promolist.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.BasicUtilsKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.account.Role;
import org.promolist.account.Scope;
import org.promolist.list.Drafts;
import org.promolist.list.ListDetails;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is unsaved in a form when a session ends is back when the same person comes back. */
@DatabaseTest
class KeptFormsTest {

  @Autowired ApplicationContext context;
  @Autowired PromoCodeLists lists;
  @Autowired JdbcClient jdbc;
  private final FakeTab tab = new FakeTab();
  private String person;
  private Portal portal;

  @BeforeEach
  void signIn() {
    person = Portal.person(context, Role.ADMIN);
    portal = Portal.signIn(context, person, Portal.PASSWORD);
  }

  @AfterEach
  void leave() {
    portal.close();
    tab.close();
  }

  /** Their session is over; they sign in again in the same tab, and are led to where they were. */
  private void comeBackTo(String location) {
    tab.stored(); // all that the page had to say has reached the tab
    comeAs(person, location);
  }

  private void comeAs(String name, String location) {
    portal.close();
    portal = Portal.signIn(context, name, Portal.PASSWORD);
    portal.go(location);
    tab.stored();
  }

  @Test
  void ofANewListEveryField() {
    portal.go("lists/new");
    _setValue(text("Name"), "Half done");
    _setValue(typeField(), ListType.MULTI_USE);
    _setValue(tags(), Set.of("care"));
    _setValue(number("Points per claim"), 75);
    _setValue(starts(), LocalDateTime.parse("2030-02-03T04:15"));
    _setValue(text("Word"), "SPRING30");

    comeBackTo("lists/new");

    assertThat(text("Name").getValue()).isEqualTo("Half done");
    assertThat(typeField().getValue()).isEqualTo(ListType.MULTI_USE);
    assertThat(tags().getValue()).isEqualTo(Set.of("care"));
    assertThat(number("Points per claim").getValue()).isEqualTo(75);
    assertThat(starts().getValue()).isEqualTo(LocalDateTime.parse("2030-02-03T04:15"));
    assertThat(text("Word").getValue()).isEqualTo("SPRING30");
    assertThat(toast()).contains("Unsaved changes are back");
  }

  @Test
  void ofAnEditOnTopOfWhatSomebodyElseSavedMeanwhile() {
    ListDetails list = made();
    portal.go(edit(list));
    _setValue(number("Points per claim"), 75);
    tab.stored();
    lists.change(
        list.id(),
        list.version(),
        Drafts.of(list.toDraft(), draft -> draft.name(list.name() + "!")));

    comeBackTo(edit(list));

    assertThat(number("Points per claim").getValue()).isEqualTo(75);
    assertThat(text("Name").getValue()).isEqualTo(list.name() + "!");
    _click(button("Save"));
    assertThat(lists.get(list.id()).points()).isEqualTo(75);
    assertThat(lists.get(list.id()).name()).isEqualTo(list.name() + "!");
  }

  @Test
  void ofPolicies() {
    portal.go("policies");
    _setValue(number("Wrong guesses in a row"), 3);
    _setValue(_get(Checkbox.class), true);
    comeBackTo("policies");
    assertThat(number("Wrong guesses in a row").getValue()).isEqualTo(3);
    assertThat(_get(Checkbox.class).getValue()).isTrue();
    assertThat(portal.text()).contains("Unsaved changes");
  }

  @Test
  void ofPoliciesOnTopOfWhatSomebodyElseSavedMeanwhile() {
    portal.go("policies");
    _setValue(number("Wrong guesses in a row"), 3);
    tab.stored();
    jdbc.sql("update policy set per_week = 7").update();
    try {
      comeBackTo("policies");
      assertThat(number("Wrong guesses in a row").getValue()).isEqualTo(3);
      assertThat(number("In a week (optional)").getValue()).isEqualTo(7);
    } finally {
      jdbc.sql("update policy set per_week = null").update();
    }
  }

  /** Emptied it would say "no limit", and nobody would see that it was something else. */
  @Test
  void whatCanNotBeReadIsBackAsItIsStored() {
    jdbc.sql("update policy set per_month = 9").update();
    try {
      portal.go("policies");
      _setValue(number("Wrong guesses in a row"), 3);
      typeNoNumber(number("In a month (optional)"));
      assertThat(number("In a month (optional)").isInvalid()).isTrue();
      comeBackTo("policies");
      assertThat(number("Wrong guesses in a row").getValue()).isEqualTo(3);
      assertThat(number("In a month (optional)").getValue()).isEqualTo(9);
    } finally {
      jdbc.sql("update policy set per_month = null").update();
    }
  }

  @Test
  void whatCanNotBeReadOfAListIsBackAsItIsStored() {
    ListDetails list =
        lists.create(Drafts.singleUse("Kept " + UUID.randomUUID()).limits(500, null).draft());
    portal.go(edit(list));
    typeNoNumber(number("Entry cap (optional)"));
    assertThat(number("Entry cap (optional)").isInvalid()).isTrue();
    assertThat(tab.stored()).isEmpty();
    _setValue(number("Points per claim"), 75);
    comeBackTo(edit(list));
    assertThat(number("Points per claim").getValue()).isEqualTo(75);
    assertThat(number("Entry cap (optional)").getValue()).isEqualTo(500);
  }

  /** As the browser tells it: something stands there, and it has no value. */
  private static void typeNoNumber(IntegerField field) {
    field.getElement().setProperty("_inputElementValue", "3-");
    BasicUtilsKt._fireDomEvent(field, "unparsable-change");
  }

  @Test
  void ofCodesToBeMade() {
    String batches = "lists/" + made().id() + "/batches?new=1";
    portal.go(batches);
    _setValue(number("How many codes"), 77);
    _setValue(text("Prefix (optional)"), "ab");
    comeBackTo(batches);
    assertThat(_find(Dialog.class)).hasSize(1);
    assertThat(number("How many codes").getValue()).isEqualTo(77);
    assertThat(text("Prefix (optional)").getValue()).isEqualTo("ab");
    _click(button("Cancel"));
    assertThat(tab.stored()).isEmpty();
  }

  @Test
  void ofTheProfile() {
    portal.go("profile");
    _setValue(text("Display name"), "Dana the Second");
    comeBackTo("profile");
    assertThat(text("Display name").getValue()).isEqualTo("Dana the Second");
    assertThat(Portal.text(portal.view())).contains("Unsaved changes");
    _click(button("Discard"));
    assertThat(text("Display name").getValue()).isEqualTo("Dana ADMIN");
    assertThat(tab.stored()).isEmpty();
  }

  @Test
  void whatIsNoProfileIsThrownAway() {
    portal.go("profile");
    _setValue(text("Display name"), "Dana the Second");
    for (String nonsense : new String[] {"{}", "{\"mine\": {}}", "[]"}) {
      tab.stored().replaceAll((key, text) -> nonsense);
      comeBackTo("profile");
      assertThat(text("Display name").getValue()).isEqualTo("Dana ADMIN");
      assertThat(tab.stored()).isEmpty();
      _setValue(text("Display name"), "Dana the Second");
    }
  }

  @Test
  void ofANewAccount() {
    portal.go("accounts");
    _click(button("New account"));
    _setValue(text("Sign-in name"), "ada");
    _setValue(text("Display name"), "Ada Lindqvist");
    choice().setValue(Set.of(Role.AGENT));
    comeBackTo("accounts");
    _click(button("New account"));
    tab.stored();
    assertThat(text("Sign-in name").getValue()).isEqualTo("ada");
    assertThat(text("Display name").getValue()).isEqualTo("Ada Lindqvist");
    assertThat(choice().getValue()).isEqualTo(Set.of(Role.AGENT));
    _click(button("Cancel"));
    assertThat(tab.stored()).isEmpty();
  }

  @Test
  void ofANewApiClient() {
    portal.go("api-clients?q=nobody-is-called-so");
    _click(button("New API client"));
    _setValue(text("Name"), "web shop");
    choice().setValue(Set.of(Scope.LISTS_READ));
    comeBackTo("api-clients?q=nobody-is-called-so");
    _click(button("New API client"));
    tab.stored();
    assertThat(text("Name").getValue()).isEqualTo("web shop");
    assertThat(choice().getValue()).isEqualTo(Set.of(Scope.LISTS_READ));
    _click(button("Cancel"));
    assertThat(tab.stored()).isEmpty();
  }

  @Test
  void whatIsSavedIsKeptNoLonger() {
    ListDetails list = made();
    portal.go(edit(list));
    _setValue(number("Points per claim"), 75);
    assertThat(tab.stored()).hasSize(1);
    _click(button("Save"));
    assertThat(tab.stored()).isEmpty();
  }

  @Test
  void whatIsAsBeforeIsKeptNoLonger() {
    portal.go("lists/new");
    _setValue(text("Name"), "Half done");
    assertThat(tab.stored()).hasSize(1);
    _setValue(text("Name"), "");
    assertThat(tab.stored()).isEmpty();
  }

  @Test
  void whatIsDiscardedOnLeavingIsKeptNoLonger() {
    portal.go("lists/new");
    _setValue(text("Name"), "Half done");
    assertThat(tab.stored()).hasSize(1);
    portal.go("policies");
    _click(button("Discard"));
    assertThat(tab.stored()).isEmpty();
  }

  @Test
  void whatCameBackCanBeDiscarded() {
    ListDetails list = made();
    portal.go(edit(list));
    _setValue(number("Points per claim"), 75);
    comeBackTo(edit(list));
    _click(button("Discard"));
    assertThat(number("Points per claim").getValue()).isEqualTo(list.points());
    assertThat(tab.stored()).isEmpty();
  }

  @Test
  void nobodyGetsWhatSomebodyElseTyped() {
    portal.go("lists/new");
    _setValue(text("Name"), "Half done");
    assertThat(tab.stored()).hasSize(1);
    comeAs(Portal.person(context, Role.MANAGER), "lists/new");
    assertThat(text("Name").getValue()).isEmpty();
    assertThat(tab.stored()).isEmpty();
  }

  @Test
  void anotherFormGetsNothingOfIt() {
    portal.go(edit(made()));
    _setValue(number("Points per claim"), 75);
    ListDetails other = made();
    comeBackTo(edit(other));
    assertThat(number("Points per claim").getValue()).isEqualTo(other.points());
  }

  @Test
  void whatIsNoDraftIsThrownAway() {
    portal.go("lists/new");
    _setValue(text("Name"), "Half done");
    for (String nonsense :
        new String[] {"{", "[]", "{\"type\": \"NONE\"}", "{\"points\": \"x\"}"}) {
      tab.stored().replaceAll((key, text) -> nonsense);
      comeBackTo("lists/new");
      assertThat(text("Name").getValue()).isEmpty();
      assertThat(tab.stored()).isEmpty();
      _setValue(text("Name"), "Half done");
    }
  }

  @Test
  void passwordsAreNotKept() {
    portal.go("profile");
    _find(PasswordField.class).forEach(field -> _setValue(field, "correct horse"));
    assertThat(tab.stored()).isEmpty();
  }

  private ListDetails made() {
    return lists.create(Drafts.singleUse("Kept " + UUID.randomUUID()).draft());
  }

  private static String edit(ListDetails list) {
    return "lists/" + list.id() + "/edit";
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static MultiSelectComboBox<String> tags() {
    return _get(MultiSelectComboBox.class);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Select<ListType> typeField() {
    return _get(Select.class, spec -> spec.withLabel("Type"));
  }

  @SuppressWarnings("unchecked")
  private static CheckboxGroup<Object> choice() {
    return _get(CheckboxGroup.class);
  }

  private static DateTimePicker starts() {
    return _find(DateTimePicker.class).getFirst();
  }

  private static TextField text(String label) {
    return _get(TextField.class, spec -> spec.withLabel(label));
  }

  private static IntegerField number(String label) {
    return _get(IntegerField.class, spec -> spec.withLabel(label));
  }

  private static Button button(String label) {
    return _get(Button.class, spec -> spec.withText(label));
  }

  private static String toast() {
    return Portal.text(_get(Notification.class));
  }
}
