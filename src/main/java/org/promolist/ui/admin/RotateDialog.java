package org.promolist.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.server.Command;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.promolist.account.ApiClientDetails;
import org.promolist.account.ApiClientState;
import org.promolist.account.Rotation;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.promolist.ui.kit.DateWords;
import org.promolist.ui.kit.FieldErrors;
import org.promolist.ui.kit.FieldMarks;
import org.promolist.ui.kit.Texts;

/** Asks how the present token gives way to a new one, and says until when exactly it works. */
final class RotateDialog extends Dialog {

  enum Overlap {
    NONE,
    HOUR,
    DAY,
    WEEK,
    MOMENT
  }

  private final ApiClientDetails client;
  private final ApiClientWords words;
  private final RadioButtonGroup<Overlap> overlap =
      new RadioButtonGroup<>(Texts.text("token.overlap"));
  private final DateTimePicker moment = new DateTimePicker(Texts.text("token.overlapUntil"));
  private final Paragraph meaning = new Paragraph();
  private final ExpiryPicker expires;
  private final FieldErrors errors = new FieldErrors();

  /** As it was told, so that what is told is what is done. */
  private @Nullable Instant until;

  /**
   * Closed yet.
   *
   * @param rotate refuses what can't be with {@link InvalidInputException}; answers what is to
   *     follow once this is closed
   */
  RotateDialog(ApiClientDetails client, ApiClientWords words, Function<Rotation, Command> rotate) {
    this.client = client;
    this.words = words;
    expires = new ExpiryPicker(words.formats());
    setHeaderTitle(Texts.text("token.rotateTitle", client.name()));
    setWidth("560px");
    setCloseOnOutsideClick(false);
    addClassName("question");
    Button cancel = new Button(Texts.text("kit.cancel"), click -> close());
    cancel.addClassName("neutral");
    Button go = new Button(Texts.text("token.rotateGo"), click -> go(rotate));
    go.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(cancel, go);
    arrange();
    show();
  }

  private void arrange() {
    overlap.setItems(Overlap.values());
    overlap.setItemLabelGenerator(choice -> Texts.text("token.overlap." + choice));
    overlap.setValue(client.state() == ApiClientState.EXPIRED ? Overlap.NONE : Overlap.DAY);
    overlap.setVisible(client.state() != ApiClientState.EXPIRED); // there is nothing to overlap
    overlap.addValueChangeListener(change -> show());
    DateWords.of(words.formats()).apply(moment);
    moment.setHelperText(
        Texts.text(
            "token.overlapHelp",
            Rotation.LONGEST_OVERLAP.toDays(),
            words.formats().zone().getId()));
    moment.setManualValidation(true);
    moment.addValueChangeListener(change -> show());
    meaning.getElement().setAttribute("role", "status");
    meaning.addClassName("semibold");
    expires.suggest(renewed());
    expires.setLabel(Texts.optional(Texts.text("token.newExpires")));
    expires.addValueChangeListener(change -> show());
    errors.field("previousUntil", moment).field("expiresAt", expires);
    add(overlap, moment, meaning, expires);
  }

  /**
   * The new token is to last as long as the present one was meant to. In days: it ends with one,
   * and begins at some time of day, which would add up to another day each time.
   */
  private @Nullable LocalDate renewed() {
    Instant end = client.expiresAt();
    if (end == null) {
      return null;
    }
    ZoneId zone = words.formats().zone();
    long days =
        ChronoUnit.DAYS.between(
            LocalDate.ofInstant(client.token().createdAt(), zone), ExpiryPicker.lastDay(end, zone));
    return LocalDate.ofInstant(words.clock().instant(), zone).plusDays(days);
  }

  private void show() {
    boolean chosen = overlap.getValue() == Overlap.MOMENT;
    moment.setVisible(chosen);
    errors.clear();
    Instant now = words.clock().instant();
    until =
        switch (overlap.getValue()) {
          case NONE -> null;
          case HOUR -> minute(now.plus(Duration.ofHours(1)));
          case DAY -> minute(now.plus(Duration.ofDays(1)));
          case WEEK -> minute(now.plus(Duration.ofDays(7)));
          case MOMENT -> instant(moment.getValue());
        };
    meaning.setText(meaning());
  }

  private String meaning() {
    if (client.state() == ApiClientState.EXPIRED) {
      return Texts.text("token.means.expired");
    }
    if (until == null) {
      return overlap.getValue() == Overlap.MOMENT ? "" : Texts.text("token.means.none");
    }
    Instant last = earlier(earlier(until, client.expiresAt()), expires.expiresAt());
    return Texts.text(
        last.equals(until) ? "token.means.until" : "token.means.expires",
        words.formats().dateTime(last),
        words.formats().zone().getId());
  }

  private static Instant earlier(Instant one, @Nullable Instant other) {
    return other != null && other.isBefore(one) ? other : one;
  }

  /** The next full one: what is shown is not cut off. */
  private static Instant minute(Instant at) {
    Instant full = at.truncatedTo(ChronoUnit.MINUTES);
    return full.equals(at) ? full : full.plus(1, ChronoUnit.MINUTES);
  }

  private @Nullable Instant instant(@Nullable LocalDateTime local) {
    return local == null ? null : local.atZone(words.formats().zone()).toInstant();
  }

  private void go(Function<Rotation, Command> rotate) {
    if (!isOpened()) {
      return; // the second of two quick clicks
    }
    if (isStale()) {
      show();
      return;
    }
    List<Violation> found = unreadable();
    if (found.isEmpty()) {
      try {
        Command next = rotate.apply(new Rotation(until, expires.expiresAt()));
        close();
        next.execute();
        return;
      } catch (InvalidInputException refused) {
        found = refused.violations();
      }
    }
    errors.show(found);
  }

  /** The dialog stood open for so long that what it told has passed: it has to be told anew. */
  private boolean isStale() {
    return until != null
        && overlap.getValue() != Overlap.MOMENT
        && !until.isAfter(words.clock().instant());
  }

  private List<Violation> unreadable() {
    List<Violation> found = new ArrayList<>();
    if (overlap.getValue() == Overlap.MOMENT && until == null) {
      found.add(
          Violation.of("previousUntil", FieldMarks.unreadable(moment) ? "unreadable" : "required"));
    }
    if (expires.isUnreadable()) {
      found.add(Violation.of("expiresAt", "unreadable"));
    }
    return found;
  }
}
