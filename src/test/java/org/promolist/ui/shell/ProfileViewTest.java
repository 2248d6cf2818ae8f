package org.promolist.ui.shell;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.NotificationsKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.account.Accounts;
import org.promolist.account.PortalSessions;
import org.promolist.account.PortalVisit;
import org.promolist.account.ProfileDraft;
import org.promolist.account.Role;
import org.promolist.account.Theme;
import org.promolist.ui.Portal;
import org.promolist.ui.kit.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

@DatabaseTest
class ProfileViewTest {

  private static final String NEXT = "a quite different one";

  @Autowired ApplicationContext context;
  @Autowired Accounts accounts;
  @Autowired PortalSessions portalSessions;
  @Autowired JdbcClient jdbc;

  @Test
  void whatIsSavedIsStoredAndSaid() {
    try (Portal portal = open()) {
      _setValue(field("Display name"), "Dana Novak");
      _setValue(zone(), "Asia/Tokyo");
      save();

      assertThat(accounts.profile().displayName()).isEqualTo("Dana Novak");
      assertThat(accounts.profile().timeZone()).isEqualTo("Asia/Tokyo");
      assertThat(context.getBean(Viewer.class).zone().getId()).isEqualTo("Asia/Tokyo");
      assertThat(toast()).contains("Profile", "saved");
      assertThat(portal.text()).doesNotContain("Unsaved changes");
    }
  }

  @Test
  void aNameThatIsEmptyIsRefusedAtTheField() {
    try (Portal portal = open()) {
      _setValue(field("Display name"), "  ");
      assertThat(field("Display name").isInvalid()).as("not before saving").isFalse();
      save();

      assertThat(field("Display name").getErrorMessage()).isEqualTo("Can’t be empty.");
      assertThat(portal.text()).contains("Unsaved changes");
      assertThat(NotificationsKt.getNotifications()).isEmpty();
    }
  }

  @Test
  void aPasswordIsChanged() {
    String name = Portal.person(context, Role.AGENT);
    try (Portal portal = Portal.signIn(context, name, Portal.PASSWORD)) {
      portal.go("profile");
      password(Portal.PASSWORD, NEXT, NEXT);
      save();
      assertThat(toast()).contains("Password", "changed");
      assertThat(password("Current password").isEmpty()).isTrue();
    }
    try (Portal again = Portal.signIn(context, name, NEXT)) {
      again.go("profile");
      assertThat(again.view()).isInstanceOf(ProfileView.class);
    }
  }

  @Test
  void everyRuleOfAPasswordIsToldAtItsField() {
    try (Portal portal = open()) {
      password("not mine at all", "short", "short");
      save();
      assertThat(password("Current password").getErrorMessage())
          .isEqualTo("Not your current password.");
      assertThat(password("New password").getErrorMessage()).isEqualTo("At least 12 characters.");

      password(Portal.PASSWORD, Portal.PASSWORD, Portal.PASSWORD);
      save();
      assertThat(password("Current password").isInvalid()).isFalse();
      assertThat(password("New password").getErrorMessage())
          .isEqualTo("That is your password already.");

      password("", NEXT, NEXT + "!");
      save();
      assertThat(password("Current password").getErrorMessage()).isEqualTo("Can’t be empty.");
      assertThat(password("New password again").getErrorMessage())
          .isEqualTo("Differs from the new password above.");
      assertThat(portal.view()).isInstanceOf(ProfileView.class);
    }
  }

  @Test
  void whoHasAMadeUpPasswordChangesItBeforeAnythingElseAndThenGoesOn() {
    String name = Portal.person(context, Role.MANAGER);
    jdbc.sql("update account set must_change_password = true where name = :name")
        .param("name", name)
        .update();
    try (Portal portal = Portal.signIn(context, name, Portal.PASSWORD)) {
      portal.go("?q=spring");
      assertThat(portal.view()).isInstanceOf(ProfileView.class);
      assertThat(portal.text()).contains("Choose a password of your own");

      password(Portal.PASSWORD, NEXT, NEXT);
      save();
      assertThat(portal.location()).isEqualTo("?q=spring");
    }
  }

  @Test
  void leavingWithChangesAsks() {
    try (Portal portal = open()) {
      _setValue(field("Display name"), "Somebody");
      portal.go("nowhere");
      assertThat(portal.view()).isInstanceOf(ProfileView.class);

      answer("Stay");
      assertThat(portal.view()).isInstanceOf(ProfileView.class);
      assertThat(field("Display name").getValue()).isEqualTo("Somebody");
    }
  }

  @Test
  void saveLeavesOnlyIfItSaved() {
    try (Portal portal = open()) {
      _setValue(field("Display name"), " ");
      portal.go("nowhere");
      answer("Save");
      assertThat(portal.view()).isInstanceOf(ProfileView.class);
      assertThat(field("Display name").isInvalid()).isTrue();

      _setValue(field("Display name"), "Kim Brandt");
      portal.go("nowhere");
      answer("Save");
      assertThat(portal.view()).isInstanceOf(NotFoundView.class);
      assertThat(accounts.profile().displayName()).isEqualTo("Kim Brandt");
    }
  }

