package org.promolist.ui.admin;

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
import com.vaadin.flow.server.Command;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.promolist.account.AccountFilter;
import org.promolist.account.AccountRow;
import org.promolist.account.Staff;
import org.promolist.ui.kit.EmptyState;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.KeysetItems;
import org.promolist.ui.kit.NarrowPage;
import org.promolist.ui.kit.PageHeader;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Viewer;

/** Who may come in, and as what. What is searched and filtered stands in the URL. */
@Route("accounts")
@RolesAllowed("ADMIN")
class AccountsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  /** Counting goes no further: beyond it "1,000+" tells enough, and stays quick. */
  static final int COUNTED = 1_000;

  private final Staff staff;
  private final Viewer viewer;
  private final Span count = new Span();
  private final AccountsFilters filters;
  private final AccountDeeds deeds;
  private final AccountsGrid grid;
  private final Button rolesOfChosen = new Button();
  private final Div chosenBar = new Div(rolesOfChosen);
  private final Div empty = new Div();
  private AccountsState state = AccountsState.START;

  AccountsView(Staff staff, Viewer viewer, Clock clock) {
    this.staff = staff;
    this.viewer = viewer;
    addClassNames("page", "fill");
    deeds = new AccountDeeds(staff, viewer.formats(), viewer.profile().id(), this::refresh);
    grid = new AccountsGrid(viewer.formats(), clock, deeds);
    grid.onChoice(this::showChosen);
    filters = new AccountsFilters(filter -> go(new AccountsState(filter)));
    count.addClassNames("secondary", "num");
    count.getElement().setAttribute("role", "status");
    PageHeader header =
        new PageHeader(Texts.text("accounts.title")).marks(count).actions(newAccount());
    rolesOfChosen.addClickListener(click -> deeds.changeRoles(grid.chosen()));
    chosenBar.addClassName("bar");
    empty.addClassName("empty-place");
    add(header, filters, chosenBar, grid, empty);
  }

  private Button newAccount() {
    Button button =
        new Button(
            Texts.text("accounts.new"),
            Icon.PLUS.create(),
            click -> new NewAccountDialog(staff, viewer, this::refresh).open());
    button.addThemeVariants(ButtonVariant.PRIMARY);
    return button;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    state = AccountsState.of(event.getLocation().getQueryParameters());
    refresh();
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    NarrowPage.watch(this, grid::setNarrow);
  }

  /** Another state is another URL: the router brings it back here, as it does a bookmark. */
  private void go(AccountsState wanted) {
    if (!wanted.equals(state)) {
      UI.getCurrent().navigate(AccountsView.class, wanted.parameters());
    }
  }

  private void refresh() {
    AccountFilter filter = state.filter();
    filters.show(filter);
    grid.chooseNone();
    int found = staff.countUpTo(filter, COUNTED + 1);
    boolean many = found > COUNTED;
    KeysetItems<AccountRow, UUID> items =
        new KeysetItems<>((cursor, limit) -> staff.page(filter, cursor, limit), AccountRow::id);
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
      empty.add(noMatch());
    }
  }

  private void showChosen(Set<AccountRow> chosen) {
    chosenBar.setVisible(!chosen.isEmpty());
    rolesOfChosen.setText(Texts.text("accounts.rolesOfMany", chosen.size()));
  }

  /** What the menu of its row offers. */
  Map<String, Command> deeds(AccountRow account) {
    return deeds.of(account);
  }

  /** Without a filter there is always the one who looks. */
  private Component noMatch() {
    Button clear = new Button(Texts.text("lists.noMatch.clear"), click -> go(AccountsState.START));
    clear.addThemeVariants(ButtonVariant.TERTIARY);
    return new EmptyState(
            Icon.SEARCH, Texts.text("accounts.noMatch"), Texts.text("accounts.noMatchText"))
        .actions(clear);
  }

  @Override
  public String getPageTitle() {
    return Texts.pageTitle(Texts.text("accounts.title"));
  }
}
