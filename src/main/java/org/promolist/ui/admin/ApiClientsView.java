package org.promolist.ui.admin;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.promolist.account.ApiClientDetails;
import org.promolist.account.ApiClientFilter;
import org.promolist.account.ApiClientState;
import org.promolist.account.ApiClients;
import org.promolist.shared.Slice;
import org.promolist.ui.kit.EmptyState;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.KeysetItems;
import org.promolist.ui.kit.NarrowPage;
import org.promolist.ui.kit.PageHeader;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Viewer;

/** The programs that may call, their scopes, and how long their tokens last. */
@Route("api-clients")
@RolesAllowed("ADMIN")
class ApiClientsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final ApiClientsState SOON =
      new ApiClientsState("", Set.of(ApiClientState.EXPIRING));

  /** So many that expire soon are named. */
  private static final int NAMED = 4;

  private final ApiClients clients;
  private final ApiClientWords words;
  private final ApiClientDeeds deeds;
  private final Div expiring = new Div();
  private final ApiClientsFilters filters = new ApiClientsFilters(this::go);
  private final ApiClientsGrid grid;
  private final Div empty = new Div();
  private ApiClientsState state = ApiClientsState.START;

  ApiClientsView(ApiClients clients, Viewer viewer, Clock clock) {
    this.clients = clients;
    words = new ApiClientWords(viewer.formats(), clock);
    deeds = new ApiClientDeeds(clients, words, viewer.profile().id(), this::changed);
    grid =
        new ApiClientsGrid(
            words, new ApiClientsGrid.Deeds(deeds::edit, deeds::askToRotate, deeds::askToRevoke));
    addClassNames("page", "fill");
    expiring.addClassName("notice");
    empty.addClassName("empty-place");
    add(
        new PageHeader(Texts.text("clients.title")).actions(create()),
        expiring,
        filters,
        grid,
        empty);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    state = ApiClientsState.of(event.getLocation().getQueryParameters());
    refresh();
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    NarrowPage.watch(this, grid::setNarrow);
  }

  /** Another state is another URL: the router brings it back here, as it does a bookmark. */
  private void go(ApiClientsState wanted) {
    if (!wanted.equals(state)) {
      UI.getCurrent().navigate(ApiClientsView.class, wanted.parameters());
    }
  }

  private void changed() {
    refresh();
    grid.takeFocus();
  }

  private void refresh() {
    filters.show(state);
    ApiClientFilter filter = state.filter();
    KeysetItems<ApiClientDetails, UUID> items =
        new KeysetItems<>(
            (cursor, limit) -> clients.page(filter, cursor, limit), ApiClientDetails::id);
    boolean any = items.any();
    grid.show(items);
    grid.setVisible(any);
    empty.setVisible(!any);
    empty.removeAll();
    if (!any) {
      empty.add(emptyState());
    }
    warn();
  }

  /** Who has to act soon is told without looking for it. */
  private void warn() {
    Slice<ApiClientDetails> soon = clients.page(SOON.filter(), null, NAMED);
    expiring.removeAll();
    expiring.setVisible(!soon.items().isEmpty());
    if (soon.items().isEmpty()) {
      return;
    }
    Span title = new Span(Texts.text("client.soon", ApiClientState.SOON.toDays()));
    title.addClassName("semibold");
    String named =
        soon.items().stream()
            .map(client -> Texts.text("client.soonOne", client.name(), words.expires(client)))
            .collect(Collectors.joining(" · "));
    Div told = new Div(soon.nextCursor() == null ? named : Texts.text("client.soonMore", named));
    Button show = new Button(Texts.text("client.soonShow"), click -> go(SOON));
    show.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
    show.setVisible(!state.equals(SOON));
    Div text = new Div(title, told, show);
    text.addClassNames("stack");
    expiring.add(Icon.CLOCK.create(), text);
  }

  private EmptyState emptyState() {
    if (!state.filtered()) {
      return new EmptyState(
              Icon.KEY, Texts.text("client.none.title"), Texts.text("client.none.text"))
          .actions(create());
    }
    Button clear =
        new Button(Texts.text("client.noMatch.clear"), click -> go(ApiClientsState.START));
    clear.addThemeVariants(ButtonVariant.TERTIARY);
    return new EmptyState(
            Icon.SEARCH, Texts.text("client.noMatch.title"), Texts.text("client.noMatch.text"))
        .actions(clear);
  }

  private Button create() {
    Button button =
        new Button(Texts.text("client.new"), Icon.PLUS.create(), click -> deeds.create());
    button.addThemeVariants(ButtonVariant.PRIMARY);
    return button;
  }

  @Override
  public String getPageTitle() {
    return Texts.pageTitle(Texts.text("clients.title"));
  }
}
