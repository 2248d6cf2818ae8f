package org.promolist.ui.admin;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.promolist.account.ApiClientState;
import org.promolist.account.IssuedToken;
import org.promolist.account.Role;
import org.promolist.ui.Portal;

/** Finding clients, and revoking one. */
class ApiClientsViewTest extends ApiClientsPageFixture {

  @Test
  void onlyAnAdminComesHere() {
    portal.go("api-clients");
    assertThat(entries()).contains("API clients");
    for (Role role : List.of(Role.MANAGER, Role.AGENT, Role.VIEWER)) {
      portal.close();
      portal = Portal.signIn(context, role);
      portal.go("api-clients");
      assertThat(portal.text()).as(role.name()).contains("No access");
      portal.go("");
      assertThat(entries()).doesNotContain("API clients");
    }
  }

  @Test
  void withoutClientsThePageSaysWhatTheyAreFor() {
    portal.go("api-clients");
    assertThat(portal.text()).contains("No program may call yet");
    portal.go("api-clients?q=nobody");
    assertThat(portal.text()).contains("No API client is like that");
    _click(button("Clear"));
    assertThat(portal.location()).isEqualTo("api-clients");
  }

  // revoking

  @Test
  void aClientIsRevokedOnceConfirmed() {
    IssuedToken made = make("web shop", null);
    portal.go("api-clients");
    _click(rowButton(0, "Revoke …"));
    assertThat(text(_get(Dialog.class)))
        .contains("Revoke web shop?", "refused from now on", "It was never used");
    assertThat(clients.authenticate(made.token())).isPresent();
    _click(button("Revoke for good"));
    assertThat(clients.authenticate(made.token())).isEmpty();
    assertThat(toasts()).contains("web shop revoked");
    assertThat(row(0)).contains("Revoked");
    assertThat(_find(cell(0, "action"), Button.class)).isEmpty();
  }

  // finding

  @Test
  void searchAndStateComeFromTheUrlAndGoIntoIt() {
    make("Web shop", null);
    make("Till in Graz", clock.instant().plus(Duration.ofDays(5)));
    clients.revoke(make("Old shop", null).client().id());
    portal.go("api-clients");
    assertThat(listed()).containsExactly("Till in Graz", "Web shop", "Old shop");
    portal.go("api-clients?q=SHOP&state=active&state=nonsense");
    assertThat(listed()).containsExactly("Web shop");
    states().setValue(Set.of(ApiClientState.REVOKED, ApiClientState.ACTIVE));
    assertThat(portal.location()).isEqualTo("api-clients?q=SHOP&state=active&state=revoked");
    assertThat(listed()).containsExactly("Web shop", "Old shop");
  }

  @Test
  void aSearchForWhatNoTextHasFindsEverything() {
    make("Web shop", null);
    portal.go("api-clients?q=%00");
    assertThat(listed()).containsExactly("Web shop");
  }

  @Test
  void whatExpiresSoonIsToldOnTopAndInItsRow() {
    make("Web shop", clock.instant().plus(Duration.ofDays(15)));
    portal.go("api-clients");
    assertThat(portal.text()).doesNotContain("expire within");
    make("Till", endOfDay(5));
    make("Kiosk", endOfDay(1));
    make("App", endOfDay(0));
    portal.go("api-clients");
    assertThat(portal.text())
        .contains("Tokens that expire within 14 days")
        .contains("App: Expires today · Kiosk: Expires tomorrow · Till: Expires in 5 days");
    assertThat(row(2)).contains("Till", "Expires in 5 days", "Works through");
    _click(button("Show all of them"));
    assertThat(portal.location()).isEqualTo("api-clients?state=expiring");
    assertThat(listed()).containsExactly("App", "Kiosk", "Till");
  }

  @Test
  void theLastUseIsToldWithItsAddress() {
    IssuedToken made = make("Web shop", null);
    jdbc.sql("update api_client set last_used_at = ?, last_used_from = '192.0.2.7'")
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    portal.go("api-clients");
    assertThat(row(0)).contains("Just now", "from 192.0.2.7");
    _click(rowButton(0, "Revoke …"));
    assertThat(text(_get(Dialog.class))).contains("Last used: Just now, from 192.0.2.7");
    assertThat(made.client().lastUse()).isNull();
  }

  @SuppressWarnings("unchecked")
  private static MultiSelectComboBox<ApiClientState> states() {
    return _get(MultiSelectComboBox.class);
  }

  private static List<String> entries() {
    return _find(SideNavItem.class).stream().map(SideNavItem::getLabel).toList();
  }
}
