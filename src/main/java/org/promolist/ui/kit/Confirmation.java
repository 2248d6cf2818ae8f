package org.promolist.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.Command;

/** Asks once before a deed that destroys. Says in numbers what it will do and what stays. */
public final class Confirmation {

  private final Question question;

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
    return question.open(stay);
  }
}
