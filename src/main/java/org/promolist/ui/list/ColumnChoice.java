package org.promolist.ui.list;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** Lets a person choose the columns of the grid. The name always stays. */
final class ColumnChoice extends Div {

  ColumnChoice(List<ListsGrid.Column> chosen, Consumer<List<ListsGrid.Column>> listener) {
    addClassNames("column-choice", "only-wide");
    Button button = new Button(Texts.text("lists.columns"), Icon.COLUMNS.create());
    button.addThemeVariants(ButtonVariant.TERTIARY);
    CheckboxGroup<ListsGrid.Column> boxes = new CheckboxGroup<>(Texts.text("lists.columns"));
    boxes.getElement().getThemeList().add("vertical");
    boxes.setItems(
        Arrays.stream(ListsGrid.Column.values())
            .filter(column -> column != ListsGrid.Column.NAME)
            .toList());
    boxes.setItemLabelGenerator(ListsGrid.Column::label);
    boxes.setValue(
        chosen.stream()
            .filter(column -> column != ListsGrid.Column.NAME)
            .collect(Collectors.toSet()));
    boxes.addValueChangeListener(change -> listener.accept(inOrder(change.getValue())));
    Popover popover = new Popover(boxes);
    popover.setTarget(button);
    popover.setPosition(PopoverPosition.BOTTOM_END);
    popover.setAriaLabel(Texts.text("lists.columns"));
    add(button, popover);
  }

  private static List<ListsGrid.Column> inOrder(Set<ListsGrid.Column> boxes) {
    return Arrays.stream(ListsGrid.Column.values())
        .filter(column -> column == ListsGrid.Column.NAME || boxes.contains(column))
        .toList();
  }
}
