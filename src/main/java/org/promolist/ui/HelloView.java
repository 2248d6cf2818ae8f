package org.promolist.ui;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Placeholder until the portal's first page exists. */
@Route("")
@PageTitle("Promolist")
@AnonymousAllowed
public class HelloView extends VerticalLayout {

  public HelloView() {
    add(new H1("Promolist"));
  }
}
