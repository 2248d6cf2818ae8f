package org.promolist.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.server.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.promolist.guard.LockoutPolicy;
import org.promolist.shared.Violation;
import org.promolist.ui.kit.FieldMarks;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Section;
import org.promolist.ui.kit.Texts;

/**
 * The policies of the program as fields. Each says what is wrong with it once somebody has been at
 * it.
 */
final class PolicyForm extends Div {

  private static final String LOCKED = "lockSeconds";

  private final IntegerField failures = new IntegerField(Texts.text("policies.failures"));
  private final IntegerField locked = new IntegerField(Texts.text("policies.locked"));
  private final Select<PolicyDraft.Unit> unit = new Select<>();
  private final Paragraph meaning = new Paragraph();
  private final IntegerField perWeek = limit("perWeek");
  private final IntegerField perMonth = limit("perMonth");
  private final IntegerField perYear = limit("perYear");
  private final Checkbox registration = new Checkbox(Texts.text("policies.registration"));
  private final Map<String, IntegerField> fields = new LinkedHashMap<>();
  private final Set<String> touched = new HashSet<>();
  private final Formats formats;
  private final Command changed;
  private PolicyDraft original;

  /** While a draft is shown, what changes in the fields is nobody's doing. */
  private boolean showing;

  PolicyForm(PolicyDraft draft, Formats formats, Command changed) {
    this.formats = formats;
    this.changed = changed;
    this.original = draft;
    addClassName("form");
    failures.setHelperText(Texts.text("policies.failuresHelp"));
    unit.setLabel(Texts.text("policies.unit"));
    unit.setItems(PolicyDraft.Unit.values());
    unit.setItemLabelGenerator(one -> Texts.text("policies.unit." + one));
    registration.setHelperText(Texts.text("policies.registrationHelp"));
    meaning.addClassNames("secondary", "text-s");
    meaning.getElement().setAttribute("role", "status");
    field("failures", failures);
    field(LOCKED, locked);
    field("perWeek", perWeek);
    field("perMonth", perMonth);
    field("perYear", perYear);
    listen(LOCKED, unit);
    listen("registrationRequired", registration);
    add(
        new Section(Texts.text("policies.lockout"))
            .add(2, failures)
            .add(2, locked)
            .add(2, unit)
            .add(6, meaning),
        new Section(Texts.text("policies.limiters"))
            .add(2, perWeek)
            .add(2, perMonth)
            .add(2, perYear)
            .add(6, quiet(Texts.text("policies.limitersHelp"))),
        new Section(Texts.text("policies.customers")).add(6, registration));
    show(draft);
  }

  private static IntegerField limit(String name) {
    return new IntegerField(Texts.optional(Texts.text("policies." + name)));
  }

  private static Component quiet(String text) {
    Paragraph paragraph = new Paragraph(text);
    paragraph.addClassNames("secondary", "text-s");
    return paragraph;
  }

  private void field(String name, IntegerField field) {
    fields.put(name, field);
    field.setManualValidation(true);
    listen(name, field);
  }

  private void listen(String name, HasValue<?, ?> field) {
    field.addValueChangeListener(change -> {
      if (!showing) {
        touched.add(name);
        mark();
        changed.execute();
      }
    });
  }

  /** Shows policies as they are stored. */
  void show(PolicyDraft draft) {
    show(draft, draft);
  }

  /** Shows policies; they count as changed as far as they differ from {@code stored}. */
  void show(PolicyDraft draft, PolicyDraft stored) {
    original = stored;
    touched.clear();
    showing = true;
    failures.setValue(draft.failures());
    locked.setValue(draft.locked());
    unit.setValue(draft.unit());
    perWeek.setValue(draft.perWeek());
    perMonth.setValue(draft.perMonth());
    perYear.setValue(draft.perYear());
    registration.setValue(draft.registrationRequired());
    showing = false;
    mark();
    changed.execute();
  }

  PolicyDraft draft() {
    return new PolicyDraft(
        failures.getValue(),
        locked.getValue(),
        unit.getValue(),
        perWeek.getValue(),
        perMonth.getValue(),
        perYear.getValue(),
        registration.getValue());
  }

  /**
   * For keeping: where something stands that is no number it has what is stored. Nothing at all
   * would be taken for "no limit" later on, by who can't see any more what was typed.
   */
  PolicyDraft readable() {
    return new PolicyDraft(
        readable(failures, original.failures()),
        readable(locked, original.locked()),
        FieldMarks.unreadable(locked) ? original.unit() : unit.getValue(),
        readable(perWeek, original.perWeek()),
        readable(perMonth, original.perMonth()),
        readable(perYear, original.perYear()),
        registration.getValue());
  }

  private static @Nullable Integer readable(IntegerField field, @Nullable Integer stored) {
    return FieldMarks.unreadable(field) ? stored : field.getValue();
  }

  /** As they were when they were last shown. */
  PolicyDraft original() {
    return original;
  }

  boolean dirty() {
    return !draft().same(original) || fields.values().stream().anyMatch(FieldMarks::unreadable);
  }

  /** Whether all is well; if not, says so at each field and takes the person to the first. */
  boolean check() {
    touched.addAll(fields.keySet());
    mark();
    fields.values().stream()
        .filter(IntegerField::isInvalid)
        .findFirst()
        .ifPresent(IntegerField::focus);
    return attention() == 0;
  }

  int attention() {
    return (int) fields.values().stream().filter(IntegerField::isInvalid).count();
  }

  private void mark() {
    List<Violation> found = new ArrayList<>();
    fields.forEach((name, field) -> {
      if (FieldMarks.unreadable(field)) {
        found.add(Violation.of(name, "unreadable"));
      }
    });
    draft().check().stream()
        .filter(wrong -> found.stream().noneMatch(known -> known.field().equals(wrong.field())))
        .forEach(found::add);
    fields.forEach((name, field) ->
        FieldMarks.mark(field, touched.contains(name) ? FieldMarks.texts(found, name) : ""));
    meaning.setText(meaning());
  }

  /** What the lockout leaves to somebody who guesses on and on. */
  private String meaning() {
    PolicyDraft draft = draft();
    Integer seconds = draft.lockSeconds();
    Integer guesses = draft.failures();
    if (seconds == null || guesses == null || guesses < 1) {
      return "";
    }
    double aDay = new LockoutPolicy(guesses, Duration.ofSeconds(seconds)).guessesPerDay();
    return Texts.text("policies.meaning", formats.roughly(Math.max(1, Math.rint(aDay))));
  }
}
