package org.promolist.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.function.SerializableFunction;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.promolist.list.ListDetails;
import org.promolist.list.ListSort;
import org.promolist.ui.kit.Badges;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Texts;

/** Lists as rows, or, where the page is narrow, as cards. */
final class ListsGrid extends Grid<ListDetails> {

  /** What can be shown of a list; the name always is. */
  enum Column {
    NAME(ListSort.By.NAME, true),
    TYPE(null, true),
    STATUS(null, true),
    POINTS(ListSort.By.POINTS, true),
    VALIDITY(ListSort.By.STARTS_AT, true),
    ENDS(ListSort.By.ENDS_AT, false),
    CLAIMED(null, true),
    UPDATED(ListSort.By.UPDATED_AT, true),
    UPDATED_BY(null, false),
    CREATED(ListSort.By.CREATED_AT, false);

    private final ListSort.@Nullable By sort;
    private final boolean usual;

    Column(ListSort.@Nullable By sort, boolean usual) {
      this.sort = sort;
      this.usual = usual;
    }

    String label() {
      return Texts.text("list.column." + name());
    }

    static List<Column> usual() {
      return Arrays.stream(values()).filter(column -> column.usual).toList();
    }

    static Optional<Column> named(String name) {
      return Arrays.stream(values()).filter(column -> column.name().equals(name)).findFirst();
    }
  }

  private static final String CARD = "CARD";

  private static final String ROW_KEY = "element.getEventContext(event).item?.key";

  /** Columns and rows come a moment after the grid: looks again until the row is there. */
  private static final String SHOW_ROW =
      """
      let scrolls = 0;
      const look = (tries) => {
        if (!tries || !this.isConnected) return;
        const row = [...this.$.items.children].find((r) => !r.hidden && r.index === $0 && r._item?.key);
        if (row) row.querySelector('td')?.focus({preventScroll: true});
        else {
          if (this._columnTree && this.size > $0 && scrolls++ % 20 === 0) this.scrollToIndex($0);
          setTimeout(() => look(tries - 1), 50);
        }
      };
      look(100);
      """;

  private final Map<Column, Grid.Column<ListDetails>> columns = new LinkedHashMap<>();
  private final Grid.Column<ListDetails> card;
  private final Formats formats;
  private final Function<ListDetails, String> path;
  private List<Column> chosen = Column.usual();
  private boolean narrow;

  /**
   * An empty grid.
   *
   * @param path where a list is shown
   */
  ListsGrid(Formats formats, Function<ListDetails, String> path) {
    super(ListDetails.class, false);
    this.formats = formats;
    this.path = path;
    addClassName("lists-grid");
    setSelectionMode(SelectionMode.NONE);
    setMultiSort(false);
    setColumnReorderingAllowed(false);
    setEmptyStateText("");
    getElement().setAttribute("aria-label", Texts.text("lists.title"));
    add(Column.NAME, this::name).setFlexGrow(1).setWidth("220px");
    text(Column.TYPE, list -> ListWords.type(list.type())).setWidth("106px");
    add(Column.STATUS, list -> ListWords.badge(list.status())).setWidth("118px");
    number(Column.POINTS, list -> formats.number(list.points())).setWidth("88px");
    add(Column.VALIDITY, this::validity).setWidth("284px");
    add(Column.ENDS, this::ends).setWidth("240px");
    add(Column.CLAIMED, this::claimed).setWidth("204px").setTextAlign(ColumnTextAlign.END);
    text(Column.UPDATED, list -> formats.relative(list.updatedAt())).setWidth("122px");
    text(Column.UPDATED_BY, ListDetails::updatedBy).setWidth("140px");
    text(Column.CREATED, list -> formats.relative(list.createdAt())).setWidth("126px");
    card = addComponentColumn(this::card).setKey(CARD).setFlexGrow(1);
    card.setVisible(false);
  }

  private Grid.Column<ListDetails> add(
      Column column, SerializableFunction<ListDetails, Component> cell) {
    return describe(column, addComponentColumn(cell::apply));
  }

  private Grid.Column<ListDetails> text(
      Column column, SerializableFunction<ListDetails, String> cell) {
    return describe(column, addColumn(cell::apply));
  }

  private Grid.Column<ListDetails> number(
      Column column, SerializableFunction<ListDetails, String> cell) {
    return text(column, cell).setTextAlign(ColumnTextAlign.END);
  }