  @Test
  void discardLeavesAndStoresNothing() {
    try (Portal portal = open()) {
      String before = accounts.profile().displayName();
      _setValue(field("Display name"), "Nobody");
      portal.go("nowhere");
      answer("Discard");
      assertThat(portal.view()).isInstanceOf(NotFoundView.class);
      assertThat(accounts.profile().displayName()).isEqualTo(before);
    }
  }

  @Test
  void aThemeChosenInTheBarIsStoredAndIsNoChangeOfTheForm() {
    try (Portal portal = open()) {
      context.getBean(Viewer.class).choose(Theme.DARK);
      assertThat(accounts.profile().theme()).isEqualTo(Theme.DARK);
      portal.go("nowhere");
      assertThat(portal.view()).isInstanceOf(NotFoundView.class);
    }
  }

  @Test
  void onesSessionsAreShownAndEndedThere() {
    String name = Portal.person(context, Role.VIEWER);
    Authentication elsewhere = begin(name, "192.0.2.8");
    try (Portal portal = Portal.signIn(context, name, Portal.PASSWORD)) {
      begin(SecurityContextHolder.getContext().getAuthentication(), "192.0.2.7");
      portal.go("profile");
      assertThat(sessions())
          .hasSize(2)
          .first()
          .asString()
          .contains("Firefox, Linux", "192.0.2.7", "This session");
      assertThat(sessions().getLast()).contains("192.0.2.8").doesNotContain("This session");

      _click(_get(Button.class, spec -> spec.withText("End")));
      assertThat(toast()).contains("Firefox, Linux", "session ended");
      assertThat(sessions()).singleElement().asString().contains("This session");
      assertThat(_find(Button.class, spec -> spec.withText("End all others"))).isEmpty();
      assertThat(portalSessions.admit(elsewhere, from("192.0.2.8"))).isEmpty();
    }
  }

  @Test
  void allOthersAreEndedAtOnceAndByAPasswordChange() {
    String name = Portal.person(context, Role.VIEWER);
    begin(name, "192.0.2.8");
    begin(name, "192.0.2.9");
    try (Portal portal = Portal.signIn(context, name, Portal.PASSWORD)) {
      begin(SecurityContextHolder.getContext().getAuthentication(), "192.0.2.7");
      portal.go("profile");
      _click(_get(Button.class, spec -> spec.withText("End all others")));
      assertThat(toast()).contains("2 other sessions ended");
      assertThat(sessions()).hasSize(1);

      begin(name, "192.0.2.8");
      password(Portal.PASSWORD, NEXT, NEXT);
      save();
      assertThat(sessions()).singleElement().asString().contains("192.0.2.7");
    }
  }

  private Authentication begin(String name, String address) {
    return begin(
        context
            .getBean(AuthenticationProvider.class)
            .authenticate(
                UsernamePasswordAuthenticationToken.unauthenticated(name, Portal.PASSWORD)),
        address);
  }

  @Test
  void whenASessionBeganIsSaidAsAPartOfTheSentence() {
    for (String language : List.of("en", "de")) {
      String name = Portal.person(context, Role.AGENT);
      try (Portal portal = Portal.signIn(context, name, Portal.PASSWORD)) {
        portal.go("");
        accounts.saveProfile(new ProfileDraft("Dana", language, null, Theme.SYSTEM));
      }
      try (Portal portal = Portal.signIn(context, name, Portal.PASSWORD)) {
        begin(SecurityContextHolder.getContext().getAuthentication(), "192.0.2.9");
        portal.go("profile");
        assertThat(sessions())
            .singleElement()
            .asString()
            .contains(
                language.equals("en")
                    ? "signed in just now · last seen just now"
                    : "angemeldet gerade eben · zuletzt gesehen gerade eben");
      }
    }
  }

  private Authentication begin(Authentication person, String address) {
    return portalSessions.admit(person, from(address)).orElseThrow();
  }

  private static PortalVisit from(String address) {
    return PortalVisit.of(address, "Firefox Linux", Duration.ofMinutes(30));
  }

  private static List<String> sessions() {
    return _find(_get(OwnSessions.class), ListItem.class).stream().map(Portal::text).toList();
  }

  private Portal open() {
    Portal portal = Portal.signIn(context, Role.VIEWER);
    portal.go("profile");
    return portal;
  }

  private static TextField field(String label) {
    return _get(TextField.class, spec -> spec.withLabel(label));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static ComboBox<String> zone() {
    return _get(ComboBox.class, spec -> spec.withLabel("Time zone"));
  }

  private static PasswordField password(String label) {
    return _get(PasswordField.class, spec -> spec.withLabel(label));
  }

  private static void password(String current, String next, String repeat) {
    _setValue(password("Current password"), current);
    _setValue(password("New password"), next);
    _setValue(password("New password again"), repeat);
  }

  private static void save() {
    _click(_get(_get(ProfileView.class), Button.class, spec -> spec.withText("Save")));
  }

  private static void answer(String label) {
    Dialog dialog = _find(Dialog.class).getLast();
    _click(_get(dialog, Button.class, spec -> spec.withText(label)));
  }

  private static String toast() {
    return Portal.text(NotificationsKt.getNotifications().getLast());
  }
}
