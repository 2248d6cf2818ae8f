package org.promolist.ui.code;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.function.SerializableFunction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.promolist.code.CodeRow;
import org.promolist.code.CodeState;
import org.promolist.ui.kit.CopyText;
import org.promolist.ui.kit.CustomerLink;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.KeysetItems;
import org.promolist.ui.kit.Texts;

/** Codes as rows, or, where the page is narrow, as cards. */
final class CodesGrid extends Grid<CodesGrid.Placed> {

  /** A code and where it stands: masked ones can look the same and are not. */
  record Placed(int position, CodeRow code) {}

  /**
   * What the person who looks may do with a code.
   *
   * @param copy whether it is shown whole
   * @param batchPath where a batch is told of; null where they may not go
   * @param voidOne null where they may not
   */
  record Rights(
      boolean copy,
      @Nullable Function<UUID, String> batchPath,
      @Nullable Consumer<CodeRow> voidOne) {}

  /** The scroll bar promises no more than can be walked in a moment; it grows as one scrolls. */
  private static final int ESTIMATE = 1_000;

  private final Formats formats;
  private final Rights rights;
  private final Column<Placed> card;
  private final List<Column<Placed>> columns;

  /** An empty grid. Words of a multi-use list belong to no batch and are nobody's. */
  CodesGrid(Formats formats, boolean words, Rights rights) {
    super(Placed.class, false);
    this.formats = formats;
    this.rights = rights;
    addClassNames("lists-grid", "plain-rows");
    setSelectionMode(SelectionMode.NONE);
    setEmptyStateText("");
    getElement().setAttribute("aria-label", Texts.text("list.codes"));
    Column<Placed> text =
        column(words ? "word" : "code", this::text).setFlexGrow(1).setWidth("300px");
    Column<Placed> state = column("state", code -> CodeWords.badge(code.state())).setWidth("150px");
    columns =
        words
            ? List.of(text, state)
            : List.of(
                text,
                state,
                column("batch", this::batch).setWidth("110px"),
                column("claimedAt", code -> new Span(moment(code.claimedAt()))).setWidth("190px"),
                column("customer", CodesGrid::customer).setWidth("200px"),
                column("action", this::action).setWidth("96px"));
    if (!words && rights.voidOne() == null) {
      columns.getLast().setVisible(false);
    }
    card = addComponentColumn(placed -> card(placed.code())).setFlexGrow(1);
    card.setVisible(false);
  }

  private Column<Placed> column(String key, SerializableFunction<CodeRow, Component> cell) {
    return addComponentColumn(placed -> cell.apply(placed.code()))
        .setKey(key)
        .setHeader(Texts.text("code.column." + key))
        .setFlexGrow(0)
        .setResizable(true);
  }

  void setNarrow(boolean narrow) {
    card.setVisible(narrow);
    columns.forEach(column ->
        column.setVisible(
            !narrow && (rights.voidOne() != null || !"action".equals(column.getKey()))));
    setClassName("cards", narrow);
  }

  /** Shows a listing from its beginning; nothing is counted. */
  void show(KeysetItems<CodeRow, String> items) {
    var view = setItems(query -> placed(items, query));
    view.setItemCountEstimate(ESTIMATE);
    view.setItemCountEstimateIncrease(ESTIMATE);
  }

  private static Stream<Placed> placed(
      KeysetItems<CodeRow, String> items, Query<Placed, Void> query) {
    AtomicInteger position = new AtomicInteger(query.getOffset());
    return items.fetch(query).map(code -> new Placed(position.getAndIncrement(), code));
  }

  private Component text(CodeRow code) {
    boolean word = code.batchId() == null;
    Span shown = CodeWords.grouped(code.text(), word ? 0 : null);
    return rights.copy()
        ? new CopyText(shown, code.text(), Texts.text("code.copy", code.text()))
        : shown;
  }

  private Component batch(CodeRow code) {
    Integer number = code.batchNumber();
    UUID id = code.batchId();
    if (number == null || id == null) {
      return new Span();
    }
    String name = CodeWords.batch(number);
    Function<UUID, String> path = rights.batchPath();
    return path == null ? new Span(name) : new Anchor(path.apply(id), name);
  }

  private String moment(@Nullable Instant at) {
    return at == null ? "" : formats.moment(at);
  }

  private static Component customer(CodeRow code) {
    String id = code.customerId();
    return id == null ? new Span() : new CustomerLink(id);
  }

  private Component action(CodeRow code) {
    Consumer<CodeRow> voidOne = rights.voidOne();
    boolean alive = code.state() != CodeState.CLAIMED && code.state() != CodeState.VOIDED;
    if (voidOne == null || !alive || code.batchId() == null) {
      return new Span();
    }
    Button button = new Button(Texts.text("code.void"), click -> voidOne.accept(code));
    button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
    button.setAriaLabel(Texts.text("code.voidLabel", code.text()));
    return button;
  }

  private Component card(CodeRow code) {
    Div top = new Div(text(code), CodeWords.badge(code.state()));
    top.addClassName("card-top");
    Div made = new Div(top);
    made.addClassName("list-card");
    if (code.batchId() != null) {
      Div foot = new Div(batch(code), action(code));
      foot.addClassNames("card-top", "text-s");
      made.add(foot);
    }
    if (code.claimedAt() != null) {
      Div claimed = new Div(new Span(moment(code.claimedAt())), new Span(" "), customer(code));
      claimed.addClassNames("secondary", "text-s");
      made.add(claimed);
    }
    return made;
  }
}
