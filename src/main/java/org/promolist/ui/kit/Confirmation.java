package org.promolist.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.Command;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks once before a deed that destroys. Says in numbers what it will do and what stays. */
public final class Confirmation {

  private final Question question;
  private @Nullable TextField typed;
  private @Nullable String name;

  /**
   * Begins with what is asked.
   *
   * @param question such as "Void batch 7?"
   */
  public Confirmation(String question) {
    this.question = new Question(question).onEscape(() -> {});
  }

  /** Numbers first, then what stays. */
  public Confirmation saying(String text) {
    return with(new Paragraph(text));
  }

  /** More than words, such as a field for the reason. */
  public Confirmation with(Component component) {
    question.body(component);
    return this;
  }

  /** For the large deeds: the name has to be typed. */
  public Confirmation typing(String nameToType) {
    TextField field = new TextField(Texts.text("kit.typeToConfirm", nameToType));
    field.setWidthFull();
    field.setValueChangeMode(ValueChangeMode.EAGER);
    question.body(field);
    typed = field;
    name = nameToType;
    return this;
  }

  /**
   * Asks, with the focus where Enter destroys nothing.
   *
   * @param keep such as "Keep the batch"
   * @param verb repeats deed and number, such as "Void 19,412 codes"
   */
  public Dialog ask(String keep, String verb, Command deed) {
    Button stay = question.answer(keep, () -> {});
    stay.addClassName("neutral");
    Button go = question.answer(verb, deed, ButtonVariant.PRIMARY, ButtonVariant.ERROR);
    go.setDisableOnClick(true); // a second click must not do it twice
    TextField field = typed;
    if (field == null) {
      return question.open(stay);
    }
    go.setEnabled(false);
    field.addValueChangeListener(
        change -> go.setEnabled(Objects.equals(change.getValue().strip(), name)));
    Focusable<?> first = field;
    return question.open(first);
  }
}
