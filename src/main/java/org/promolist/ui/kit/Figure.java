package org.promolist.ui.kit;

import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/**
 * One number, large, with a line that says what it means. Stands in a layout of class "figures".
 */
public final class Figure extends Card {

  private final Div middle = new Div();

  public Figure(String label, String value, String meaning) {
    addClassName("figure");
    setAriaRole("group");
    setAriaLabel(label);
    Span name = new Span(label);
    name.addClassName("figure-label");
    Span number = new Span(value);
    number.addClassName("figure-value");
    middle.addClassName("figure-bar");
    Paragraph line = new Paragraph(meaning);
    line.addClassName("figure-meaning");
    add(name, number, middle, line);
  }

  /** Only where there is a whole. */
  public Figure meter(Meter meter) {
    middle.removeAll();
    middle.add(meter);
    return this;
  }

  /** A row of them. */
  public static Div row(Figure... figures) {
    Div row = new Div(figures);
    row.addClassName("figures");
    return row;
  }
}
