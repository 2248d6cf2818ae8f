package org.promolist.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.Command;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Reasons;

/** Asks once before a deed that destroys. Says in numbers what it will do and what stays. */
public final class Confirmation {

  /** From so many codes on, a name has to be typed. */
  private static final int TYPED_ABOVE = 1_000;

  private final Question question;
  private @Nullable TextField name;
  private String wanted = "";
  private String wrong = "";
  private @Nullable TextField reason;
  private boolean reasonRequired;

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

  /** The same, its beginning emphasised. */
  public Confirmation saying(String strong, String text) {
    Span emphasised = new Span(strong);
    emphasised.addClassName("semibold");
    return with(new Paragraph(emphasised, new Span(" " + text)));
  }

  /** More than words. */
  public Confirmation with(Component component) {
    question.body(component);
    return this;
  }

  /** Where many codes are at stake, has the name of their list typed before the deed is done. */
  public Confirmation typing(String listName, long codes) {
    return codes > TYPED_ABOVE
        ? typing(
            Texts.text("kit.typeName", listName),
            listName,
            Texts.text("kit.typeNameWrong", listName))
        : this;
  }

  /**
   * Has something typed before the deed is done; upper and lower case are the same.
   *
   * @param different what is said where something else was typed
   */
  public Confirmation typing(String label, String text, String different) {
    TextField field = new TextField(label);
    field.setManualValidation(true);
    field.getElement().setAttribute("autocomplete", "off");
    field.setWidthFull();
    name = field;
    wanted = text;
    wrong = different;
    return with(field);
  }

  /** Asks why; what is answered goes into the history. */
  public Confirmation reason() {
    return reason(Texts.optional(Texts.text("kit.reason")));
  }

  /** Asks why, and takes no silence for an answer. */
  public Confirmation requiredReason() {
    reasonRequired = true;
    return reason(Texts.text("kit.reason"));
  }

  private Confirmation reason(String label) {
    TextField field = new TextField(label);
    field.setManualValidation(true);
    field.setHelperText(Texts.text("kit.reasonHelp"));
    field.setMaxLength(Reasons.MAX);
    field.setWidthFull();
    reason = field;
    return with(field);
  }

  /** The reason given where one is required. */
  public String requiredAnswer() {
    return Objects.requireNonNull(givenReason());
  }

  /** What was answered; null for nothing. */
  public @Nullable String givenReason() {
    return reason == null || reason.getValue().isBlank() ? null : reason.getValue().strip();
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
    Button go =
        question.answer(verb, this::isAnswered, deed, ButtonVariant.PRIMARY, ButtonVariant.ERROR);
    go.setDisableOnClick(true); // a second click must not do it twice
    Focusable<?> first = name != null ? name : reason != null ? reason : stay;
    return question.open(first);
  }

  private boolean isAnswered() {
    return isNamed() && isExplained();
  }

  private boolean isExplained() {
    if (reason == null || !reasonRequired) {
      return true;
    }
    try {
      Reasons.required(reason.getValue());
      return true;
    } catch (InvalidInputException refused) {
      FieldMarks.mark(reason, FieldMarks.texts(refused.violations(), "reason"));
      reason.focus();
      return false;
    }
  }

  private boolean isNamed() {
    if (name == null || name.getValue().strip().equalsIgnoreCase(wanted)) {
      return true;
    }
    FieldMarks.mark(name, wrong);
    name.focus();
    return false;
  }
}
