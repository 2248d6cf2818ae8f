package org.promolist.ui.admin;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.promolist.account.ApiClientState;
import org.promolist.account.IssuedToken;
import org.promolist.account.Rotation;
import org.promolist.ui.admin.RotateDialog.Overlap;

class RotateDialogTest extends ApiClientsPageFixture {

  private static final String LAST_DAY = "Last day of the new token (optional)";

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

  @SuppressWarnings("unchecked")
  private static RadioButtonGroup<Overlap> overlap() {
    return _get(RadioButtonGroup.class);
  }

  private static DateTimePicker moment() {
    return _get(DateTimePicker.class);
  }
}
