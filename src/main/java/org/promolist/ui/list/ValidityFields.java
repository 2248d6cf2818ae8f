package org.promolist.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.promolist.list.ListDraft;
import org.promolist.list.ListRules;
import org.promolist.list.Validity;
import org.promolist.ui.kit.DateWords;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Section;
import org.promolist.ui.kit.Texts;

/** Time zone, start and end, each with what it means in the viewer's own zone. */
final class ValidityFields {

  private final ComboBox<String> zone = new ComboBox<>(ListWords.field("validity.zone"));
  private final DateTimePicker startsAt = new DateTimePicker(ListWords.field("validity.startsAt"));
  private final DateTimePicker endsAt =
      new DateTimePicker(Texts.optional(ListWords.field("validity.endsAt")));
  private final Formats formats;

  ValidityFields(Formats formats) {
    this.formats = formats;
    zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
    for (DateTimePicker picker : new DateTimePicker[] {startsAt, endsAt}) {
      DateWords.of(formats).apply(picker);
      picker.addValueChangeListener(change -> explain());
    }
    zone.addValueChangeListener(change -> explain());
  }

  Map<String, Component> fields() {
    Map<String, Component> fields = new LinkedHashMap<>();
    fields.put("validity.zone", zone);
    fields.put("validity.startsAt", startsAt);
    fields.put("validity.endsAt", endsAt);
    return fields;
  }

  Section section() {
    return new Section(Texts.text("list.form.validity"))
        .add(2, zone)
        .add(2, startsAt)
        .add(2, endsAt);
  }

  void show(ListDraft draft) {
    // To the second where the list is: shown to the minute, saving would move the time.
    boolean seconds = hasSeconds(draft.startsAt()) || hasSeconds(draft.endsAt());
    Duration step = seconds ? Duration.ofSeconds(1) : Duration.ofMinutes(15);
    startsAt.setStep(step);
    endsAt.setStep(step);
    zone.setValue(draft.zone());
    startsAt.setValue(draft.startsAt());
    endsAt.setValue(draft.endsAt());
    explain();
  }

  private static boolean hasSeconds(@Nullable LocalDateTime time) {
    return time != null && time.getSecond() > 0;
  }

  private void explain() {
    String id = zone.getValue();
    if (id == null || !ListRules.isZone(id)) {
      zone.setHelperText(Texts.text("list.form.zone"));
      startsAt.setHelperText("");
      endsAt.setHelperText(Texts.text("list.form.endsAt"));
      return;
    }
    ZoneId zoneId = ZoneId.of(id);
    zone.setHelperText(offsets(zoneId));
    startsAt.setHelperText(meaning(startsAt.getValue(), zoneId));
    endsAt.setHelperText(
        endsAt.getValue() == null
            ? Texts.text("list.form.endsAt")
            : meaning(endsAt.getValue(), zoneId));
  }

  private String meaning(@Nullable LocalDateTime time, ZoneId zoneId) {
    return time == null ? "" : ListTimes.meaning(time, zoneId, formats);
  }

  private String offsets(ZoneId zoneId) {
    if (startsAt.getValue() == null) {
      return Texts.text("list.form.zone");
    }
    String start = offset(startsAt.getValue(), zoneId);
    String end = endsAt.getValue() == null ? start : offset(endsAt.getValue(), zoneId);
    return start.equals(end)
        ? Texts.text("list.form.offset", start)
        : Texts.text("list.form.offsets", start, end);
  }

  private static String offset(LocalDateTime time, ZoneId zoneId) {
    String offset = zoneId.getRules().getOffset(Validity.instant(time, zoneId)).getId();
    return offset.equals("Z") ? "UTC" : "UTC" + offset;
  }

  @Nullable LocalDateTime startsAt() {
    return startsAt.getValue();
  }

  @Nullable LocalDateTime endsAt() {
    return endsAt.getValue();
  }

  @Nullable String zone() {
    return zone.getValue();
  }
}
