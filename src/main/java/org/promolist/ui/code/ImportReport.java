package org.promolist.ui.code;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.promolist.code.BatchDetails;
import org.promolist.code.BatchState;
import org.promolist.code.ImportTally;
import org.promolist.code.RejectedLine;
import org.promolist.ui.kit.Downloads;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Texts;

/** What became of the lines of a file; the bad ones by name. */
final class ImportReport extends Div {

  private static final int SHOWN = 10;

  /** Lines that were not taken. */
  interface Rejects {
    List<RejectedLine> first(BatchDetails batch, int limit);

    void write(BatchDetails batch, OutputStream out) throws IOException;
  }

  ImportReport(BatchDetails batch, ImportTally tally, Rejects rejects, Formats formats) {
    addClassName("stack");
    add(
        verdict(batch, tally),
        BatchOutcome.facts(
            BatchOutcome.fact(batch.dryRun() ? "good" : "accepted", tally.accepted(), formats),
            BatchOutcome.fact("duplicateInFile", tally.duplicateInFile(), formats),
            BatchOutcome.fact("duplicateElsewhere", tally.duplicateElsewhere(), formats),
            BatchOutcome.fact("malformed", tally.malformed(), formats)));
    if (tally.rejected() > 0) {
      add(badLines(batch, tally, rejects, formats));
    }
  }

  private static Component verdict(BatchDetails batch, ImportTally tally) {
    String key;
    if (batch.state() == BatchState.FAILED) {
      key = "batch.report.failed";
    } else if (tally.accepted() == 0) {
      key = tally.duplicateElsewhere() > 0 ? "batch.report.nothingNew" : "batch.report.noCodes";
    } else if (batch.dryRun()) {
      key = "batch.report.dryRun";
    } else {
      key = "batch.report.taken";
    }
    Paragraph text =
        new Paragraph(
            Texts.text(
                key,
                tally.accepted() == 0 ? tally.duplicateElsewhere() : tally.accepted(),
                tally.rejected()));
    text.addClassName("medium");
    return text;
  }

  private static Component badLines(
      BatchDetails batch, ImportTally tally, Rejects rejects, Formats formats) {
    Div content = new Div();
    content.addClassName("stack");
    Details details = new Details(Texts.text("batch.badLines", tally.rejected()), content);
    details.addOpenedChangeListener(change -> {
      if (change.isOpened() && content.getComponentCount() == 0) {
        Div scroll = new Div(table(rejects.first(batch, SHOWN), formats));
        scroll.addClassName("scroll-x");
        content.add(scroll);
        if (tally.rejected() > SHOWN) {
          Paragraph more = new Paragraph(Texts.text("batch.badLinesMore", SHOWN));
          more.addClassNames("secondary", "text-s");
          content.add(more);
        }
      }
    });
    Component all =
        Downloads.csv(
            Texts.text("batch.badLinesAll"),
            Downloads.name("batch-" + batch.number(), "bad-lines"),
            out -> rejects.write(batch, out));
    Div both = new Div(details, all);
    both.addClassName("bad-lines");
    return both;
  }

  private static NativeTable table(List<RejectedLine> lines, Formats formats) {
    NativeTable table = new NativeTable();
    table.addClassName("compare");
    NativeTableRow head = table.getHead().addRow();
    head.add(
        new NativeTableHeaderCell(Texts.text("batch.line")),
        new NativeTableHeaderCell(Texts.text("batch.lineReason")),
        new NativeTableHeaderCell(Texts.text("batch.lineText")));
    for (RejectedLine line : lines) {
      NativeTableRow row = table.getBody().addRow();
      row.addDataCell().setText(formats.number(line.line()));
      row.addDataCell().setText(CodeWords.reason(line.reason()));
      var text = row.addDataCell();
      text.setText(line.text());
      text.addClassName("mono");
    }
    return table;
  }
}
