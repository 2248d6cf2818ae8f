package org.promolist.ui.admin;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.account.ApiClientDetails;
import org.promolist.account.ApiClientDraft;
import org.promolist.account.ApiClientFilter;
import org.promolist.account.ApiClientState;
import org.promolist.account.ApiClients;
import org.promolist.account.IssuedToken;
import org.promolist.account.Role;
import org.promolist.account.Rotation;
import org.promolist.account.Scope;
import org.promolist.ui.FakeTab;
import org.promolist.ui.Portal;
import org.promolist.ui.admin.RotateDialog.Overlap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class ApiClientsViewTest {

  private static final Set<Scope> CLAIM = EnumSet.of(Scope.CLAIMS_WRITE);
  private static final String LAST_DAY = "Last day of the new token (optional)";
  private static final Pattern TOKEN = Pattern.compile("plst_[0-9A-Za-z]{46}");

  @Autowired ApplicationContext context;
  @Autowired ApiClients clients;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  private Portal portal;

  @BeforeEach
  void noClients() {
    for (String table : List.of("api_client_scope", "api_token", "api_client")) {
      jdbc.sql("delete from " + table).update();
    }
    portal = Portal.signIn(context, Role.ADMIN);
  }

  @AfterEach
  void leave() {
    portal.close();
  }

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

  // making one

  @Test
  void aNewClientShowsItsTokenOnceWithACallToTryIt() {
    portal.go("api-clients");
    _click(_find(Button.class, b -> b.withText("New API client")).getFirst());
    _setValue(_get(TextField.class, f -> f.withLabel("Name")), " web shop ");
    scopes().setValue(EnumSet.of(Scope.LISTS_READ, Scope.CLAIMS_WRITE));
    _setValue(_get(Checkbox.class, c -> c.withPredicate(ApiClientsViewTest::isPublic)), true);
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
    _setValue(_get(Checkbox.class, c -> c.withPredicate(ApiClientsViewTest::isPublic)), true);
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

  // rotating

  @Test
  void aRotationSaysUntilWhenTheOldTokenWorksAndHoldsToIt() {
    IssuedToken made = make("web shop", null);
    portal.go("api-clients");
    _click(rowButton(0, "Rotate …"));
    assertThat(overlap().getValue()).isEqualTo(Overlap.DAY);
    assertThat(text(_get(Dialog.class))).contains("The present token works until", "So long both");
    overlap().setValue(Overlap.HOUR);
    Instant before = clock.instant();
    _click(button("Make a new token"));
    String shown = text(_get(Dialog.class));
    assertThat(shown).contains("The token before works until");
    String token = token(shown);
    assertThat(token).isNotEqualTo(made.token());
    assertThat(clients.authenticate(token)).isPresent();
    assertThat(clients.authenticate(made.token())).isPresent();
    assertThat(only().previousUntil())
        .isBetween(
            before.plus(Duration.ofMinutes(59)), clock.instant().plus(Duration.ofMinutes(61)));
    _click(button("I have stored it"));
    assertThat(toasts()).contains("web shop has a new token").doesNotContain(token);
    assertThat(row(0)).contains("The token before works until");
  }

  @Test
  void aTokenThatHasLeakedIsRefusedAtOnce() {
    IssuedToken made = make("web shop", null);
    portal.go("api-clients");
    _click(rowButton(0, "Rotate …"));
    overlap().setValue(Overlap.NONE);
    assertThat(text(_get(Dialog.class))).contains("refused as soon as the new one is made");
    _click(button("Make a new token"));
    assertThat(text(_get(Dialog.class))).contains("The token before is refused from now on");
    assertThat(clients.authenticate(made.token())).isEmpty();
  }

  @Test
  void aMomentOfOnesChoiceIsCheckedAtItsField() {
    make("web shop", null);
    portal.go("api-clients");
    _click(rowButton(0, "Rotate …"));
    assertThat(_find(DateTimePicker.class)).isEmpty();
    overlap().setValue(Overlap.MOMENT);
    _click(button("Make a new token"));
    assertThat(moment().getErrorMessage()).isEqualTo("Can’t be empty.");
    moment().setValue(LocalDateTime.now(ZoneOffset.UTC).plusDays(91));
    _click(button("Make a new token"));
    assertThat(moment().getErrorMessage()).isEqualTo("At most 90 days from now.");
    moment().setValue(LocalDateTime.now(ZoneOffset.UTC).minusDays(1));
    _click(button("Make a new token"));
    assertThat(moment().getErrorMessage()).isEqualTo("Must be in the future.");
    assertThat(only().version()).isZero();
    LocalDateTime chosen = LocalDateTime.now(ZoneOffset.UTC).plusDays(3).withNano(0);
    moment().setValue(chosen);
    _click(button("Make a new token"));
    assertThat(only().previousUntil()).isEqualTo(chosen.toInstant(ZoneOffset.UTC));
  }

  @Test
  void anOverlapIsCutByTheLastDayOfEitherToken() {
    Instant last = endOfDay(3).minus(Duration.ofHours(2));
    make("web shop", last);
    portal.go("api-clients");
    _click(rowButton(0, "Rotate …"));
    overlap().setValue(Overlap.WEEK);
    assertThat(text(_get(Dialog.class))).contains("no token outlives its own last day");
    _click(button("Make a new token"));
    assertThat(only().previousUntil()).isEqualTo(last);
  }

  @Test
  void aNewTokenIsOfferedTheTimeThatTheOneBeforeHad() {
    make("web shop", endOfDay(30));
    jdbc.sql("update api_token set created_at = ?, expires_at = ?")
        .params(
            endOfDay(-60).minusSeconds(60).atOffset(ZoneOffset.UTC),
            endOfDay(4).minusSeconds(60).atOffset(ZoneOffset.UTC))
        .update();
    portal.go("api-clients");
    _click(rowButton(0, "Rotate …"));
    assertThat(_get(_get(Dialog.class), DatePicker.class, d -> d.withLabel(LAST_DAY)).getValue())
        .isEqualTo(LocalDate.now(ZoneOffset.UTC).plusDays(64));
    _click(button("Make a new token"));
    assertThat(only().expiresAt()).isEqualTo(endOfDay(64));
    assertThat(only().state()).isEqualTo(ApiClientState.ACTIVE);
  }

  /** Whatever the time of day: a month stays a month. */
  @Test
  void theDayThatIsOfferedDoesNotCreepFromRotationToRotation() {
    make("web shop", endOfDay(30));
    for (int rotation = 0; rotation < 3; rotation++) {
      portal.go("api-clients");
      _click(rowButton(0, "Rotate …"));
      assertThat(_get(_get(Dialog.class), DatePicker.class, d -> d.withLabel(LAST_DAY)).getValue())
          .isEqualTo(LocalDate.now(ZoneOffset.UTC).plusDays(30));
      _click(button("Make a new token"));
      assertThat(only().expiresAt()).isEqualTo(endOfDay(30));
      _click(button("I have stored it"));
    }
  }

  @Test
  void whereSomebodyRotatedFirstThatIsTold() {
    IssuedToken made = make("web shop", null);
    portal.go("api-clients");
    _click(rowButton(0, "Rotate …"));
    clients.rotate(made.client().id(), 0, new Rotation(null, null));
    _click(button("Make a new token"));
    assertThat(text(_get(Dialog.class)))
        .contains("could not be changed", "rotated its token meanwhile");
    assertThat(only().version()).isEqualTo(1);
  }

  @Test
  void aSecondClickBehindTheFirstMakesNoOtherTokenAndTellsOfNoTrouble() {
    make("web shop", null);
    portal.go("api-clients");
    _click(rowButton(0, "Rotate …"));
    Button go = button("Make a new token");
    _click(go);
    go.click(); // it was on its way when the dialog closed
    assertThat(only().version()).isEqualTo(1);
    assertThat(text(_get(Dialog.class))).contains("The token before works until");
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

  private static Instant endOfDay(int days) {
    return LocalDate.now(ZoneOffset.UTC)
        .plusDays(days + 1L)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }

  private IssuedToken make(String name, Instant expiresAt) {
    return clients.create(new ApiClientDraft(name, CLAIM, false, expiresAt));
  }

  private ApiClientDetails only() {
    List<ApiClientDetails> all = clients.page(ApiClientFilter.NONE, null, 10).items();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static String token(String text) {
    Matcher token = TOKEN.matcher(text);
    assertThat(token.find()).as(text).isTrue();
    return token.group();
  }

  private static ApiClientsGrid grid() {
    return _get(ApiClientsGrid.class);
  }

  private static List<String> listed() {
    return GridKt._findAll(grid()).stream().map(ApiClientDetails::name).toList();
  }

  private static Component cell(int row, String column) {
    return GridKt._getCellComponent(grid(), row, column);
  }

  private static String row(int row) {
    StringBuilder text = new StringBuilder();
    for (String column : List.of("name", "scopes", "state", "used")) {
      text.append(Portal.text(cell(row, column))).append(' ');
    }
    return text.toString();
  }

  private static Button rowButton(int row, String text) {
    return _get(cell(row, "action"), Button.class, b -> b.withText(text));
  }

  private static boolean isPublic(Checkbox box) {
    return box.getLabel() != null && box.getLabel().toLowerCase(Locale.ROOT).startsWith("public");
  }

  @SuppressWarnings("unchecked")
  private static CheckboxGroup<Scope> scopes() {
    return _get(CheckboxGroup.class);
  }

  @SuppressWarnings("unchecked")
  private static RadioButtonGroup<Overlap> overlap() {
    return _get(RadioButtonGroup.class);
  }

  @SuppressWarnings("unchecked")
  private static MultiSelectComboBox<ApiClientState> states() {
    return _get(MultiSelectComboBox.class);
  }

  private static DateTimePicker moment() {
    return _get(DateTimePicker.class);
  }

  private static Button button(String text) {
    return _get(Button.class, b -> b.withText(text));
  }

  private static String text(Component component) {
    String title = component instanceof Dialog dialog ? dialog.getHeaderTitle() + " " : "";
    return title + Portal.text(component);
  }

  private static List<String> entries() {
    return _find(SideNavItem.class).stream().map(SideNavItem::getLabel).toList();
  }

  private static String toasts() {
    return _find(Notification.class).stream()
        .map(Portal::text)
        .reduce("", (one, other) -> one + " " + other);
  }
}
