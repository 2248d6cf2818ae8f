package org.promolist.ui.customer;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.promolist.account.Scope;
import org.promolist.ui.kit.PageHeader;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Viewer;

/** The way to a customer: by their id. There is no listing, as there is nothing to do with one. */
@Route("customers")
@PermitAll
class CustomersView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final Viewer viewer;
  private final CustomerSearch search = new CustomerSearch("");

  CustomersView(Viewer viewer) {
    this.viewer = viewer;
    addClassName("page");
    Paragraph what = new Paragraph(Texts.text("customers.what"));
    what.addClassName("secondary");
    Div body = new Div(what, search);
    body.addClassName("stack");
    add(new PageHeader(Texts.text("customers.title")), body);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    viewer.require(Scope.CUSTOMERS_READ);
    search.focus();
  }

  @Override
  public String getPageTitle() {
    return Texts.pageTitle(Texts.text("customers.title"));
  }
}
