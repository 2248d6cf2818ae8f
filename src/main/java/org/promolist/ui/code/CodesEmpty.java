package org.promolist.ui.code;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.QueryParameters;
import org.promolist.account.Scope;
import org.promolist.list.ListDetails;
import org.promolist.list.ListType;
import org.promolist.ui.kit.EmptyState;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Viewer;

/** What there is to do about a list without codes, for whoever may. */
public final class CodesEmpty {

  private CodesEmpty() {}

  static EmptyState of(ListDetails list, Viewer viewer) {
    EmptyState none =
        new EmptyState(
            Icon.TICKET,
            Texts.text("code.none.title"),
            Texts.text("code.none.text." + list.type()));
    return list.type() != ListType.MULTI_USE && viewer.may(Scope.CODES_WRITE)
        ? none.actions(next(list))
        : none;
  }

  /** Generates or imports, as the type of the list has it. */
  public static Button next(ListDetails list) {
    boolean generates = list.type() == ListType.SINGLE_USE;
    Component icon = (generates ? Icon.PLUS : Icon.UPLOAD).create();
    return new Button(
        Texts.text(generates ? "batch.generate" : "batch.import"),
        icon,
        click ->
            UI.getCurrent().navigate(CodeLinks.batches(list.id()), QueryParameters.of("new", "1")));
  }
}
