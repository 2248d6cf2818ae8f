package org.promolist.ui.code;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.promolist.code.BatchDetails;
import org.promolist.code.CodeState;
import org.promolist.ui.kit.FilterRow;
import org.promolist.ui.kit.Texts;

/** Says which codes are shown. */
final class CodesFilters extends FilterRow {

  private final TextField search = search("code.search", CodesState.MAX_TEXT);
  private final MultiSelectComboBox<CodeState> states =
      choice("code.filter.state", "code.column.state");
  private final ComboBox<BatchDetails> batch = new ComboBox<>();
  private final Consumer<CodesState> listener;
  private @Nullable UUID unlisted;

  /**
   * Empty filters, none of the three searched by unless asked for.
   *
   * @param offered the states that codes of this list can have
   */
  CodesFilters(Collection<CodeState> offered, Consumer<CodesState> listener) {
    this.listener = listener;
    search.setVisible(false);
    states.setItems(offered);
    states.setItemLabelGenerator(CodeWords::state);
    batch.setPlaceholder(Texts.text("code.filter.batch"));
    batch.setAriaLabel(Texts.text("code.column.batch"));
    batch.setItemLabelGenerator(one -> CodeWords.batch(one.number()));
    batch.setClearButtonVisible(true);
    batch.addClassName("filter-choice");
    batch.addValueChangeListener(change -> {
      unlisted = null;
      changed();
    });
    batch.setVisible(false);
    arrange(search, states, batch);
  }

  /** A phone has no room for saying what is searched. */
  void setNarrow(boolean narrow) {
    search.setPlaceholder(Texts.text(narrow ? "code.searchShort" : "code.search"));
  }

  void withSearch() {
    search.setVisible(true);
  }

  /** The batches to choose from are read once the field is opened. */
  void withBatches(Supplier<List<BatchDetails>> batches) {
    batch.setItems(query -> {
      String typed = query.getFilter().orElse("");
      return batches.get().stream()
          .filter(one -> CodeWords.batch(one.number()).contains(typed))
          .skip(query.getOffset())
          .limit(query.getLimit());
    });
    batch.setVisible(true);
  }

  /**
   * @param chosen the batch in it; null where there is none to show
   */
  void show(CodesState state, @Nullable BatchDetails chosen) {
    show(
        () -> {
          show(search, state.text());
          states.setValue(state.states());
          batch.setValue(chosen);
          unlisted = chosen == null ? state.batch() : null;
        },
        !state.states().isEmpty() || state.batch() != null);
  }

  @Override
  protected void tell() {
    BatchDetails chosen = batch.getValue();
    listener.accept(
        new CodesState(
            Objects.requireNonNullElse(search.getValue(), "").strip(),
            states.getValue(),
            chosen == null ? unlisted : chosen.id()));
  }
}
