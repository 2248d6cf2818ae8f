package org.promolist.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;

/** Names and values, such as settings at a glance. */
public final class DefinitionList extends DescriptionList {

  public DefinitionList() {
    addClassName("definitions");
  }

  public DefinitionList item(String name, String value) {
    return item(name, new Span(value));
  }

  public DefinitionList item(String name, Component value) {
    add(new Term(name), new Description(value));
    return this;
  }
}
