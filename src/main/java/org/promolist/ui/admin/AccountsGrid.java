package org.promolist.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableFunction;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.promolist.account.AccountRow;
import org.promolist.account.AccountState;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** Accounts as rows, or, where the page is narrow, as cards. Several can be chosen. */
final class AccountsGrid extends Grid<AccountRow> {

  private final Formats formats;
  private final Clock clock;
  private final AccountDeeds deeds;
  private final Column<AccountRow> card;
  private final List<Column<AccountRow>> columns;
  private final Map<UUID, AccountRow> chosen = new HashMap<>();
  private Consumer<Set<AccountRow>> choiceListener = accounts -> {};

  AccountsGrid(Formats formats, Clock clock, AccountDeeds deeds) {
    super(AccountRow.class, false);
    this.formats = formats;
    this.clock = clock;
    this.deeds = deeds;
    addClassNames("lists-grid", "plain-rows");
    // A column of our own chooses: that of the grid has a header that says nothing.
    setSelectionMode(SelectionMode.NONE);
    setEmptyStateText("");
    getElement().setAttribute("aria-label", Texts.text("accounts.title"));
    columns =
        List.of(
            column("choose", this::box).setWidth("92px"),
            column("name", AccountWords::names).setFlexGrow(1).setWidth("220px"),
            column("roles", account -> AccountWords.badges(account.roles()))
                .setFlexGrow(1)
                .setWidth("220px"),
            column("state", this::state).setWidth("260px"),
            column("lastSignIn", this::lastSignIn).setWidth("170px"),
            column("action", this::menu).setWidth("72px"));
    card = addComponentColumn(this::card).setFlexGrow(1);
    card.setVisible(false);
  }

  private Column<AccountRow> column(String key, SerializableFunction<AccountRow, Component> cell) {
    return addComponentColumn(cell::apply)
        .setKey(key)
        .setHeader(Texts.text("accounts.column." + key))
        .setFlexGrow(0)
        .setResizable(true);
  }

  void setNarrow(boolean narrow) {
    card.setVisible(narrow);
    columns.forEach(column -> column.setVisible(!narrow));
    setClassName("cards", narrow);
  }

  /** Tells which are chosen. */
  void onChoice(Consumer<Set<AccountRow>> listener) {
    choiceListener = listener;
  }

  Set<AccountRow> chosen() {
    return Set.copyOf(chosen.values());
  }

  void chooseNone() {
    chosen.clear();
    choiceListener.accept(Set.of());
  }

  private Checkbox box(AccountRow account) {
    Checkbox box = new Checkbox(chosen.containsKey(account.id()));
    box.setAriaLabel(Texts.text("accounts.choose", account.displayName()));
    box.addValueChangeListener(change -> {
      if (Boolean.TRUE.equals(change.getValue())) {
        chosen.put(account.id(), account);
      } else {
        chosen.remove(account.id());
      }
      choiceListener.accept(chosen());
    });
    return box;
  }

  private Component state(AccountRow account) {
    Div cell = new Div(AccountWords.badge(account.state()));
    cell.addClassName("bar");
    if (account.state() == AccountState.INVITED) {
      Span link = new Span(link(account));
      link.addClassNames("secondary", "text-xs");
      cell.add(link);
    }
    return cell;
  }

  private String link(AccountRow account) {
    var until = account.linkExpiresAt();
    return until == null || !clock.instant().isBefore(until)
        ? Texts.text("accounts.linkOver")
        : Texts.text("accounts.linkUntil", formats.dateTime(until));
  }

  private Component lastSignIn(AccountRow account) {
    var last = account.lastSignInAt();
    Span cell = new Span(last == null ? Texts.text("accounts.never") : formats.moment(last));
    cell.addClassName("secondary");
    return cell;
  }

  private Component menu(AccountRow account) {
    Button button = new Button(Icon.MORE.create());
    button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    button.setAriaLabel(Texts.text("accounts.actions", account.displayName()));
    ContextMenu menu = new ContextMenu(button);
    menu.setOpenOnClick(true);
    deeds
        .of(account)
        .forEach((label, deed) -> menu.addItem(Texts.text(label), click -> deed.execute()));
    return button;
  }

  private Component card(AccountRow account) {
    Div top = new Div(box(account), AccountWords.names(account), menu(account));
    top.addClassName("card-top");
    Span last =
        new Span(
            Texts.text(
                "accounts.lastSignIn",
                account.lastSignInAt() == null
                    ? Texts.text("accounts.never")
                    : formats.moment(account.lastSignInAt())));
    last.addClassNames("secondary", "text-s");
    Div made = new Div(top, AccountWords.badges(account.roles()), state(account), last);
    made.addClassName("list-card");
    return made;
  }
}
