package org.promolist.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.server.Command;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks which of several ways to go on. Esc is the first of them. */
public final class Choice {

  private final Question question;
  private @Nullable Button first;

  public Choice(String title) {
    question = new Question(title).onEscape(() -> {});
  }

  public Choice saying(Component component) {
    question.body(component);
    return this;
  }

  public Choice or(String label, Command command) {
    Button answer = question.answer(label, command);
    answer.addClassName("neutral");
    return this;
  }

  public Choice preferably(String label, Command command) {
    first = question.answer(label, command, ButtonVariant.PRIMARY);
    return this;
  }

  public void ask() {
    question.open(Objects.requireNonNull(first, "a way to prefer"));
  }
}
