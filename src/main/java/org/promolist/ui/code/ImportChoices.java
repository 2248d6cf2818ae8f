package org.promolist.ui.code;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.promolist.code.BatchDetails;
import org.promolist.code.ImportFile;
import org.promolist.code.ImportOptions;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** A file that has come in: what it looks like, where its codes are, what to do with it. */
final class ImportChoices extends Div {

  private static final int MOST_COLUMNS = 6;

  private final ImportFile file;
  private final Select<String> column = new Select<>();
  private final Checkbox dryRun = new Checkbox(Texts.text("batch.dryRun"));
  private final Checkbox activate = new Checkbox(Texts.text("pattern.activate"));

  /**
   * A good file.
   *
   * @param earlier the batch that the very same file came in by before; null for none
   * @param dryRunChosen is told whether the file is only to be checked
   */
  ImportChoices(
      ImportFile file,
      @Nullable BatchDetails earlier,
      Formats formats,
      Consumer<Boolean> dryRunChosen) {
    this.file = file;
    addClassName("stack");
    Span name = new Span(file.name());
    name.addClassName("semibold");
    Span facts = new Span(Texts.text("batch.fileFacts", formats.bytes(file.bytes()), file.lines()));
    facts.addClassNames("secondary", "num");
    Div head = new Div(name, facts);
    head.addClassNames("bar", "file-name");
    add(head);
    if (earlier != null) {
      Div known =
          new Div(
              Icon.ALERT.create(),
              new Paragraph(Texts.text("batch.knownFile", CodeWords.batch(earlier.number()))));
      known.addClassName("notice");
      add(known);
    }
    List<String> named = file.columns().stream().distinct().toList();
    column.setLabel(Texts.text("batch.column"));
    column.setItems(named);
    column.setVisible(named.size() > 1);
    if (!named.isEmpty()) {
      column.setValue(file.columns().get(file.column()));
    }
    dryRun.setHelperText(Texts.text("batch.dryRunHelp"));
    activate.setHelperText(Texts.text("pattern.activateHelp"));
    dryRun.addValueChangeListener(change -> {
      activate.setEnabled(!change.getValue());
      dryRunChosen.accept(change.getValue());
    });
    Div scroll = new Div(sample());
    scroll.addClassName("scroll-x");
    add(column, scroll, dryRun, activate);
  }

  ImportFile file() {
    return file;
  }

  ImportOptions options() {
    String chosen = column.getValue();
    boolean usual = chosen == null || chosen.equals(file.columns().get(file.column()));
    return new ImportOptions(
        usual ? null : chosen, dryRun.getValue(), activate.getValue() && !dryRun.getValue());
  }

  private NativeTable sample() {
    NativeTable table = new NativeTable();
    table.addClassNames("compare", "mono");
    table.getElement().setAttribute("aria-label", Texts.text("batch.sample"));
    if (!file.columns().isEmpty()) {
      NativeTableRow head = table.getHead().addRow();
      file.columns().stream()
          .limit(MOST_COLUMNS)
          .forEach(name -> head.add(new NativeTableHeaderCell(name)));
    }
    for (List<String> record : file.sample()) {
      NativeTableRow row = table.getBody().addRow();
      record.stream().limit(MOST_COLUMNS).forEach(cell -> row.addDataCell().setText(cell));
    }
    return table;
  }
}
