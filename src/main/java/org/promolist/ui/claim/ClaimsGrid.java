package org.promolist.ui.claim;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableFunction;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.promolist.claim.ClaimDetails;
import org.promolist.ui.code.CodeWords;
import org.promolist.ui.kit.CustomerLink;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.KeysetItems;
import org.promolist.ui.kit.Texts;

/** Claims as rows, or, where the page is narrow, as cards. */
final class ClaimsGrid extends Grid<ClaimDetails> {

  /**
   * What the person who looks may do.
   *
   * @param customers whether they may read about customers
   * @param any whether they may reverse any claim at all
   */
  record Rights(
      boolean customers,
      boolean any,
      Predicate<ClaimDetails> mayReverse,
      Consumer<ClaimDetails> reverse) {}

  /** The scroll bar promises no more than can be walked in a moment; it grows as one scrolls. */
  private static final int ESTIMATE = 1_000;

  private final Formats formats;
  private final boolean words;
  private final Rights rights;
  private final Column<ClaimDetails> card;
  private final List<Column<ClaimDetails>> columns;

  ClaimsGrid(Formats formats, boolean words, Rights rights) {
    super(ClaimDetails.class, false);
    this.formats = formats;
    this.words = words;
    this.rights = rights;
    addClassNames("lists-grid", "plain-rows");
    setSelectionMode(SelectionMode.NONE);
    setEmptyStateText("");
    getElement().setAttribute("aria-label", Texts.text("list.tab.CLAIMS"));
    columns =
        List.of(
            column("when", claim -> new Span(formats.moment(claim.claimedAt()))).setWidth("170px"),
            column("code", this::code).setFlexGrow(1).setWidth("190px"),
            column("customer", this::customer).setFlexGrow(1).setWidth("150px"),
            column("points", claim -> new Span(formats.number(claim.points())))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("86px"),
            column("by", claim -> new Span(ClaimWords.actor(claim.by()))).setWidth("170px"),
            column("state", this::state).setFlexGrow(1).setWidth("220px"),
            column("action", this::action).setWidth("136px"));
    card = addComponentColumn(this::card).setFlexGrow(1);
    setNarrow(false);
  }

  private Column<ClaimDetails> column(
      String key, SerializableFunction<ClaimDetails, Component> cell) {
    return addComponentColumn(cell::apply)
        .setKey(key)
        .setHeader(Texts.text("claim.column." + key))
        .setFlexGrow(0)
        .setResizable(true);
  }

  void setNarrow(boolean narrow) {
    card.setVisible(narrow);
    columns.forEach(column ->
        column.setVisible(!narrow && (rights.any() || !"action".equals(column.getKey()))));
    setClassName("cards", narrow);
  }

  /** Shows a listing from its beginning; nothing is counted. */
  void show(KeysetItems<ClaimDetails, UUID> items) {
    var view = setItems(items::fetch);
    view.setItemCountEstimate(ESTIMATE);
    view.setItemCountEstimateIncrease(ESTIMATE);
  }

  /** Draws the claims anew, each in its place; what had the focus may be gone, the grid is not. */
  void redraw() {
    getLazyDataView().refreshAll();
    getElement().executeJs("setTimeout(() => this.focus())");
  }

  private Component code(ClaimDetails claim) {
    return CodeWords.grouped(claim.code(), words ? 0 : null);
  }

  private Component customer(ClaimDetails claim) {
    return rights.customers() ? new CustomerLink(claim.customerId()) : new Span(claim.customerId());
  }

  private Component state(ClaimDetails claim) {
    Div cell = new Div(ClaimWords.badge(claim));
    if (claim.reversal() != null) {
      cell.add(ClaimWords.reversal(claim, formats));
    }
    cell.addClassNames("two-lines", "start");
    return cell;
  }

  private Component action(ClaimDetails claim) {
    if (!rights.mayReverse().test(claim)) {
      return new Span();
    }
    Button button =
        new Button(Texts.text("claim.reverse"), click -> rights.reverse().accept(claim));
    button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
    button.setAriaLabel(Texts.text("claim.reverseLabel", claim.code()));
    return button;
  }

  private Component card(ClaimDetails claim) {
    Div top = new Div(code(claim), ClaimWords.badge(claim));
    top.addClassName("card-top");
    Span points = new Span(Texts.text("claim.points", claim.points()));
    points.addClassName("num");
    Div whose = new Div(customer(claim), points);
    whose.addClassName("card-top");
    Div when =
        new Div(
            Texts.text(
                "list.byAt", formats.moment(claim.claimedAt()), ClaimWords.actor(claim.by())));
    when.addClassNames("secondary", "text-s");
    Div made = new Div(top, whose, when);
    made.addClassName("list-card");
    if (claim.reversal() != null) {
      made.add(ClaimWords.reversal(claim, formats));
    } else if (rights.mayReverse().test(claim)) {
      made.add(action(claim));
    }
    return made;
  }
}
