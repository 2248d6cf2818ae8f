package org.promolist.ui.admin;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.promolist.account.ApiClientDetails;
import org.promolist.account.ApiClientDraft;
import org.promolist.account.IssuedToken;
import org.promolist.account.Role;
import org.promolist.account.Scope;
import org.promolist.ui.FakeTab;
import org.promolist.ui.Portal;

/** Making clients, and editing them. */
class ApiClientFormTest extends ApiClientsPageFixture {

  // making one

  @Test
  void aNewClientShowsItsTokenOnceWithACallToTryIt() {
    portal.go("api-clients");
    _click(_find(Button.class, b -> b.withText("New API client")).getFirst());
    _setValue(_get(TextField.class, f -> f.withLabel("Name")), " web shop ");
    scopes().setValue(EnumSet.of(Scope.LISTS_READ, Scope.CLAIMS_WRITE));
    _setValue(_get(Checkbox.class, c -> c.withPredicate(ApiClientFormTest::isPublic)), true);
    _click(button("Create and show the token"));
    String shown = text(_get(Dialog.class));
    String token = token(shown);
    assertThat(shown)
        .contains("Copy it now", "curl -i -H 'Authorization: Bearer " + token, "/api/v1/lists");
    assertThat(clients.authenticate(token)).isPresent();
    assertThat(toasts()).contains("web shop created").doesNotContain(token);
    Dialog seen = _get(Dialog.class);
    _click(button("I have stored it"));
    assertThat(_find(Dialog.class)).isEmpty();
    assertThat(Portal.text(seen)).doesNotContain(token);
    ApiClientDetails made = only();
    assertThat(made.name()).isEqualTo("web shop");
    assertThat(made.scopes()).containsExactlyInAnyOrder(Scope.LISTS_READ, Scope.CLAIMS_WRITE);
    assertThat(made.publicFacing()).isTrue();
    assertThat(row(0))
        .contains("web shop", "public-facing", "…" + made.token().hint())
        .contains("lists:read", "claims:write", "Active", "No expiry", "Never used")
        .doesNotContain(token);
  }

  @Test
  void whatCanNotBeIsSaidAtItsFieldAndNothingIsMade() {
    make("web shop", null);
    portal.go("api-clients");
    _click(button("New API client"));
    _setValue(_get(DatePicker.class), LocalDate.now(ZoneOffset.UTC).minusDays(1));
    _click(button("Create and show the token"));
    assertThat(_get(TextField.class, f -> f.withLabel("Name")).getErrorMessage())
        .isEqualTo("Can’t be empty.");
    assertThat(scopes().getErrorMessage()).contains("at least one");
    assertThat(_get(DatePicker.class).getErrorMessage()).isEqualTo("Must be in the future.");
    _setValue(_get(TextField.class, f -> f.withLabel("Name")), "WEB Shop");
    scopes().setValue(CLAIM);
    _click(button("Create and show the token"));
    assertThat(_get(TextField.class, f -> f.withLabel("Name")).getErrorMessage())
        .isEqualTo("Another one has this name.");
    assertThat(_get(DatePicker.class).getErrorMessage()).isEqualTo("Must be in the future.");
    assertThat(scopes().isInvalid()).isFalse();
    _click(button("Cancel"));
    assertThat(listed()).containsExactly("web shop");
  }

