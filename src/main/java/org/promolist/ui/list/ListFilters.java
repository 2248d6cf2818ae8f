package org.promolist.ui.list;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.promolist.list.ListFilter;
import org.promolist.list.ListStatus;
import org.promolist.list.ListType;
import org.promolist.ui.kit.FilterRow;
import org.promolist.ui.kit.Texts;

/** Says which lists are shown. */
final class ListFilters extends FilterRow {

  private final TextField search = search("lists.search", ListFilter.MAX_TEXT_LENGTH);
  private final MultiSelectComboBox<ListStatus> status =
      choice("lists.filter.status", "lists.filter.status.label");
  private final MultiSelectComboBox<ListType> type =
      choice("lists.filter.type", "lists.filter.type.label");
  private final MultiSelectComboBox<String> tags =
      choice("lists.filter.tags", "lists.filter.tags.label");
  private final Consumer<ListFilter> listener;

  ListFilters(BiFunction<String, Integer, List<String>> tagsInUse, Consumer<ListFilter> listener) {
    this.listener = listener;
    status.addClassName("status");
    status.setItems(ListStatus.values());
    status.setItemLabelGenerator(ListWords::status);
    type.setItems(ListType.values());
    type.setItemLabelGenerator(ListWords::type);
    tags.setItems(query ->
        tagsInUse.apply(query.getFilter().orElse(""), query.getOffset() + query.getLimit()).stream()
            .skip(query.getOffset()));
    arrange(search, status, type, tags);
  }

  /** A phone has no room for saying what is searched. */
  void setNarrow(boolean narrow) {
    search.setPlaceholder(Texts.text(narrow ? "lists.searchShort" : "lists.search"));
  }

  void show(ListFilter filter) {
    show(
        () -> {
          search.setValue(filter.text());
          status.setValue(filter.statuses());
          type.setValue(filter.types());
          tags.setValue(Set.copyOf(filter.tags()));
        },
        !filter.statuses().isEmpty() || !filter.types().isEmpty() || !filter.tags().isEmpty());
  }

  @Override
  protected void tell() {
    listener.accept(
        new ListFilter(
            search.getValue(),
            status.getValue(),
            type.getValue(),
            tags.getValue().stream().sorted().toList()));
  }
}
