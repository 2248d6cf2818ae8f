package org.promolist.ui.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.NoSuchPageException;
import org.promolist.ui.kit.Texts;

/** There is no such address, or nothing of that id. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
public class NotFoundView extends ErrorPage implements HasErrorParameter<NotFoundException> {

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> error) {
    if (error.getException() instanceof NoSuchPageException missing) {
      show(Icon.SEARCH, missing.title(), List.of(missing.explanation()));
    } else {
      show(Icon.SEARCH, Texts.text("error.notFound"), List.of(Texts.text("error.notFoundText")));
    }
    return HttpStatusCode.NOT_FOUND.getCode();
  }
}
