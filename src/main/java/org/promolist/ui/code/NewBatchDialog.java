package org.promolist.ui.code;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.server.Command;
import org.promolist.ui.kit.Badges;
import org.promolist.ui.kit.Texts;

/** Begins a batch. Also the second step of making a list, which can be left for later. */
abstract class NewBatchDialog extends Dialog {

  private final Button cancel;
  private Command closed = () -> {};

  /**
   * Closed yet.
   *
   * @param title what is begun
   * @param go begins it
   */
  NewBatchDialog(String title, Button go) {
    setHeaderTitle(title);
    setCloseOnOutsideClick(false);
    setCloseOnEsc(false); // it would take along what was typed
    addClassName("new-batch");
    cancel = new Button(Texts.text("kit.cancel"), click -> close());
    cancel.addClassName("neutral");
    go.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(cancel, go);
    addOpenedChangeListener(change -> {
      if (!change.isOpened()) {
        left();
        closed.execute();
      }
    });
  }

  /** Whatever was prepared and will not be used is let go. */
  abstract void left();

  void asSecondStep() {
    cancel.setText(Texts.text("batch.later"));
    getHeader().add(Badges.tag(Texts.text("batch.secondStep")));
  }

  void onClosed(Command listener) {
    closed = listener;
  }
}
