package org.promolist.ui.list;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox.AutoExpandMode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.promolist.list.ListFilter;
import org.promolist.list.ListStatus;
import org.promolist.list.ListType;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/**
 * The row above the grid that says which lists are shown. On a phone only the search stays open.
 */
final class ListFilters extends Div {

  /** A short pause, so that a search runs when a word is typed and not at each letter. */
  private static final int PAUSE_MS = 300;

  private final TextField search = new TextField();
  private final MultiSelectComboBox<ListStatus> status;
  private final MultiSelectComboBox<ListType> type;
  private final MultiSelectComboBox<String> tags;
  private final Consumer<ListFilter> listener;
  private boolean showing;

  ListFilters(BiFunction<String, Integer, List<String>> tagsInUse, Consumer<ListFilter> listener) {
    this.listener = listener;
    addClassName("filters");
    search.setPlaceholder(Texts.text("lists.search"));
    search.setAriaLabel(Texts.text("lists.search"));
    search.setPrefixComponent(Icon.SEARCH.create());
    search.setClearButtonVisible(true);
    search.setMaxLength(ListFilter.MAX_TEXT_LENGTH);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setValueChangeTimeout(PAUSE_MS);
    search.addClassName("filter-search");
    search.addValueChangeListener(change -> changed());
    status = choice("lists.filter.status");
    status.addClassName("status");
    status.setItems(ListStatus.values());
    status.setItemLabelGenerator(ListWords::status);
    type = choice("lists.filter.type");
    type.setItems(ListType.values());
    type.setItemLabelGenerator(ListWords::type);
    tags = choice("lists.filter.tags");
    tags.setItems(query ->
        tagsInUse.apply(query.getFilter().orElse(""), query.getOffset() + query.getLimit()).stream()
            .skip(query.getOffset()));
    Button more =
        new Button(
            Texts.text("lists.filters"),
            Icon.FILTER.create(),
            click -> setClassName("open", !hasClassName("open")));
    more.addClassName("filter-more");
    add(search, more, status, type, tags);
  }

  private <T> MultiSelectComboBox<T> choice(String text) {
    MultiSelectComboBox<T> choice = new MultiSelectComboBox<>();
    choice.setPlaceholder(Texts.text(text));
    choice.setAriaLabel(Texts.text(text + ".label"));
    choice.setClearButtonVisible(true);
    choice.setAutoExpand(AutoExpandMode.HORIZONTAL);
    choice.addClassName("filter-choice");
    choice.addValueChangeListener(change -> changed());
    return choice;
  }

  /** A phone has no room for saying what is searched. */
  void setNarrow(boolean narrow) {
    search.setPlaceholder(Texts.text(narrow ? "lists.searchShort" : "lists.search"));
  }

  void show(ListFilter filter) {
    showing = true;
    search.setValue(filter.text());
    status.setValue(filter.statuses());
    type.setValue(filter.types());
    tags.setValue(Set.copyOf(filter.tags()));
    showing = false;
    if (!filter.statuses().isEmpty() || !filter.types().isEmpty() || !filter.tags().isEmpty()) {
      addClassName("open"); // what narrows the grid must not be hidden
    }
  }

  private void changed() {
    if (!showing) {
      listener.accept(
          new ListFilter(
              search.getValue(),
              status.getValue(),
              type.getValue(),
              tags.getValue().stream().sorted().toList()));
    }
  }
}
