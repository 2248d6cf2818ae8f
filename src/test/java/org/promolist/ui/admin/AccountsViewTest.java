package org.promolist.ui.admin;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.NotificationsKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.Command;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.TestDatabase;
import org.promolist.account.AccountFilter;
import org.promolist.account.AccountRow;
import org.promolist.account.AccountState;
import org.promolist.account.LinkStanding;
import org.promolist.account.Role;
import org.promolist.account.SignInLinks;
import org.promolist.account.Staff;
import org.promolist.ui.Portal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class AccountsViewTest {

  @Autowired ApplicationContext context;
  @Autowired Staff staff;
  @Autowired SignInLinks links;
  @Autowired JdbcClient jdbc;

  private final String name = "a" + UUID.randomUUID().toString().substring(0, 13);
  private String self;
  private Portal portal;

  @BeforeEach
  void signIn() {
    self = Portal.person(context, Role.ADMIN);
    portal = Portal.signIn(context, self, Portal.PASSWORD);
    portal.go("accounts");
  }

  @AfterEach
  void leave() {
    portal.close();
  }

  @Test
  void onlyAnAdminComesHere() {
    assertThat(entries()).contains("Accounts");
    for (Role role : List.of(Role.MANAGER, Role.AGENT, Role.VIEWER)) {
      portal.close();
      portal = Portal.signIn(context, role);
      portal.go("accounts");
      assertThat(portal.text()).contains("No access");
      portal.go("");
      assertThat(entries()).isNotEmpty().doesNotContain("Accounts");
    }
  }

  @Test
  void anAccountIsMadeAndItsLinkIsShownOnce() {
    create(name, "Ada Lindqvist", Role.AGENT, Role.VIEWER);
    TextField link = _get(TextField.class, f -> f.withLabel("One-time link"));
    assertThat(link.getValue()).matches("https?://[^/]+/welcome/[A-Za-z0-9_-]{43}");
    assertThat(link.getHelperText()).contains("Works once, until");
    assertThat(Portal.text(_get(Dialog.class))).contains(name, "shown this once");
    String token = link.getValue().substring(link.getValue().lastIndexOf('/') + 1);
    assertThat(links.look(token)).isInstanceOf(LinkStanding.Open.class);

    _click(button("Done"));
    assertThat(_find(TextField.class, f -> f.withLabel("One-time link"))).isEmpty();
    portal.go("accounts?q=" + name);
    assertThat(rows())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.displayName()).isEqualTo("Ada Lindqvist");
          assertThat(row.state()).isEqualTo(AccountState.INVITED);
        });
  }

  @Test
  void whatIsWrongIsSaidAtItsField() {
    create(self.toUpperCase(Locale.ROOT), " ");
    assertThat(_get(TextField.class, f -> f.withLabel("Sign-in name")).getErrorMessage())
        .isEqualTo("Another one has this name.");
    assertThat(_get(TextField.class, f -> f.withLabel("Display name")).getErrorMessage())
        .isEqualTo("Can’t be empty.");
    assertThat(_get(CheckboxGroup.class).getErrorMessage()).isEqualTo("Choose at least one role.");
    assertThat(_find(TextField.class, f -> f.withLabel("One-time link"))).isEmpty();
  }

  @Test
  void whatIsSearchedStandsInTheUrl() {
    staff.invite(name, "Ada", Set.of(Role.AGENT));
    _setValue(_get(TextField.class, f -> f.withPlaceholder("Search name or display name")), name);
    assertThat(portal.location()).isEqualTo("accounts?q=" + name);
    assertThat(rows()).extracting(AccountRow::name).containsExactly(name);

    portal.go("accounts?q=" + name + "&role=agent&role=nonsense&state=invited");
    assertThat(rows()).hasSize(1);
    assertThat(choice("Role").getValue()).isEqualTo(Set.of(Role.AGENT));
    assertThat(choice("State").getValue()).isEqualTo(Set.of(AccountState.INVITED));
    portal.go("accounts?q=" + name + "&state=disabled");
    assertThat(portal.text()).contains("No account passes these filters");
    _click(button("Clear search and filters"));
    assertThat(portal.location()).isEqualTo("accounts");
  }

  @Test
  void rolesOfSeveralAreChangedTogether() {
    staff.invite(name + ".1", "One", Set.of(Role.VIEWER));
    staff.invite(name + ".2", "Two", Set.of(Role.VIEWER, Role.AGENT));
    portal.go("accounts?q=" + name);
    for (int row = 0; row < 2; row++) {
      _setValue((Checkbox) GridKt._getCellComponent(grid(), row, "choose"), true);
    }
    _click(button("Change roles of 2 accounts"));
    assertThat(box("Agent").isIndeterminate()).isTrue();
    assertThat(box("Viewer").getValue()).isTrue();
    _setValue(box("Manager"), true);
    _click(button("Save"));
    assertThat(toast()).contains("2 accounts", "roles saved");
    assertThat(rows())
        .extracting(AccountRow::roles)
        .containsExactly(
            Set.of(Role.VIEWER, Role.MANAGER), Set.of(Role.VIEWER, Role.AGENT, Role.MANAGER));
  }

  @Test
  void whatAnotherAdminChangedMeanwhileIsNotUndone() {
    staff.invite(name, "Ada", Set.of(Role.VIEWER, Role.AGENT));
    AccountRow seen = row(name);
    deeds(seen).get("accounts.roles").execute();
    staff.changeRoles(List.of(seen.id()), Set.of(Role.MANAGER), Set.of(Role.AGENT));
    _setValue(box("Viewer"), false);
    _click(button("Save"));
    assertThat(row(name).roles()).containsExactly(Role.MANAGER);
  }

  @Test
  void whatIsRefusedIsSaidWhereItWasAsked() {
    staff.invite(name, "Ada", Set.of(Role.VIEWER));
    deeds(row(name)).get("accounts.roles").execute();
    _setValue(box("Viewer"), false);
    _click(button("Save"));
    assertThat(Portal.text(_get(Dialog.class))).contains(name + " would be left without a role");
    assertThat(row(name).roles()).containsExactly(Role.VIEWER);
  }

  @Test
  void anAccountIsDisabledAfterAQuestionAndEnabledAgain() {
    String person = Portal.person(context, Role.AGENT);
    again();
    deeds(row(person)).get("accounts.disable").execute();
    assertThat(Portal.text(_get(Dialog.class))).contains("signed out everywhere");
    _click(button("Disable"));
    assertThat(toast()).contains("disabled and signed out everywhere");
    assertThat(row(person).state()).isEqualTo(AccountState.DISABLED);
    assertThat(deeds(row(person)))
        .containsOnlyKeys("accounts.roles", "accounts.enable", "audit.link");

    deeds(row(person)).get("accounts.enable").execute();
    assertThat(row(person).state()).isEqualTo(AccountState.ACTIVE);
  }

  @Test
  void fromAnAccountOneComesToWhatWasDoneToIt() {
    staff.invite(name, "Ada", Set.of(Role.VIEWER));
    AccountRow account = row(name);
    deeds(account).get("audit.link").execute();
    assertThat(portal.view()).isInstanceOf(AuditView.class);
    assertThat(portal.location()).contains("object=account").contains(account.id().toString());
  }

  @Test
  void aPasswordIsResetAfterAQuestionAndOnesOwnIsNotReset() {
    String person = Portal.person(context, Role.AGENT);
    again();
    assertThat(deeds(row(self))).doesNotContainKey("accounts.reset");
    deeds(row(person)).get("accounts.reset").execute();
    _click(button("Reset and make a link"));
    assertThat(_get(TextField.class, f -> f.withLabel("One-time link")).getValue())
        .contains("/welcome/");
    _click(button("Done"));
    assertThat(row(person).state()).isEqualTo(AccountState.INVITED);
    assertThat(deeds(row(person))).containsKey("accounts.newLink");
  }

  @Test
  void theLastAdminIsToldWhyNot() {
    jdbc.sql(
            """
            update account set disabled_at = created_at where name <> :self and id in
              (select account_id from account_role where role = 'ADMIN')
            """)
        .param("self", self)
        .update();
    try {
      deeds(row(self)).get("accounts.disable").execute();
      _click(button("Disable"));
      assertThat(_get(Dialog.class).getHeaderTitle()).startsWith("Nothing was changed for Dana");
      assertThat(Portal.text(_get(Dialog.class))).contains("the last admin who can sign in");
      assertThat(row(self).state()).isEqualTo(AccountState.ACTIVE);
    } finally {
      jdbc.sql("update account set disabled_at = null where disabled_at = created_at").update();
    }
  }

  @Test
  void tenThousandAccountsAreNoMatter() {
    String many = "many" + UUID.randomUUID().toString().substring(0, 8);
    jdbc.sql(
            """
            insert into account (id, version, name, name_key, display_name, must_change_password,
              theme, list_columns, created_at)
            select %s, 0, :many || '.' || n, :many || '.' || n, 'Many ' || n, false, 'SYSTEM', '',
              current_timestamp from %s
            """
                .formatted(uuid(), numbers()))
        .param("many", many)
        .update();
    try {
      portal.go("accounts?q=" + many);
      assertThat(portal.text()).contains("1,000+");
      assertThat(
              IntStream.of(0, 5_000, 9_990)
                  .mapToObj(at -> GridKt._get(grid(), at).displayName())
                  .toList())
          .doesNotHaveDuplicates();
    } finally {
      jdbc.sql("delete from account where name like :many").param("many", many + "%").update();
    }
  }

  private String uuid() {
    return isPostgres() ? "gen_random_uuid()" : "random_uuid()";
  }

  private String numbers() {
    return isPostgres() ? "generate_series(1, 10000) as n" : "system_range(1, 10000) as s(n)";
  }

  private static boolean isPostgres() {
    return TestDatabase.product() == TestDatabase.Product.POSTGRES;
  }

  /** Making other people signs this one out of the test's security context. */
  private void again() {
    portal.close();
    portal = Portal.signIn(context, self, Portal.PASSWORD);
    portal.go("accounts");
  }

  private void create(String who, String shown, Role... roles) {
    _click(button("New account"));
    _setValue(_get(TextField.class, f -> f.withLabel("Sign-in name")), who);
    _setValue(_get(TextField.class, f -> f.withLabel("Display name")), shown);
    _setValue(roleChoice(), Set.of(roles));
    _click(button("Create and make a link"));
  }

  private Map<String, Command> deeds(AccountRow account) {
    return ((AccountsView) portal.view()).deeds(account);
  }

  private AccountRow row(String who) {
    return staff.page(new AccountFilter(who, Set.of(), Set.of()), null, 1).items().getFirst();
  }

  private List<AccountRow> rows() {
    return GridKt._findAll(grid());
  }

  private static AccountsGrid grid() {
    return _get(AccountsGrid.class);
  }

  @SuppressWarnings("unchecked")
  private static CheckboxGroup<Role> roleChoice() {
    return _get(CheckboxGroup.class);
  }

  private static MultiSelectComboBox<?> choice(String label) {
    return _find(MultiSelectComboBox.class).stream()
        .<MultiSelectComboBox<?>>map(box -> box)
        .filter(box -> box.getAriaLabel().orElse("").equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static Checkbox box(String label) {
    return _get(_get(RolesDialog.class), Checkbox.class, c -> c.withLabel(label));
  }

  private static Button button(String text) {
    return _get(Button.class, b -> b.withText(text));
  }

  private static List<String> entries() {
    return _find(SideNavItem.class).stream().map(SideNavItem::getLabel).toList();
  }

  private static String toast() {
    return Portal.text(NotificationsKt.getNotifications().getLast());
  }
}
