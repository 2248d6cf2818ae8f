package org.promolist.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.HasValidator;
import com.vaadin.flow.server.Command;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.promolist.list.ListDraft;
import org.promolist.list.ListRules;
import org.promolist.list.ListType;
import org.promolist.shared.Violation;
import org.promolist.ui.kit.FieldMarks;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Section;
import org.promolist.ui.kit.Texts;

/**
 * The editable fields of a list. Each says what is wrong with it by {@link ListRules}, once
 * somebody has been at it, and by what the server answered, until it is changed.
 */
final class ListForm extends Div {

  private final TextField name = new TextField(ListWords.field("name"));
  private final Select<ListType> type = new Select<>();
  private final TextArea description = new TextArea(Texts.optional(ListWords.field("description")));
  private final TagsField tags;
  private final IntegerField points = new IntegerField(ListWords.field("points"));
  private final Checkbox agentIssuable = new Checkbox(Texts.text("list.form.agentIssuable"));
  private final ValidityFields validity;
  private final IntegerField entryCap =
      new IntegerField(Texts.optional(ListWords.field("entryCap")));
  private final IntegerField perCustomerLimit =
      new IntegerField(Texts.optional(ListWords.field("perCustomerLimit")));
  private final WordsField words = new WordsField();
  private final Section wordsSection = new Section(ListWords.field("codes"));

  private final Map<String, Component> fields = new LinkedHashMap<>();
  private final Set<String> touched = new HashSet<>();
  private final List<Violation> verdict = new ArrayList<>();
  private final Command changed;
  private ListDraft original;

  /** While a draft is shown, what changes in the fields is nobody's doing. */
  private boolean showing;

  /**
   * A form that shows a draft.
   *
   * @param fixedType whether the type can't be chosen any more
   * @param changed runs after each change by the person
   */
  ListForm(ListDraft draft, boolean fixedType, TagsField tags, Formats formats, Command changed) {
    this.tags = tags;
    this.validity = new ValidityFields(formats);
    this.changed = changed;
    this.original = draft;
    addClassName("form");
    type.setLabel(ListWords.field("type"));
    type.setItems(ListType.values());
    type.setItemLabelGenerator(ListWords::type);
    type.setReadOnly(fixedType);
    type.addValueChangeListener(change -> typeChosen(change.getValue()));
    points.setHelperText(Texts.text("list.form.points"));
    agentIssuable.setHelperText(Texts.text("list.form.agentIssuableHelp"));
    entryCap.setHelperText(Texts.text("list.form.entryCap"));
    perCustomerLimit.setHelperText(Texts.text("list.form.perCustomerLimit"));
    description.setMinRows(1);
    field("name", name);
    field("type", type);
    field("description", description);
    field("tags", tags);
    field("points", points);
    field("agentIssuable", agentIssuable);
    field("codes", words);
    validity.fields().forEach(this::field);
    field("entryCap", entryCap);
    field("perCustomerLimit", perCustomerLimit);
    arrange();
    show(draft, draft);
  }

  private void arrange() {
    agentIssuable.addClassName("beside-field");
    add(
        new Section(Texts.text("list.form.basics"))
            .add(4, name)
            .add(2, type)
            .add(4, description)
            .add(2, tags),
        wordsSection.add(6, words),
        new Section(Texts.text("list.form.reward")).add(2, points).add(4, agentIssuable),
        validity.section(),
        new Section(Texts.text("list.form.limits")).add(3, entryCap).add(3, perCustomerLimit));
  }

  private void field(String key, Component field) {
    fields.put(key, field);
    if (field instanceof HasValidator<?>) {
      // ours is the only word on what is wrong; the component would clear it at each change
      field.getElement().setProperty("manualValidation", true);
    }
    ((HasValue<?, ?>) field).addValueChangeListener(change -> changed(key));
  }

  private void changed(String key) {
    if (!showing) {
      touched.add(key);
      verdict.removeIf(violation -> concerns(violation, key));
      mark(touched);
      changed.execute();
    }
  }

  private static boolean concerns(Violation violation, String key) {
    return violation.field().equals(key) || violation.field().startsWith(key + "[");
  }

  private void typeChosen(@Nullable ListType chosen) {
    wordsSection.setVisible(chosen == ListType.MULTI_USE);
    type.setHelperText(
        chosen == null || type.isReadOnly() ? "" : Texts.text("list.typeHelp." + chosen));
  }

