package org.promolist.ui;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Placeholder until the portal's first page exists. */
@Route("")
@PageTitle("Promolist")
@AnonymousAllowed
@JsModule("./hello-mark.ts")
public class HelloView extends VerticalLayout {

  public HelloView() {
    add(new Main(new H1("Promolist")));
    getElement().getChild(0).appendChild(new Element("hello-mark"));
  }
}
