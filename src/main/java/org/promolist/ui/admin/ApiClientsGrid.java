package org.promolist.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableFunction;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.promolist.account.ApiClientDetails;
import org.promolist.account.ApiClientState;
import org.promolist.account.ApiClients;
import org.promolist.ui.kit.AuditLinks;
import org.promolist.ui.kit.Badges;
import org.promolist.ui.kit.KeysetItems;
import org.promolist.ui.kit.Texts;

/** API clients as rows, or, where the page is narrow, as cards. */
final class ApiClientsGrid extends Grid<ApiClientDetails> {

  /** What can be done with one client. */
  record Deeds(
      Consumer<ApiClientDetails> edit,
      Consumer<ApiClientDetails> rotate,
      Consumer<ApiClientDetails> revoke) {}

  private final ApiClientWords words;
  private final Deeds deeds;
  private final Column<ApiClientDetails> card;
  private final List<Column<ApiClientDetails>> columns;

  ApiClientsGrid(ApiClientWords words, Deeds deeds) {
    super(ApiClientDetails.class, false);
    this.words = words;
    this.deeds = deeds;
    addClassNames("lists-grid", "plain-rows");
    setSelectionMode(SelectionMode.NONE);
    setEmptyStateText("");
    getElement().setAttribute("aria-label", Texts.text("clients.title"));
    columns =
        List.of(
            column("name", this::name).setFlexGrow(1).setWidth("180px"),
            column("scopes", this::scopes).setFlexGrow(1).setWidth("210px"),
            column("state", this::state).setWidth("230px"),
            column("used", this::used).setWidth("150px"),
            column("action", this::actions).setWidth("330px"));
    card = addComponentColumn(this::card).setFlexGrow(1);
    card.setVisible(false);
  }

  private Column<ApiClientDetails> column(
      String key, SerializableFunction<ApiClientDetails, Component> cell) {
    return addComponentColumn(cell::apply)
        .setKey(key)
        .setHeader(Texts.text("client.column." + key))
        .setFlexGrow(0)
        .setResizable(true);
  }

  void setNarrow(boolean narrow) {
    card.setVisible(narrow);
    columns.forEach(column -> column.setVisible(!narrow));
    setClassName("cards", narrow);
  }

  void show(KeysetItems<ApiClientDetails, UUID> items) {
    setItems(items::fetch);
  }

  /** What had the focus may be gone with its row; the grid is not. */
  void takeFocus() {
    getElement().executeJs("setTimeout(() => this.focus())");
  }

  private Component name(ApiClientDetails client) {
    Span name = new Span(client.name());
    name.addClassNames("medium", "wrap");
    Span ending = new Span(ApiClientWords.ending(client.token().hint()));
    ending.addClassNames("secondary", "mono");
    Div marks = new Div(ending);
    marks.addClassNames("bar", "text-xs");
    if (client.publicFacing()) {
      marks.addComponentAsFirst(Badges.tag(Texts.text("client.publicFacing")));
    }
    Div cell = new Div(name, marks);
    cell.addClassName("two-lines");
    return cell;
  }

  private Component scopes(ApiClientDetails client) {
    Div cell = new Div(ApiClientWords.scopes(client.scopes()));
    cell.addClassName("wrap");
    return cell;
  }

  private Component state(ApiClientDetails client) {
    Div cell = new Div(words.badge(client));
    words.details(client).forEach(line -> cell.add(quiet(line)));
    cell.addClassNames("two-lines", "start");
    return cell;
  }

  private Component used(ApiClientDetails client) {
    ApiClientDetails.LastUse last = client.lastUse();
    if (last == null) {
      return quiet(Texts.text("client.neverUsed"));
    }
    Span when = new Span(words.formats().moment(last.at()));
    Div cell = new Div(when, quiet(Texts.text("client.from", last.from())));
    cell.addClassName("two-lines");
    return cell;
  }

  private static Span quiet(String text) {
    Span line = new Span(text);
    line.addClassNames("secondary", "text-xs", "wrap");
    return line;
  }

  private Component actions(ApiClientDetails client) {
    Div bar = new Div();
    bar.addClassName("bar");
    if (client.state() != ApiClientState.REVOKED) {
      bar.add(
          action("edit", client, deeds.edit()),
          action("rotate", client, deeds.rotate()),
          action("revoke", client, deeds.revoke()));
    }
    Anchor history =
        new Anchor(
            AuditLinks.of(ApiClients.OBJECT_TYPE, client.id()), Texts.text("client.history"));
    history.setAriaLabel(Texts.text("client.label.history", client.name()));
    bar.add(history);
    return bar;
  }

  private static Button action(
      String deed, ApiClientDetails client, Consumer<ApiClientDetails> consumer) {
    Button button =
        new Button(Texts.text("client.action." + deed), click -> consumer.accept(client));
    button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
    button.setAriaLabel(Texts.text("client.label." + deed, client.name()));
    return button;
  }

  private Component card(ApiClientDetails client) {
    Div top = new Div(name(client), words.badge(client));
    top.addClassName("card-top");
    Div made = new Div(top, scopes(client));
    words.details(client).forEach(line -> made.add(quiet(line)));
    made.add(
        quiet(
            client.lastUse() == null
                ? Texts.text("client.neverUsed")
                : words.lastUse(client.lastUse())),
        actions(client));
    made.addClassName("list-card");
    return made;
  }
}
