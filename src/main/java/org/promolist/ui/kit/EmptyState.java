package org.promolist.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/**
 * Stands where there is nothing to show: what was looked for, why it may be missing, what to do.
 */
public final class EmptyState extends Div {

  private final Div actions = new Div();

  public EmptyState(Icon icon, String title, String explanation) {
    addClassName("empty-state");
    Span picture = icon.create();
    picture.addClassName("large");
    Paragraph text = new Paragraph(explanation);
    text.addClassName("secondary");
    actions.addClassName("bar");
    actions.setVisible(false);
    add(picture, new H2(title), text, actions);
  }

  /** One to do now, at most one beside it. */
  public EmptyState actions(Component... components) {
    actions.removeAll();
    actions.add(components);
    actions.setVisible(components.length > 0);
    return this;
  }
}
