package org.promolist.ui.admin;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.promolist.ui.kit.DateWords;
import org.promolist.ui.kit.FieldMarks;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Texts;

/** The last day that a token works, in the zone of whoever looks; empty for no end. */
final class ExpiryPicker extends DatePicker {

  private final ZoneId zone;
  private @Nullable Instant shown;

  ExpiryPicker(Formats formats) {
    super(Texts.optional(Texts.text("client.expires")));
    zone = formats.zone();
    DateWords.of(formats).apply(this);
    setHelperText(Texts.text("client.expiresHelp", zone.getId()));
    setClearButtonVisible(true);
    setManualValidation(true);
    setWidthFull();
  }

  void show(@Nullable Instant expiresAt) {
    shown = expiresAt;
    setValue(day(expiresAt));
  }

  /** Offers a day, which ends where it does here. */
  void suggest(@Nullable LocalDate lastDay) {
    shown = null;
    setValue(lastDay);
  }

  /** Which is what was shown as long as its day stands: it may lie within a day of this zone. */
  @Nullable Instant expiresAt() {
    LocalDate day = getValue();
    if (Objects.equals(day, day(shown))) {
      return shown;
    }
    return day == null ? null : day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  boolean isUnreadable() {
    return FieldMarks.unreadable(this);
  }

  private @Nullable LocalDate day(@Nullable Instant expiresAt) {
    return expiresAt == null ? null : lastDay(expiresAt, zone);
  }

  static LocalDate lastDay(Instant expiresAt, ZoneId zone) {
    return LocalDate.ofInstant(expiresAt.minus(1, ChronoUnit.MICROS), zone);
  }
}
