package org.promolist.ui.customer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Slice;
import org.promolist.ui.kit.KeysetItems;
import org.promolist.ui.kit.Texts;

/** What happened, latest first, a page at a time. */
final class EarlierRows<T> extends Card {

  private static final int PAGE = 50;

  private final KeysetItems.Source<T> source;
  private final HasComponents into;
  private final Function<T, Component> row;
  private final Button more;
  private @Nullable String cursor;

  /**
   * The first page of it.
   *
   * @param shown holds the rows
   * @param into where rows are added; part of {@code shown}, or that itself
   * @param none said where there is nothing
   */
  EarlierRows(
      String title,
      KeysetItems.Source<T> source,
      Component shown,
      HasComponents into,
      Function<T, Component> row,
      String none) {
    this.source = source;
    this.into = into;
    this.row = row;
    this.more = new Button(Texts.text("customer.earlier"), click -> showMore());
    more.addClassName("neutral");
    setTitle(new H2(title));
    setAriaRole("region");
    setAriaLabel(title);
    if (showMore()) {
      Div body = new Div(shown, more);
      body.addClassNames("stack", "start", "earlier");
      add(body);
    } else {
      Paragraph nothing = new Paragraph(none);
      nothing.addClassName("secondary");
      add(nothing);
    }
  }

  private boolean showMore() {
    Slice<T> page = source.page(cursor, PAGE);
    List<Component> rows = page.items().stream().map(row).toList();
    rows.forEach(into::add);
    cursor = page.nextCursor();
    more.setVisible(cursor != null);
    return !rows.isEmpty();
  }
}
