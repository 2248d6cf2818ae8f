package org.promolist.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;

/** The top of a page: where one is, its name as the only h1, its marks, and what can be done. */
public final class PageHeader extends Header {

  private final Nav crumbs = new Nav();
  private final H1 title;
  private final Div marks = new Div();
  private final Div actions = new Div();

  public PageHeader(String title) {
    this.title = new H1(title);
    addClassName("page-header");
    crumbs.addClassName("crumbs");
    crumbs.setAriaLabel(Texts.text("kit.breadcrumb"));
    crumbs.setVisible(false);
    marks.addClassName("page-marks");
    actions.addClassName("page-actions");
    actions.setVisible(false);
    Div row = new Div(this.title, marks);
    row.addClassName("page-title");
    Div names = new Div(crumbs, row);
    names.addClassName("page-names");
    add(names, actions);
  }

  /** A step on the way here that one can go back to. */
  public PageHeader crumb(String text, String path) {
    crumbs.add(new Anchor(path, text), Icon.CHEVRON_RIGHT.create());
    crumbs.setVisible(true);
    return this;
  }

  /** The last step: this page. */
  public PageHeader here(String text) {
    Span here = new Span(text);
    here.getElement().setAttribute("aria-current", "page");
    crumbs.add(here);
    return this;
  }

  /** Badges, an id, a number: what stands behind the title. Replaces what stood there. */
  public PageHeader marks(Component... components) {
    marks.removeAll();
    marks.add(components);
    return this;
  }

  /** One primary at most. Replaces what stood there. */
  public PageHeader actions(Component... components) {
    actions.removeAll();
    actions.add(components);
    actions.setVisible(components.length > 0);
    return this;
  }
}
