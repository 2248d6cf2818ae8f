package org.promolist.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.server.Command;
import java.util.Optional;
import java.util.function.Function;
import org.promolist.account.ApiClientDraft;
import org.promolist.shared.InvalidInputException;
import org.promolist.ui.kit.KeptDraft;
import org.promolist.ui.kit.Texts;

/** Asks for what an API client is to be. Closes once that is done, and by Cancel. */
final class ApiClientDialog extends Dialog {

  /**
   * Closed yet.
   *
   * @param verb of the button that does it
   * @param kept what is unsaved in the form, for a session that ends meanwhile
   * @param deed answers what is to follow once this is closed; empty if it is to stay
   */
  ApiClientDialog(
      String title,
      String verb,
      ApiClientForm form,
      KeptDraft<?> kept,
      Function<ApiClientDraft, Optional<Command>> deed) {
    setHeaderTitle(title);
    setWidth("560px");
    setCloseOnOutsideClick(false);
    setCloseOnEsc(false); // it would take along what was typed
    addClassName("question");
    Button cancel = new Button(Texts.text("kit.cancel"), click -> close());
    cancel.addClassName("neutral");
    Button go =
        new Button(
            verb,
            click -> {
              if (form.check()) {
                attempt(form, deed);
              }
            });
    go.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(cancel, go);
    add(form);
    form.onChange(kept::update);
    addOpenedChangeListener(change -> {
      if (change.isOpened()) {
        form.focus();
      } else {
        kept.forget();
      }
    });
  }

  private void attempt(ApiClientForm form, Function<ApiClientDraft, Optional<Command>> deed) {
    try {
      deed.apply(form.draft())
          .ifPresent(next -> {
            close();
            next.execute();
          });
    } catch (InvalidInputException invalid) {
      form.refuse(invalid.violations());
    }
  }
}
