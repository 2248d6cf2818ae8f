package org.promolist.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import org.promolist.account.SignInLink;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.SiteAddress;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;

/** Shows a one-time link, this once. */
final class LinkDialog extends Dialog {

  private final TextField address = new TextField(Texts.text("accounts.link"));

  LinkDialog(SignInLink link, String displayName, Formats formats) {
    setHeaderTitle(Texts.text("accounts.linkFor", displayName));
    setWidth("560px");
    // It can't be shown again: nobody loses it by a slip.
    setCloseOnEsc(false);
    setCloseOnOutsideClick(false);
    addClassName("question");
    address.setValue(SiteAddress.get() + "/welcome/" + link.token());
    address.setReadOnly(true);
    address.setWidthFull();
    address.setAutoselect(true);
    address.setHelperText(Texts.text("accounts.linkValid", formats.dateTime(link.expiresAt())));
    Button copy = new Button(Texts.text("accounts.linkCopy"), Icon.COPY.create());
    copy.addThemeVariants(ButtonVariant.PRIMARY);
    copy.addClickListener(click -> copy(link.accountName()));
    Button done = new Button(Texts.text("accounts.linkDone"), click -> close());
    done.addClassName("neutral");
    add(new Paragraph(Texts.text("accounts.linkOnce", link.accountName())), address);
    getFooter().add(done, copy);
    addOpenedChangeListener(change -> {
      if (change.isOpened()) {
        address.focus();
      } else {
        removeAll(); // nothing of it stays behind in the page
      }
    });
  }

  /** The clipboard is there only on https and localhost; elsewhere the text is selected. */
  private void copy(String accountName) {
    address
        .getElement()
        .executeJs(
            """
            this.inputElement.focus();
            this.inputElement.select();
            return navigator.clipboard?.writeText(this.value).then(() => true);
            """)
        .then(
            Boolean.class,
            done -> {
              if (Boolean.TRUE.equals(done)) {
                Toast.success(Texts.text("accounts.linkFor", accountName), Texts.text("kit.copied"))
                    .show();
              }
            });
  }
}
