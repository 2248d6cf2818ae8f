package org.promolist.ui.claim;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import java.util.UUID;
import org.promolist.account.Scope;
import org.promolist.claim.ClaimDetails;
import org.promolist.claim.ClaimFilter;
import org.promolist.claim.Claims;
import org.promolist.list.ListDetails;
import org.promolist.list.ListType;
import org.promolist.ui.kit.EmptyState;
import org.promolist.ui.kit.FromUrl;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.KeysetItems;
import org.promolist.ui.kit.NarrowPage;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.UnreadDays;
import org.promolist.ui.kit.Viewer;

/** Who claimed from a list and when, latest first, however many. */
public final class ClaimsTab extends Div implements FromUrl {

  private final ListDetails list;
  private final Claims claims;
  private final Viewer viewer;
  private final boolean words;
  private final ClaimsFilters filters;
  private final UnreadDays unread = new UnreadDays("from", "to");
  private final ClaimsGrid grid;
  private final Div empty = new Div();
  private ClaimsState state = ClaimsState.START;

  ClaimsTab(ListDetails list, Claims claims, Viewer viewer, ClaimDeeds deeds) {
    this.list = list;
    this.claims = claims;
    this.viewer = viewer;
    words = list.type() == ListType.MULTI_USE;
    addClassNames("page-body", "stack", "codes-tab");
    filters = new ClaimsFilters(viewer.formats(), this::go);
    if (deeds.mayTry()) {
      filters.end(new Button(Texts.text("try.open"), click -> deeds.tryCode("")));
    }
    grid =
        new ClaimsGrid(
            viewer.formats(),
            words,
            new ClaimsGrid.Rights(
                viewer.may(Scope.CUSTOMERS_READ),
                viewer.may(Scope.CLAIMS_WRITE),
                deeds::mayReverse,
                claim -> deeds.askToReverse(claim, words, changed -> grid().redraw())));
    empty.addClassName("empty-place");
    add(filters, unread, grid, empty);
  }

  private ClaimsGrid grid() {
    return grid;
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    NarrowPage.watch(this, grid::setNarrow);
  }

  @Override
  public void show(QueryParameters parameters) {
    state = ClaimsState.of(parameters);
    filters.show(state);
    unread.show(parameters);
    ClaimFilter filter = state.filter(list.id(), viewer.zone());
    KeysetItems<ClaimDetails, UUID> items =
        new KeysetItems<>((cursor, limit) -> claims.page(filter, cursor, limit), ClaimDetails::id);
    boolean any = items.any();
    grid.show(items);
    grid.setVisible(any);
    empty.setVisible(!any);
    empty.removeAll();
    if (!any) {
      empty.add(emptyState());
    }
  }

  private void go(ClaimsState wanted) {
    if (!wanted.equals(state)) {
      UI.getCurrent().navigate("lists/" + list.id() + "/claims", wanted.parameters());
    }
  }

  private EmptyState emptyState() {
    if (!state.filtered()) {
      return new EmptyState(
          Icon.TICKET, Texts.text("claim.none.title"), Texts.text("claim.none.text"));
    }
    Button clear = new Button(Texts.text("claim.noMatch.clear"), click -> go(ClaimsState.START));
    clear.addThemeVariants(ButtonVariant.TERTIARY);
    return new EmptyState(
            Icon.SEARCH, Texts.text("claim.noMatch.title"), Texts.text("claim.noMatch.text"))
        .actions(clear);
  }
}
