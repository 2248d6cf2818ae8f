package org.promolist.ui.list;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.promolist.list.ListRules;
import org.promolist.list.WordDraft;
import org.promolist.shared.Violation;
import org.promolist.ui.kit.FieldMarks;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** The words of a multi-use list, a row each: the word, its own cap, away with it. */
final class WordsField extends CustomField<List<WordDraft>> {

  private final Div rows = new Div();
  private final List<Row> shown = new ArrayList<>();
  private final Button add;

  WordsField() {
    super(List.of());
    rows.addClassNames("stack");
    add =
        new Button(
            Texts.text("list.word.add"),
            Icon.PLUS.create(),
            click -> {
              addRow("", null).code.focus();
              updateValue();
            });
    add.addThemeVariants(ButtonVariant.TERTIARY);
    Div content = new Div(rows, add);
    content.addClassName("words");
    add(content);
    setPresentationValue(List.of()); // a value that stays empty is never presented by the field
  }

  @Override
  protected List<WordDraft> generateModelValue() {
    return shown.stream().map(Row::draft).toList();
  }

  @Override
  protected void setPresentationValue(List<WordDraft> words) {
    shown.clear();
    rows.removeAll();
    words.forEach(word -> addRow(word.code(), word.cap()));
    if (words.isEmpty()) {
      addRow("", null);
    }
  }

  private Row addRow(String code, @Nullable Integer cap) {
    Row row = new Row(code, cap);
    shown.add(row);
    rows.add(row);
    arrange();
    return row;
  }

  private void takeOut(Row row) {
    shown.remove(row);
    rows.remove(row);
    arrange();
    updateValue();
    add.focus();
  }

  private void arrange() {
    shown.forEach(row -> row.away.setVisible(shown.size() > 1));
    add.setVisible(shown.size() < ListRules.MAX_WORDS);
  }

  /** Each violation at its row. */
  void mark(List<Violation> violations) {
    for (int i = 0; i < shown.size(); i++) {
      shown.get(i).mark("codes[" + i + "]", violations);
    }
  }

  /** Caps in which something stands that is no number; their value would say "no cap". */
  List<Violation> unreadable() {
    return IntStream.range(0, shown.size())
        .filter(i -> FieldMarks.unreadable(shown.get(i).cap))
        .mapToObj(i -> Violation.of("codes[" + i + "].cap", "unreadable"))
        .toList();
  }

  /** Where a cap can't be read, with the one that the word has in {@code stored}. */
  List<WordDraft> readable(List<WordDraft> stored) {
    return shown.stream()
        .map(row ->
            FieldMarks.unreadable(row.cap)
                ? stored.stream()
                    .filter(word -> word.code().equals(row.code.getValue()))
                    .findFirst()
                    .orElse(row.draft())
                : row.draft())
        .toList();
  }

  private final class Row extends Div {
    final TextField code = new TextField(Texts.text("list.word.code"));
    final IntegerField cap = new IntegerField(Texts.optional(Texts.text("list.word.cap")));
    final Button away = new Button(Icon.DELETE.create());

    Row(String text, @Nullable Integer limit) {
      addClassName("word-row");
      code.setValue(text);
      code.setManualValidation(true);
      cap.setManualValidation(true);
      if (limit != null) {
        cap.setValue(limit);
      }
      away.addThemeVariants(ButtonVariant.TERTIARY);
      away.setAriaLabel(Texts.text("list.word.remove"));
      away.setTooltipText(Texts.text("list.word.remove"));
      away.addClickListener(click -> takeOut(this));
      code.addValueChangeListener(change -> updateValue());
      cap.addValueChangeListener(change -> updateValue());
      add(code, cap, away);
    }

    WordDraft draft() {
      return new WordDraft(code.getValue(), cap.getValue());
    }

    void mark(String name, List<Violation> violations) {
      FieldMarks.mark(code, FieldMarks.texts(violations, name + ".code"));
      FieldMarks.mark(cap, FieldMarks.texts(violations, name + ".cap"));
    }
  }
}
