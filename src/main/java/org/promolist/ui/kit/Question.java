package org.promolist.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.server.Command;
import java.util.function.BooleanSupplier;

/** A dialog that asks once before something that can't be taken back, or before work is lost. */
final class Question {

  private final Dialog dialog = new Dialog();

  Question(String title) {
    dialog.setHeaderTitle(title);
    dialog.setRole("alertdialog");
    dialog.setCloseOnOutsideClick(false);
    dialog.addClassName("question");
    dialog.setWidth("480px");
  }

  Question body(Component... components) {
    dialog.add(components);
    return this;
  }

  Button answer(String label, Command command, ButtonVariant... variants) {
    return answer(label, () -> true, command, variants);
  }

  /** An answer that counts only if all is well; if not, the dialog stays. */
  Button answer(String label, BooleanSupplier allowed, Command command, ButtonVariant... variants) {
    Button button = new Button(label);
    button.addClickListener(click -> {
      if (allowed.getAsBoolean()) {
        dialog.close();
        command.execute();
      } else {
        button.setEnabled(true);
      }
    });
    button.addThemeVariants(variants);
    dialog.getFooter().add(button);
    return button;
  }

  /** Esc is the answer that changes nothing. */
  Question onEscape(Command command) {
    dialog.addDialogCloseActionListener(event -> {
      dialog.close();
      command.execute();
    });
    return this;
  }

  /** Starts where nothing is lost by pressing Enter. */
  Dialog open(Focusable<?> first) {
    dialog.addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        first.focus();
      }
    });
    dialog.open();
    return dialog;
  }
}