  /** Shows a draft; it counts as changed as far as it differs from {@code unchanged}. */
  void show(ListDraft draft, ListDraft unchanged) {
    original = unchanged;
    touched.clear();
    verdict.clear();
    showing = true;
    name.setValue(draft.name() == null ? "" : draft.name());
    type.setValue(draft.type());
    description.setValue(draft.description() == null ? "" : draft.description());
    tags.setValue(new LinkedHashSet<>(draft.tags()));
    points.setValue(draft.points());
    agentIssuable.setValue(draft.agentIssuable());
    validity.show(draft);
    entryCap.setValue(draft.entryCap());
    perCustomerLimit.setValue(draft.perCustomerLimit());
    words.setValue(draft.words());
    showing = false;
    typeChosen(draft.type());
    mark(Set.of());
    changed.execute();
  }

  ListDraft draft() {
    ListType chosen = type.getValue();
    return new ListDraft(
        name.getValue(),
        chosen,
        points.getValue(),
        description.getValue().isBlank() ? null : description.getValue(),
        List.copyOf(tags.getValue()),
        validity.startsAt(),
        validity.endsAt(),
        validity.zone(),
        entryCap.getValue(),
        perCustomerLimit.getValue(),
        agentIssuable.getValue(),
        chosen == ListType.MULTI_USE ? words.getValue() : List.of());
  }

  /**
   * For keeping: where something stands that can't be read it has what is stored. Nothing at all
   * would be taken for "no cap" later on, by who can't see any more what was typed.
   */
  ListDraft readable() {
    ListDraft draft = draft();
    return new ListDraft(
        draft.name(),
        draft.type(),
        readable("points", draft.points(), original.points()),
        draft.description(),
        draft.tags(),
        readable("validity.startsAt", draft.startsAt(), original.startsAt()),
        readable("validity.endsAt", draft.endsAt(), original.endsAt()),
        draft.zone(),
        readable("entryCap", draft.entryCap(), original.entryCap()),
        readable("perCustomerLimit", draft.perCustomerLimit(), original.perCustomerLimit()),
        draft.agentIssuable(),
        draft.words().isEmpty() ? List.of() : words.readable(original.words()));
  }

  private <T extends @Nullable Object> T readable(String key, T typed, T stored) {
    Component field = fields.get(key);
    return field != null && FieldMarks.unreadable(field) ? stored : typed;
  }

  boolean dirty() {
    return !draft().equals(original);
  }

  ListDraft original() {
    return original;
  }

  /** Whether all is well; if not, says so at each field and takes the person to the first. */
  boolean check() {
    touched.addAll(fields.keySet());
    mark(touched);
    fields.values().stream()
        .filter(field -> field instanceof HasValidationProperties marked && marked.isInvalid())
        .findFirst()
        .filter(Focusable.class::isInstance)
        .ifPresent(field -> ((Focusable<?>) field).focus());
    return attention() == 0;
  }

  /** Shows what the server found wrong. */
  void refuse(List<Violation> violations) {
    verdict.addAll(violations);
    check();
  }

  /** How many fields say that something is wrong with them. */
  int attention() {
    return (int)
        fields.values().stream()
            .filter(field -> field instanceof HasValidationProperties marked && marked.isInvalid())
            .count();
  }

  /** What is wrong with one word stands at its row. */
  private static String ofAllWords(List<Violation> visible) {
    List<Violation> ofAll = visible.stream().filter(v -> v.field().equals("codes")).toList();
    boolean ofOne = visible.stream().anyMatch(v -> v.field().startsWith("codes["));
    return ofAll.isEmpty() && ofOne
        ? Texts.text("list.form.words")
        : FieldMarks.texts(ofAll, "codes");
  }

  private void mark(Set<String> shown) {
    List<Violation> found = new ArrayList<>(verdict);
    found.addAll(words.unreadable());
    fields.forEach((key, field) -> {
      if (FieldMarks.unreadable(field)) {
        found.add(Violation.of(key, "unreadable"));
      }
    });
    ListRules.check(draft()).stream()
        .filter(violation -> found.stream().noneMatch(known -> concerns(known, violation.field())))
        .forEach(found::add);
    List<Violation> visible =
        found.stream()
            .filter(violation -> shown.stream().anyMatch(key -> concerns(violation, key)))
            .toList();
    words.mark(visible);
    fields.forEach((key, field) -> {
      if (field instanceof HasValidationProperties marked) {
        FieldMarks.mark(
            marked, field == words ? ofAllWords(visible) : FieldMarks.texts(visible, key));
      }
    });
  }
}
