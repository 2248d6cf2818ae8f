package org.promolist.ui.shell;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.Command;
import org.promolist.ui.kit.Badges;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** Searches from any page: Enter goes to the lists that match. */
final class SearchField extends TextField {

  private static final String VALUE = "element.value";

  SearchField() {
    addClassName("navbar-search");
    setAriaLabel(Texts.text("shell.search"));
    setPlaceholder(Texts.text("shell.search"));
    setPrefixComponent(Icon.SEARCH.create());
    setSuffixComponent(Badges.key("/"));
    setMaxLength(200);
    getElement()
        .addEventListener("keydown", event -> search(event.getEventData().get(VALUE).asString("")))
        .setFilter("event.key === 'Enter'")
        .addEventData(VALUE);
  }

  void onLeave(Command command) {
    addBlurListener(blur -> command.execute());
  }

  void search(String text) {
    getUI()
        .ifPresent(ui ->
            ui.navigate(
                "",
                text.isBlank() ? QueryParameters.empty() : QueryParameters.of("q", text.strip())));
    clear();
  }
}