  @Test
  void theLastDayIsOneThatTheTokenStillWorksOn() {
    LocalDate last = LocalDate.now(ZoneOffset.UTC).plusDays(30);
    portal.go("api-clients");
    _click(_find(Button.class, b -> b.withText("New API client")).getFirst());
    _setValue(_get(TextField.class, f -> f.withLabel("Name")), "till");
    scopes().setValue(CLAIM);
    _setValue(_get(DatePicker.class), last);
    _click(button("Create and show the token"));
    _click(button("I have stored it"));
    assertThat(only().expiresAt())
        .isEqualTo(last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    assertThat(row(0)).contains("Works through");
  }

  @Test
  void everyScopeIsExplained() {
    portal.go("api-clients");
    _click(_find(Button.class, b -> b.withText("New API client")).getFirst());
    for (Scope scope : Scope.values()) {
      assertThat(scopes().getItemLabelGenerator().apply(scope)).isEqualTo(scope.key());
      assertThat(scopes().getItemHelperGenerator().apply(scope)).endsWith(".").contains(" ");
    }
  }

  // editing

  @Test
  void anEditIsSavedAndToldByName() {
    make("web shop", null);
    portal.go("api-clients");
    _click(rowButton(0, "Edit …"));
    assertThat(_get(TextField.class, f -> f.withLabel("Name")).getValue()).isEqualTo("web shop");
    scopes().setValue(EnumSet.allOf(Scope.class));
    _click(button("Save"));
    assertThat(_find(Dialog.class)).isEmpty();
    assertThat(toasts()).contains("web shop saved");
    assertThat(row(0)).contains("every scope");
  }

  /** It lies within a day of the zone of whoever looks, as where somebody elsewhere chose it. */
  @Test
  void anEditThatDoesNotTouchTheLastDayDoesNotMoveIt() {
    Instant odd = endOfDay(20).minus(Duration.ofHours(2));
    make("web shop", odd);
    portal.go("api-clients");
    _click(rowButton(0, "Edit …"));
    _setValue(_get(Checkbox.class, c -> c.withPredicate(ApiClientFormTest::isPublic)), true);
    _click(button("Save"));
    assertThat(only().publicFacing()).isTrue();
    assertThat(only().expiresAt()).isEqualTo(odd);
  }

  @Test
  void whoComesSecondSeesBothAndLosesNothing() {
    IssuedToken made = make("web shop", null);
    portal.go("api-clients");
    _click(rowButton(0, "Edit …"));
    _setValue(_get(TextField.class, f -> f.withLabel("Name")), "shop of mine");
    ApiClientDetails client = made.client();
    clients.change(
        client.id(),
        client.version(),
        new ApiClientDraft("web shop", EnumSet.of(Scope.CODES_READ), false, null));
    _click(button("Save"));
    assertThat(text(_find(Dialog.class).getLast()))
        .contains("Somebody saved it", "codes:read", "claims:write", "shop of mine");
    _click(button("Reapply mine"));
    assertThat(scopes().getValue()).containsExactly(Scope.CODES_READ);
    _click(button("Save"));
    assertThat(only().name()).isEqualTo("shop of mine");
    assertThat(only().scopes()).containsExactly(Scope.CODES_READ);
  }

  @Test
  void anEditIsBackAfterTheSessionEndedOnTopOfWhatIsStoredByThen() {
    ApiClientDetails client = make("web shop", null).client();
    portal.close();
    String person = Portal.person(context, Role.ADMIN);
    portal = Portal.signIn(context, person, Portal.PASSWORD);
    try (FakeTab tab = new FakeTab()) {
      portal.go("api-clients");
      _click(rowButton(0, "Edit …"));
      _setValue(_get(TextField.class, f -> f.withLabel("Name")), "shop of mine");
      assertThat(tab.stored()).hasSize(1);
      clients.change(
          client.id(),
          client.version(),
          new ApiClientDraft("web shop", EnumSet.of(Scope.CODES_READ), false, null));
      portal.close();
      portal = Portal.signIn(context, person, Portal.PASSWORD);
      portal.go("api-clients");
      _click(rowButton(0, "Edit …"));
      tab.stored();
      assertThat(_get(TextField.class, f -> f.withLabel("Name")).getValue())
          .isEqualTo("shop of mine");
      assertThat(scopes().getValue()).containsExactly(Scope.CODES_READ);
      _click(button("Save"));
      assertThat(only().name()).isEqualTo("shop of mine");
      assertThat(tab.stored()).isEmpty();
    }
  }

  private static boolean isPublic(Checkbox box) {
    return box.getLabel() != null && box.getLabel().toLowerCase(Locale.ROOT).startsWith("public");
  }

  @SuppressWarnings("unchecked")
  private static CheckboxGroup<Scope> scopes() {
    return _get(CheckboxGroup.class);
  }
}
