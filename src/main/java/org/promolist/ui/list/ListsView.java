package org.promolist.ui.list;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.promolist.account.Accounts;
import org.promolist.account.Scope;
import org.promolist.list.ListDetails;
import org.promolist.list.ListFilter;
import org.promolist.list.ListSort;
import org.promolist.list.ListStatus;
import org.promolist.list.PromoCodeLists;
import org.promolist.ui.kit.EmptyState;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.KeysetItems;
import org.promolist.ui.kit.NarrowPage;
import org.promolist.ui.kit.PageHeader;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Viewer;

/** All lists. What is searched, filtered and sorted stands in the URL and nowhere else. */
@Route("")
@PermitAll
class ListsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  /** Counting goes no further: beyond it "1,000+" tells enough, and stays quick. */
  static final int COUNTED = 1_000;

  private final PromoCodeLists lists;
  private final Viewer viewer;
  private final LastOpened lastOpened;
  private final Span count = new Span();
  private final ListFilters filters;
  private final ListsGrid grid;
  private final Div empty = new Div();
  private ListState state = ListState.START;

  ListsView(PromoCodeLists lists, Accounts accounts, Viewer viewer, LastOpened lastOpened) {
    this.lists = lists;
    this.viewer = viewer;
    this.lastOpened = lastOpened;
    addClassNames("page", "fill");
    grid = new ListsGrid(viewer.formats(), ListLinks::of);
    grid.show(columns(viewer.profile().listColumns()));
    grid.onSort(sort -> go(new ListState(state.filter(), sort)));
    grid.onOpen(list -> UI.getCurrent().navigate(ListLinks.of(list)));
    filters = new ListFilters(lists::tags, filter -> go(new ListState(filter, state.sort())));
    ColumnChoice choice =
        new ColumnChoice(
            columns(viewer.profile().listColumns()),
            chosen -> {
              grid.show(chosen);
              accounts.rememberListColumns(chosen.stream().map(Enum::name).toList());
              viewer.refresh();
            });
    filters.add(choice);
    count.addClassNames("secondary", "num");
    count.getElement().setAttribute("role", "status");
    PageHeader header = new PageHeader(Texts.text("lists.title")).marks(count);
    if (viewer.may(Scope.LISTS_WRITE)) {
      header.actions(newList());
    }
    empty.addClassName("empty-place");
    add(header, filters, grid, empty);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    viewer.require(Scope.LISTS_READ);
    state = ListState.of(event.getLocation().getQueryParameters());
    refresh();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    NarrowPage.watch(
        this,
        narrow -> {
          grid.setNarrow(narrow);
          filters.setNarrow(narrow);
        });
  }

  /** Another state is another URL: the router brings it back here, as it does a bookmark. */
  private void go(ListState wanted) {
    if (!wanted.equals(state)) {
      UI.getCurrent().navigate(ListsView.class, wanted.parameters());
    }
  }

  private void refresh() {
    filters.show(state.filter());
    grid.mark(state.sort());
    int found = lists.countUpTo(state.filter(), COUNTED + 1);
    boolean many = found > COUNTED;
    ListFilter filter = state.filter();
    ListSort sort = state.sort();
    KeysetItems<ListDetails, UUID> items =
        new KeysetItems<>(
            (cursor, limit) -> lists.page(filter, sort, cursor, limit), ListDetails::id);
    Optional<LastOpened.Row> last = lastOpened.in(state);
    lastOpened.listed(state, items::position);
    var view = grid.setItems(items::fetch);
    if (many) {
      view.setItemCountEstimate(COUNTED);
    } else {
      view.setItemCountCallback(query -> found);
    }
    count.setText(
        many
            ? Texts.text("lists.more", viewer.formats().number(COUNTED))
            : viewer.formats().number(found));
    grid.setVisible(found > 0);
    empty.setVisible(found == 0);
    empty.removeAll();
    if (found == 0) {
      empty.add(emptyState());
    } else {
      last.ifPresent(row -> grid.returnTo(row.id(), row.position()));
    }
  }

  private Component emptyState() {
    if (!state.filtered()) {
      EmptyState first =
          new EmptyState(Icon.LIST, Texts.text("lists.none.title"), Texts.text("lists.none.text"));
      return viewer.may(Scope.LISTS_WRITE) ? first.actions(newList()) : first;
    }
    String text = state.filter().text().strip();
    EmptyState none =
        new EmptyState(
            Icon.SEARCH,
            text.isEmpty()
                ? Texts.text("lists.noMatch.filter")
                : Texts.text("lists.noMatch.title", text),
            Texts.text(withArchived() ? "lists.noMatch.all" : "lists.noMatch.text"));
    Button clear =
        new Button(
            Texts.text("lists.noMatch.clear"),
            click -> go(new ListState(ListFilter.NONE, state.sort())));
    clear.addThemeVariants(ButtonVariant.TERTIARY);
    if (withArchived()) {
      return none.actions(clear);
    }
    Button archived =
        new Button(Texts.text("lists.noMatch.archived"), click -> go(includingArchived()));
    return none.actions(archived, clear);
  }

  private boolean withArchived() {
    return state.filter().statusesMeant().contains(ListStatus.ARCHIVED);
  }

  private ListState includingArchived() {
    ListFilter filter = state.filter();
    Set<ListStatus> statuses = Set.of(ListStatus.values());
    return new ListState(
        new ListFilter(filter.text(), statuses, filter.types(), filter.tags()), state.sort());
  }

  private static Button newList() {
    Button button =
        new Button(
            Texts.text("lists.new"),
            Icon.PLUS.create(),
            click -> UI.getCurrent().navigate(NewListView.class));
    button.addThemeVariants(ButtonVariant.PRIMARY);
    return button;
  }

  private static List<ListsGrid.Column> columns(List<String> names) {
    return names.isEmpty()
        ? ListsGrid.Column.usual()
        : names.stream().map(ListsGrid.Column::named).flatMap(Optional::stream).toList();
  }

  @Override
  public String getPageTitle() {
    return Texts.pageTitle(Texts.text("lists.title"));
  }
}
