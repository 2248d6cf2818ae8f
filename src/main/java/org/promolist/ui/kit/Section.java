package org.promolist.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;

/** A part of a form or a page: a card with a title over six columns, one on a phone. */
public final class Section extends Card {

  private final Div columns = new Div();

  public Section(String title) {
    addClassName("section");
    setTitle(new H2(title));
    setAriaRole("region");
    setAriaLabel(title);
    columns.addClassName("columns");
    add(columns);
  }

  /**
   * Adds to the columns.
   *
   * @param span how many of the six columns it takes
   */
  public Section add(int span, Component component) {
    component.getElement().getClassList().add("span-" + span);
    columns.add(component);
    return this;
  }
}
