package org.promolist.ui.code;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox.AutoExpandMode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.promolist.code.BatchDetails;
import org.promolist.code.CodeState;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** The row above the codes that says which of them are shown. */
final class CodesFilters extends Div {

  private static final int PAUSE_MS = 300;

  private final TextField search = new TextField();
  private final MultiSelectComboBox<CodeState> states = new MultiSelectComboBox<>();
  private final ComboBox<BatchDetails> batch = new ComboBox<>();
  private final Consumer<CodesState> listener;
  private @Nullable UUID unlisted;
  private boolean showing;

  /**
   * Empty filters, none of the three searched by unless asked for.
   *
   * @param offered the states that codes of this list can have
   */
  CodesFilters(Collection<CodeState> offered, Consumer<CodesState> listener) {
    this.listener = listener;
    addClassName("filters");
    search.setPlaceholder(Texts.text("code.search"));
    search.setAriaLabel(Texts.text("code.search"));
    search.setPrefixComponent(Icon.SEARCH.create());
    search.setClearButtonVisible(true);
    search.setMaxLength(CodesState.MAX_TEXT);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setValueChangeTimeout(PAUSE_MS);
    search.addClassName("filter-search");
    search.addValueChangeListener(change -> changed());
    search.setVisible(false);
    states.setPlaceholder(Texts.text("code.filter.state"));
    states.setAriaLabel(Texts.text("code.column.state"));
    states.setItems(offered);
    states.setItemLabelGenerator(CodeWords::state);
    states.setClearButtonVisible(true);
    states.setAutoExpand(AutoExpandMode.HORIZONTAL);
    states.addClassName("filter-choice");
    states.addValueChangeListener(change -> changed());
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
    Button more =
        new Button(
            Texts.text("lists.filters"),
            Icon.FILTER.create(),
            click -> setClassName("open", !hasClassName("open")));
    more.addClassName("filter-more");
    add(search, more, states, batch);
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

  void end(Component component) {
    component.getElement().getClassList().add("filter-end");
    add(component);
  }

  /**
   * Shows a state of the page; tells nobody.
   *
   * @param chosen the batch in it; null where there is none to show
   */
  void show(CodesState state, @Nullable BatchDetails chosen) {
    showing = true;
    if (!search.getValue().strip().equals(state.text())) {
      search.setValue(state.text()); // or a blank just typed would vanish under the fingers
    }
    states.setValue(state.states());
    batch.setValue(chosen);
    unlisted = chosen == null ? state.batch() : null;
    showing = false;
    if (!state.states().isEmpty() || state.batch() != null) {
      addClassName("open"); // what narrows the grid must not be hidden
    }
  }

  private void changed() {
    if (!showing) {
      BatchDetails chosen = batch.getValue();
      listener.accept(
          new CodesState(
              Objects.requireNonNullElse(search.getValue(), "").strip(),
              states.getValue(),
              chosen == null ? unlisted : chosen.id()));
    }
  }
}
