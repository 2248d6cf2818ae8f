package org.promolist.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox.AutoExpandMode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/**
 * The row above a grid that says what of it is shown. On a phone only its first field stays open.
 */
public abstract class FilterRow extends Div {

  /** A short pause, so that a search runs when a word is typed and not at each letter. */
  private static final int PAUSE_MS = 300;

  private boolean showing;

  protected FilterRow() {
    addClassName("filters");
  }

  /** Tells of the filters as they stand now. */
  protected abstract void tell();

  /** Is to be called when somebody has changed one of the filters. */
  protected final void changed() {
    if (!showing) {
      tell();
    }
  }

  /**
   * Shows a state of the page; tells nobody.
   *
   * @param fields sets them
   */
  protected final void show(Runnable fields, boolean narrows) {
    showing = true;
    fields.run();
    showing = false;
    if (narrows) {
      addClassName("open"); // what narrows the grid must not be hidden
    }
  }

  protected final TextField search(String text, int maxLength) {
    TextField search = new TextField();
    search.setPlaceholder(Texts.text(text));
    search.setAriaLabel(Texts.text(text));
    search.setPrefixComponent(Icon.SEARCH.create());
    search.setClearButtonVisible(true);
    search.setMaxLength(maxLength);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setValueChangeTimeout(PAUSE_MS);
    search.addClassName("filter-search");
    search.addValueChangeListener(change -> changed());
    return search;
  }

  /** Sets what is searched for, unless that is what stands there already. */
  protected static void show(TextField search, String text) {
    if (!search.getValue().strip().equals(text)) {
      search.setValue(text); // or a blank just typed would vanish under the fingers
    }
  }

  protected final <T> MultiSelectComboBox<T> choice(String placeholder, String label) {
    MultiSelectComboBox<T> choice = new MultiSelectComboBox<>();
    choice.setPlaceholder(Texts.text(placeholder));
    choice.setAriaLabel(Texts.text(label));
    choice.setClearButtonVisible(true);
    choice.setAutoExpand(AutoExpandMode.HORIZONTAL);
    choice.addClassName("filter-choice");
    choice.addValueChangeListener(change -> changed());
    return choice;
  }

  protected final DayFilter day(String label, Formats formats) {
    DayFilter day = new DayFilter(Texts.text(label), formats);
    day.addValueChangeListener(change -> changed());
    return day;
  }

  protected final void arrange(Component first, Component... others) {
    Button more =
        new Button(
            Texts.text("lists.filters"),
            Icon.FILTER.create(),
            click -> setClassName("open", !hasClassName("open")));
    more.addClassName("filter-more");
    add(first, more);
    add(others);
  }

  /** What stands at the end of the row and is no filter. */
  public final void end(Component component) {
    component.getElement().getClassList().add("filter-end");
    add(component);
  }
}
