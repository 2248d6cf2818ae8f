package org.promolist.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.SerializableFunction;
import java.util.List;
import java.util.UUID;
import org.promolist.audit.AuditEntry;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.KeysetItems;
import org.promolist.ui.kit.Texts;

/** Entries as rows, their differences below on demand, or, where the page is narrow, as cards. */
final class AuditGrid extends Grid<AuditEntry> {

  /** The scroll bar promises no more than can be walked in a moment; it grows as one scrolls. */
  private static final int ESTIMATE = 1_000;

  /** More lines than these are folded away on a card. */
  private static final int LINES = 4;

  private final Formats formats;
  private final SignIns signIns;
  private final Column<AuditEntry> card;
  private final List<Column<AuditEntry>> columns;

  /**
   * Empty yet.
   *
   * @param signIns knows those whose entries are shown
   */
  AuditGrid(Formats formats, SignIns signIns) {
    super(AuditEntry.class, false);
    this.formats = formats;
    this.signIns = signIns;
    addClassNames("lists-grid", "plain-rows");
    setSelectionMode(SelectionMode.NONE);
    setEmptyStateText("");
    getElement().setAttribute("aria-label", Texts.text("audit.title"));
    columns =
        List.of(
            column("when", entry -> new Span(formats.moment(entry.at()))).setWidth("170px"),
            column("who", entry -> AuditWords.actor(entry.actor(), signIns.of(entry.actor())))
                .setWidth("180px"),
            column("what", entry -> new Span(AuditWords.action(entry.action())))
                .setFlexGrow(1)
                .setWidth("180px"),
            column("object", AuditWords::object).setFlexGrow(1).setWidth("190px"),
            column("from", AuditGrid::address).setWidth("150px"),
            column("changes", this::changes).setFlexGrow(2).setWidth("260px"));
    card = addComponentColumn(this::card).setFlexGrow(1);
    setItemDetailsRenderer(new ComponentRenderer<>(this::details));
    setDetailsVisibleOnClick(false);
    setNarrow(false);
  }

  private Column<AuditEntry> column(String key, SerializableFunction<AuditEntry, Component> cell) {
    return addComponentColumn(cell::apply)
        .setKey(key)
        .setHeader(Texts.text("audit.column." + key))
        .setFlexGrow(0)
        .setResizable(true);
  }

  void setNarrow(boolean narrow) {
    card.setVisible(narrow);
    columns.forEach(column -> column.setVisible(!narrow));
    setClassName("cards", narrow);
  }

  /** Shows a listing from its beginning; nothing is counted. */
  void show(KeysetItems<AuditEntry, UUID> items) {
    var view = setItems(items::fetch);
    view.setItemCountEstimate(ESTIMATE);
    view.setItemCountEstimateIncrease(ESTIMATE);
  }

  private static Component address(AuditEntry entry) {
    Span address = new Span(entry.address() == null ? "" : entry.address());
    address.addClassNames("mono", "secondary");
    return address;
  }

  /** The one there is, or how many; several are shown below their row. */
  private Component changes(AuditEntry entry) {
    if (entry.changes().size() == 1) {
      return AuditChanges.lines(entry, formats).getFirst();
    }
    if (entry.changes().isEmpty()) {
      return new Span();
    }
    Button open = new Button(Texts.text("audit.differences", entry.changes().size()));
    open.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
    tellOpen(open, isDetailsVisible(entry));
    open.addClickListener(click -> {
      setDetailsVisible(entry, !isDetailsVisible(entry));
      tellOpen(open, isDetailsVisible(entry));
    });
    return open;
  }

  private static void tellOpen(Button button, boolean isOpen) {
    button.getElement().setAttribute("aria-expanded", Boolean.toString(isOpen));
  }

  private Component details(AuditEntry entry) {
    Div lines = new Div();
    lines.add(AuditChanges.lines(entry, formats));
    lines.addClassNames("audit-details", "summary");
    return lines;
  }

  private Component card(AuditEntry entry) {
    Span what = new Span(AuditWords.action(entry.action()));
    what.addClassName("semibold");
    Span address = new Span(entry.address() == null ? "" : entry.address());
    address.addClassNames("mono", "secondary", "text-xs");
    Div top = new Div(what, address);
    top.addClassName("card-top");
    Div when =
        new Div(
            Texts.text(
                "list.byAt",
                formats.moment(entry.at()),
                AuditWords.actorText(entry.actor(), signIns.of(entry.actor()))));
    when.addClassNames("secondary", "text-s");
    Div made = new Div(top, AuditWords.object(entry));
    made.addClassName("list-card");
    if (entry.changes().size() > LINES) {
      made.add(
          new Details(Texts.text("audit.differences", entry.changes().size()), details(entry)));
    } else if (!entry.changes().isEmpty()) {
      made.add(details(entry));
    }
    made.add(when);
    return made;
  }
}
