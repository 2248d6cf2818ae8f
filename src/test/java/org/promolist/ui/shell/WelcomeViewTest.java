package org.promolist.ui.shell;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.account.Role;
import org.promolist.account.Staff;
import org.promolist.ui.Portal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

@DatabaseTest
class WelcomeViewTest {

  private static final String OWN = "seven quiet otters";

  @Autowired ApplicationContext context;
  @Autowired Staff staff;
  @Autowired JdbcClient jdbc;

  private final String name = "w" + UUID.randomUUID();
  private String token;

  @BeforeEach
  void somebodyIsInvited() {
    SecurityContextHolder.getContext()
        .setAuthentication(
            new TestingAuthenticationToken(
                "test", "", AuthorityUtils.createAuthorityList("ROLE_ADMIN")));
    token = staff.invite(name, "Ada Lindqvist", Set.of(Role.AGENT)).token();
    SecurityContextHolder.clearContext();
  }

  @Test
  void whoHoldsTheLinkSetsAPasswordAndGoesOnToSignIn() {
    try (Portal portal = open()) {
      assertThat(portal.text()).contains("Welcome, Ada Lindqvist");
      type(OWN, OWN);
      set();
      assertThat(portal.text()).contains("Your password is set", "Sign in as " + name);
      assertThat(_get(Anchor.class, a -> a.withText("Go to the sign-in page")).getHref())
          .isEqualTo("login");
    }
    try (Portal portal = Portal.signIn(context, name, OWN)) {
      portal.go("");
      assertThat(portal.text()).contains("Lists");
    }
    try (Portal portal = open()) {
      assertThat(portal.text()).contains("This link was used already");
      assertThat(_find(PasswordField.class)).isEmpty();
    }
  }

  @Test
  void whatIsWrongWithAPasswordIsSaidAtItsField() {
    try (Portal portal = open()) {
      type("short", "short");
      set();
      assertThat(field("New password").getErrorMessage()).isEqualTo("At least 12 characters.");
      type("passwordpassword", "passwordpassword");
      set();
      assertThat(field("New password").getErrorMessage()).startsWith("Too easy to guess");
      type("my " + name, "my " + name);
      set();
      assertThat(field("New password").getErrorMessage())
          .isEqualTo("Must not contain your sign-in name.");
      type(OWN, OWN + "!");
      set();
      assertThat(field("New password").isInvalid()).isFalse();
      assertThat(field("New password again").getErrorMessage())
          .isEqualTo("Differs from the new password above.");
      assertThat(portal.text()).contains("Welcome, Ada Lindqvist");
    }
  }

  @Test
  void aLinkThatIsNoGoodSaysWhyAndWhatToDo() {
    jdbc.sql("update sign_in_link set expires_at = created_at").update();
    try (Portal portal = open()) {
      assertThat(portal.text()).contains("This link has expired", "Ask an admin for a new one");
      portal.go("welcome/" + token.substring(0, 20));
      assertThat(portal.text()).contains("This link doesn’t work", "cut off");
    }
  }

  /** It expired while the page stood open. */
  @Test
  void aLinkThatWentBadInTheMeantimeSaysSoToo() {
    try (Portal portal = open()) {
      jdbc.sql("update sign_in_link set expires_at = created_at").update();
      type(OWN, OWN);
      set();
      assertThat(portal.text()).contains("This link has expired");
    }
  }

  @Test
  void whereSomebodyElseIsSignedInTheySignOutFirst() {
    try (Portal portal = Portal.signIn(context, Role.ADMIN)) {
      portal.go("welcome/" + token);
      assertThat(portal.text()).contains("Somebody is signed in here", "for Ada Lindqvist");
      assertThat(_find(PasswordField.class)).isEmpty();
      _get(Button.class, b -> b.withText("Sign out"));
    }
  }

  private Portal open() {
    Portal portal = Portal.visit(context);
    portal.go("welcome/" + token);
    return portal;
  }

  private static PasswordField field(String label) {
    return _get(PasswordField.class, f -> f.withLabel(label));
  }

  private static void type(String next, String repeat) {
    _setValue(field("New password"), next);
    _setValue(field("New password again"), repeat);
  }

  private static void set() {
    _click(_get(Button.class, b -> b.withText("Set the password")));
  }
}