  private Grid.Column<ListDetails> describe(Column column, Grid.Column<ListDetails> made) {
    made.setKey(column.name()).setHeader(column.label()).setFlexGrow(0).setResizable(true);
    if (column.sort != null) {
      made.setSortProperty(column.sort.key());
      made.setSortable(true);
    }
    columns.put(column, made);
    return made;
  }

  void show(List<Column> wanted) {
    chosen = wanted;
    arrange();
  }

  void setNarrow(boolean isNarrow) {
    narrow = isNarrow;
    arrange();
  }

  private void arrange() {
    card.setVisible(narrow);
    columns.forEach((column, made) ->
        made.setVisible(!narrow && (column == Column.NAME || chosen.contains(column))));
    setClassName("cards", narrow);
  }

  /** Marks the order in the header; tells nobody. */
  void mark(ListSort sort) {
    List<GridSortOrder<ListDetails>> order =
        columns.entrySet().stream()
            .filter(entry -> entry.getKey().sort == sort.by())
            .map(entry ->
                new GridSortOrder<>(
                    entry.getValue(),
                    sort.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING))
            .toList();
    sort(order);
  }

  /** Tells the order a person chose in the header; without one the usual order is meant. */
  void onSort(Consumer<ListSort> listener) {
    addSortListener(event -> {
      if (event.isFromClient()) {
        listener.accept(
            event.getSortOrder().stream()
                .findFirst()
                .flatMap(ListsGrid::sort)
                .orElse(ListState.START.sort()));
      }
    });
  }

  /** Tells the list a person goes into by a click on its row or by Enter; its name is a link. */
  void onOpen(Consumer<ListDetails> listener) {
    addItemClickListener(click -> listener.accept(click.getItem()));
    getElement()
        .addEventListener(
            "keydown",
            event ->
                Optional.ofNullable(
                        getDataCommunicator()
                            .getKeyMapper()
                            .get(event.getEventData().get(ROW_KEY).asString("")))
                    .ifPresent(listener))
        .setFilter("event.key === 'Enter' && !event.composedPath()[0].href && !!(" + ROW_KEY + ")")
        .addEventData(ROW_KEY);
  }

  /** Shows the row somebody comes back from, and puts the focus there. */
  void returnTo(UUID id, int position) {
    setPartNameGenerator(list -> list.id().equals(id) ? "came-from" : null);
    getElement().executeJs(SHOW_ROW, position);
  }

  private static Optional<ListSort> sort(GridSortOrder<ListDetails> order) {
    return Column.named(order.getSorted().getKey())
        .flatMap(column -> Optional.ofNullable(column.sort))
        .map(by -> new ListSort(by, order.getDirection() == SortDirection.DESCENDING));
  }

  private Component name(ListDetails list) {
    Anchor link = new Anchor(path.apply(list), list.name());
    link.addClassName("lists-name");
    Div cell = new Div(link, Badges.tags(list.tags()));
    cell.addClassName("lists-names");
    return cell;
  }

  private Component validity(ListDetails list) {
    Span zone = new Span(list.validity().zone().getId());
    zone.addClassNames("secondary", "text-xs");
    return new Span(
        new Span(formats.days(list.validity().startsAt(), list.validity().endsAt()) + " "), zone);
  }

  private Component ends(ListDetails list) {
    var end = list.validity().endsAt();
    return new Span(end == null ? Texts.text("list.noEnd") : formats.dateTime(end));
  }

  private Component claimed(ListDetails list) {
    Span of = new Span(" " + ListWords.claimedOf(list, formats));
    of.addClassName("secondary");
    Span numbers = new Span(new Span(formats.number(list.counts().claimed())), of);
    numbers.addClassNames("num", "text-s");
    Div cell = new Div();
    cell.addClassName("claimed");
    Optional.ofNullable(list.entryCap()).ifPresent(cap -> cell.add(ListWords.meter(list, cap)));
    cell.add(numbers);
    return cell;
  }

  private Component card(ListDetails list) {
    Anchor link = new Anchor(path.apply(list), list.name());
    link.addClassName("lists-name");
    Div top = new Div(link, ListWords.badge(list.status()));
    top.addClassName("card-top");
    Div what =
        new Div(
            new Span(
                Texts.text(
                    "list.card", ListWords.type(list.type()), formats.number(list.points()))));
    list.tags().forEach(tag -> what.add(Badges.tag(tag)));
    what.addClassNames("card-what", "secondary", "text-s");
    Div when = new Div(validity(list));
    when.addClassName("text-s");
    Div made = new Div(top, what, when, claimed(list));
    made.addClassName("list-card");
    return made;
  }
}
