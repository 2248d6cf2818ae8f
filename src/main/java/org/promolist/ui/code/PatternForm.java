package org.promolist.ui.code;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.promolist.code.CodePattern;
import org.promolist.code.PatternDraft;
import org.promolist.code.PatternRules;
import org.promolist.shared.CodeText;
import org.promolist.shared.Violation;
import org.promolist.ui.kit.FieldErrors;
import org.promolist.ui.kit.FieldMarks;
import org.promolist.ui.kit.Texts;

/** How many codes are wanted, and how they are to look. */
final class PatternForm extends Div {

  /** A short pause, so that a verdict comes when a number is typed and not at each digit. */
  private static final int PAUSE_MS = 400;

  private static final int START_QUANTITY = 1_000;

  private final IntegerField quantity = new IntegerField(field("quantity"));
  private final IntegerField length = new IntegerField(field("length"));
  private final TextField prefix = new TextField(Texts.optional(field("prefix")));
  private final TextField suffix = new TextField(Texts.optional(field("suffix")));
  private final TextField alphabet = new TextField(Texts.optional(field("alphabet")));
  private final IntegerField grouping = new IntegerField(field("grouping"));
  private final Checkbox check = new Checkbox(Texts.text("pattern.check"));
  private final Checkbox activate = new Checkbox(Texts.text("pattern.activate"));
  private final Details advanced;
  private final Map<String, Component> fields = new LinkedHashMap<>();
  private final FieldErrors errors = new FieldErrors();

  PatternForm(Command changed) {
    addClassNames("form", "pattern-form");
    PatternDraft start = PatternDraft.START;
    quantity.setValue(START_QUANTITY);
    length.setValue(start.length());
    length.setStepButtonsVisible(true);
    length.setHelperText(Texts.text("pattern.lengthHelp"));
    check.setValue(start.checkCharacter());
    check.setHelperText(Texts.text("pattern.checkHelp"));
    activate.setHelperText(Texts.text("pattern.activateHelp"));
    alphabet.setPlaceholder(CodePattern.DEFAULT_ALPHABET);
    alphabet.setHelperText(Texts.text("pattern.alphabetHelp"));
    grouping.setValue(CodePattern.DEFAULT_GROUPING);
    grouping.setHelperText(Texts.text("pattern.groupingHelp"));
    Div more = columns();
    more.add(span(3, suffix), span(3, grouping), span(6, alphabet));
    advanced = new Details(Texts.text("pattern.advanced"), more);
    Div main = columns();
    main.add(span(3, quantity), span(3, length), span(6, prefix), span(6, check));
    add(main, advanced, activate);
    register("quantity", quantity);
    register("pattern.prefix", prefix);
    register("pattern.length", length);
    register("pattern.suffix", suffix);
    register("pattern.grouping", grouping);
    register("pattern.alphabet", alphabet);
    listen(changed);
  }

  private static String field(String name) {
    return Texts.text("pattern." + name);
  }

  private static Div columns() {
    Div columns = new Div();
    columns.addClassName("columns");
    return columns;
  }

  private static Component span(int columns, Component component) {
    component.getElement().getClassList().add("span-" + columns);
    return component;
  }

  private void register(String name, IntegerField number) {
    number.setManualValidation(true);
    number.setValueChangeMode(ValueChangeMode.LAZY);
    number.setValueChangeTimeout(PAUSE_MS);
    fields.put(name, number);
    errors.field(name, number);
  }

  private void register(String name, TextField text) {
    text.setManualValidation(true);
    text.setMaxLength(2 * CodeText.MAX_LENGTH);
    text.setValueChangeMode(ValueChangeMode.LAZY);
    text.setValueChangeTimeout(PAUSE_MS);
    fields.put(name, text);
    errors.field(name, text);
  }

  private void listen(Command changed) {
    List.of(quantity, length, grouping)
        .forEach(number -> number.addValueChangeListener(change -> changed.execute()));
    List.of(prefix, suffix, alphabet)
        .forEach(text -> text.addValueChangeListener(change -> changed.execute()));
    check.addValueChangeListener(change -> changed.execute());
    activate.addValueChangeListener(change -> changed.execute());
  }

  /** All that is typed here. */
  record Typed(@Nullable Integer quantity, PatternDraft pattern, boolean activate) {}

  Typed typed() {
    return new Typed(quantity(), draft(), activate());
  }

  void show(Typed typed) {
    PatternDraft pattern = typed.pattern();
    quantity.setValue(typed.quantity());
    length.setValue(pattern.length());
    prefix.setValue(Objects.requireNonNullElse(pattern.prefix(), ""));
    suffix.setValue(Objects.requireNonNullElse(pattern.suffix(), ""));
    alphabet.setValue(Objects.requireNonNullElse(pattern.alphabet(), ""));
    grouping.setValue(pattern.grouping());
    check.setValue(pattern.checkCharacter());
    activate.setValue(typed.activate());
  }

  @Nullable Integer quantity() {
    return quantity.getValue();
  }

  PatternDraft draft() {
    return new PatternDraft(
        orNull(prefix),
        length.getValue(),
        orNull(alphabet),
        check.getValue(),
        orNull(suffix),
        grouping.getValue());
  }

  boolean activate() {
    return activate.getValue();
  }

  int groupSize() {
    return grouping.getValue() == null ? CodePattern.DEFAULT_GROUPING : grouping.getValue();
  }

  void useLength(int other) {
    length.setValue(other);
  }

  void focusQuantity() {
    quantity.focus();
  }

  void focusLength() {
    length.focus();
  }

  void clearErrors() {
    errors.clear();
  }

  /** Says what is wrong at each field, without moving whoever is typing. */
  void mark(List<Violation> violations) {
    errors.mark(readable(violations));
  }

  /** The same, and leads to the first. */
  void refuse(List<Violation> violations) {
    advanced.setOpened(
        advanced.isOpened()
            || violations.stream()
                .anyMatch(violation ->
                    List.of("pattern.suffix", "pattern.grouping", "pattern.alphabet")
                        .contains(violation.field())));
    errors.show(readable(violations));
  }

  /** What can't be read as a number counts as none; that it can't be read says more. */
  private List<Violation> readable(List<Violation> violations) {
    List<Violation> told = new ArrayList<>(violations);
    fields.forEach((name, field) -> {
      if (FieldMarks.unreadable(field)) {
        told.removeIf(violation -> violation.field().equals(name));
        told.add(
            name.equals("quantity")
                ? Violation.of(
                    name, "out_of_range", 1, PatternRules.MAX_QUANTITY) // too many digits
                : Violation.of(name, "unreadable"));
      }
    });
    return told;
  }

  private static @Nullable String orNull(TextField field) {
    return field.getValue().isBlank() ? null : field.getValue();
  }
}
