package org.promolist.ui.list;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.Command;
import org.promolist.audit.Change;
import org.promolist.list.ListDetails;
import org.promolist.list.ListDraft;
import org.promolist.ui.kit.Choice;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Texts;

/** Somebody else saved first: shows both versions where they differ, and asks which way to go. */
final class ConflictDialog {

  private final ListDetails theirs;
  private final ListDraft mine;
  private final Formats formats;

  ConflictDialog(ListDetails theirs, ListDraft mine, Formats formats) {
    this.theirs = theirs;
    this.mine = mine;
    this.formats = formats;
  }

  /** Esc goes on editing; nothing typed is lost by it. */
  void ask(Command takeTheirs, Command reapplyMine) {
    Div scroll = new Div(table());
    scroll.addClassName("scroll-x");
    new Choice(Texts.text("list.conflict.title", theirs.name()))
        .saying(
            new Paragraph(
                Texts.text(
                    "list.conflict.text", theirs.updatedBy(), formats.moment(theirs.updatedAt()))))
        .saying(scroll)
        .or(Texts.text("list.conflict.stay"), () -> {})
        .or(Texts.text("list.conflict.theirs"), takeTheirs)
        .preferably(Texts.text("list.conflict.mine"), reapplyMine)
        .ask();
  }

  private NativeTable table() {
    NativeTable table = new NativeTable();
    table.addClassName("compare");
    NativeTableRow head = table.getHead().addRow();
    head.add(
        new NativeTableHeaderCell(Texts.text("list.conflict.field")),
        new NativeTableHeaderCell(Texts.text("list.conflict.theirVersion")),
        new NativeTableHeaderCell(Texts.text("list.conflict.myVersion")));
    for (Change change : DraftFields.differences(theirs.toDraft(), mine)) {
      NativeTableRow row = table.getBody().addRow();
      row.addHeaderCell().setText(ListWords.field(change.field()));
      row.addDataCell().setText(ListWords.value(change.field(), change.oldValue(), formats));
      row.addDataCell().setText(ListWords.value(change.field(), change.newValue(), formats));
    }
    return table;
  }
}
