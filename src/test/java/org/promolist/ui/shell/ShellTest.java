package org.promolist.ui.shell;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.promolist.DatabaseTest;
import org.promolist.account.Accounts;
import org.promolist.account.ProfileDraft;
import org.promolist.account.Role;
import org.promolist.account.Scope;
import org.promolist.account.Theme;
import org.promolist.ui.Portal;
import org.promolist.ui.kit.NoAccessException;
import org.promolist.ui.kit.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class ShellTest {

  @Autowired ApplicationContext context;

  @Test
  void aStrangerIsSentToTheSignIn() {
    try (Portal portal = Portal.visit(context)) {
      portal.go("profile");
      assertThat(portal.view()).isInstanceOf(LoginView.class);
    }
  }

  @Test
  void theSignInSaysTheSameForEveryFailure() {
    try (Portal portal = Portal.visit(context)) {
      portal.go("login?error");
      assertThat(_get(LoginForm.class).isError()).isTrue();
    }
  }

  @Test
  void theSignInTellsHowLongToWait() {
    try (Portal portal = Portal.visit(context)) {
      portal.go("login?wait=90");
      assertThat(_get(LoginForm.class).isError()).isTrue();
      assertThat(_get(LoginForm.class).isEnabled()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"wait=-1", "wait=x", "wait=999999", "wait="})
  void nonsenseInTheAddressIsNoWait(String query) {
    try (Portal portal = Portal.visit(context)) {
      portal.go("login?" + query);
      assertThat(_get(LoginForm.class).isError()).isFalse();
    }
  }

  @Test
  void whoIsSignedInNeedsNoSignIn() {
    try (Portal portal = Portal.signIn(context, Role.VIEWER)) {
      portal.go("login");
      assertThat(portal.location()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void everyRoleSeesTheListsInTheNavigationAndNothingThatIsNotThere(Role role) {
    try (Portal portal = Portal.signIn(context, role)) {
      portal.go("profile");
      assertThat(_find(SideNavItem.class))
          .extracting(SideNavItem::getLabel)
          .containsExactlyElementsOf(
              switch (role) {
                case ADMIN ->
                    List.of(
                        "Lists",
                        "Customers",
                        "Jobs",
                        "Accounts",
                        "API clients",
                        "Policies",
                        "Audit");
                case MANAGER -> List.of("Lists", "Customers", "Jobs");
                case AGENT, VIEWER -> List.of("Lists", "Customers");
              });
    }
  }

  @ParameterizedTest
  @CsvSource({"ADMIN,true", "MANAGER,true", "AGENT,false", "VIEWER,false"})
  void onlyWhoMayWriteListsIsToldTheKeyForANewOne(Role role, boolean told) {
    try (Portal portal = Portal.signIn(context, role)) {
      portal.go("profile");
      _get(MainLayout.class).showKeys();
      String keys = Portal.text(_get(Dialog.class));
      assertThat(keys.contains("New list")).isEqualTo(told);
    }
  }

  @Test
  void theKeyForANewListDoesNothingForWhoMayNot() {
    try (Portal portal = Portal.signIn(context, Role.VIEWER)) {
      portal.go("profile");
      _get(MainLayout.class).newList();
      assertThat(portal.location()).isEqualTo("profile");
    }
  }

  @Test
  void whatTheFrameworkTellsIsInTheLanguageThatThePersonChose() {
    String name = Portal.person(context, Role.VIEWER);
    try (Portal portal = Portal.signIn(context, name, Portal.PASSWORD)) {
      portal
          .context()
          .getBean(Accounts.class)
          .saveProfile(new ProfileDraft("Dana", "de", null, Theme.SYSTEM));
    }
    try (Portal portal = Portal.signIn(context, name, Portal.PASSWORD)) {
      portal.go("");
      assertThat(
              VaadinService.getCurrent()
                  .getSystemMessages(Locale.UK, VaadinRequest.getCurrent())
                  .getSessionExpiredCaption())
          .isEqualTo("Du wurdest abgemeldet");
    }
  }

  @Test
  void theSearchGoesToTheListsThatMatch() {
    try (Portal portal = Portal.signIn(context, Role.VIEWER)) {
      portal.go("profile");
      _get(SearchField.class).search("  spring ");
      assertThat(portal.location()).isEqualTo("?q=spring");
    }
  }

  @Test
  void anUnknownAddressIsNotFoundInsideTheLayout() {
    try (Portal portal = Portal.signIn(context, Role.VIEWER)) {
      portal.go("nowhere/at/all");
      assertThat(portal.view()).isInstanceOf(NotFoundView.class);
      assertThat(Portal.text(portal.view())).contains("Page not found");
      assertThat(_find(SideNavItem.class)).isNotEmpty();
    }
  }

  @Test
  void aPageThatNeedsMoreSaysWhatIsMissing() {
    try (Portal portal = Portal.signIn(context, Role.VIEWER)) {
      portal.go("profile");
      Viewer viewer = context.getBean(Viewer.class);
      assertThat(viewer.may(Scope.LISTS_READ)).isTrue();
      assertThatThrownBy(() -> viewer.require(Scope.LISTS_WRITE))
          .isInstanceOfSatisfying(
              NoAccessException.class,
              refused -> {
                NoAccessView.ByService page =
                    new NoAccessView.ByService(viewer, context.getBean(RefusedAccess.class));
                assertThat(page.refuse(refused)).isEqualTo(403);
                assertThat(Portal.text(page)).contains("create and edit lists", "Viewer");
              });
    }
  }

  @Test
  void aRefusalOfAServiceNamesNothing() {
    try (Portal portal = Portal.signIn(context, Role.AGENT)) {
      portal.go("profile");
      NoAccessView page =
          new NoAccessView.ByRouter(
              context.getBean(Viewer.class), context.getBean(RefusedAccess.class));
      page.refuse(new IllegalArgumentException("secret 42"));
      assertThat(Portal.text(page)).contains("No access", "Agent").doesNotContain("42");
      _assertNone(Dialog.class);
    }
  }
}
