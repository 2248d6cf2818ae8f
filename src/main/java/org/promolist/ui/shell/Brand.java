package org.promolist.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** The product's mark and name. */
final class Brand {

  private Brand() {}

  static Component link() {
    Anchor brand = new Anchor("", mark(), new Span(Texts.text("product")));
    brand.addClassName("brand");
    return brand;
  }

  static Component heading() {
    H1 brand = new H1(mark(), new Span(Texts.text("product")));
    brand.addClassName("brand");
    return brand;
  }

  private static Span mark() {
    Span mark = new Span(Icon.TICKET.create());
    mark.addClassName("brand-mark");
    return mark;
  }
}
