package org.promolist.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.Command;
import org.promolist.account.IssuedToken;
import org.promolist.ui.kit.CopyText;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** Shows a new token, this once. Nothing but its own button closes it. */
final class TokenDialog extends Dialog {

  /**
   * Closed yet.
   *
   * @param previous what becomes of the token before; empty where there was none
   * @param closed is told once nobody sees it any more
   */
  TokenDialog(IssuedToken issued, String previous, Command closed) {
    setHeaderTitle(Texts.text("token.title", issued.client().name()));
    setWidth("600px");
    setCloseOnOutsideClick(false);
    setCloseOnEsc(false);
    addClassName("question");
    Button done =
        new Button(
            Texts.text("token.done"),
            click -> {
              close();
              closed.execute();
            });
    done.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(done);
    CopyText token =
        new CopyText(issued.token(), Texts.text("token.copy")).called(Texts.text("token.name"));
    token.addClassName("secret");
    String call = TokenTrial.curl(issued);
    CopyText curl =
        new CopyText(call, Texts.text("token.copyCall")).called(Texts.text("token.call"));
    add(warning(), token);
    if (!previous.isEmpty()) {
      add(new Div(previous));
    }
    add(labelled(Texts.text("token.try"), curl));
    addOpenedChangeListener(change -> {
      if (!change.isOpened()) {
        removeAll(); // nothing of it stays behind in the page
      }
    });
  }

  private static Component warning() {
    Span title = new Span(Texts.text("token.once"));
    title.addClassName("semibold");
    Div words = new Div(new Div(title), new Div(Texts.text("token.lost")));
    Div notice = new Div(Icon.KEY.create(), words);
    notice.addClassName("notice");
    return notice;
  }

  private static Component labelled(String label, Component what) {
    Span name = new Span(label);
    name.addClassNames("secondary", "text-s");
    Div both = new Div(name, what);
    both.addClassName("stack");
    return both;
  }
}
