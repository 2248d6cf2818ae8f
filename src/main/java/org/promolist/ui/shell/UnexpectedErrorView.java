package org.promolist.ui.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** A page broke while it was being made. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
public class UnexpectedErrorView extends ErrorPage implements HasErrorParameter<Exception> {

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> error) {
    String incident = Incidents.record(error.getException());
    Button again =
        new Button(
            Texts.text("error.retry"), click -> getUI().ifPresent(ui -> ui.getPage().reload()));
    show(
        Icon.ALERT,
        Texts.text("error.unexpected"),
        List.of(Texts.text("error.unexpectedText"), Texts.text("error.incident", incident)),
        again);
    return HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
  }
}
