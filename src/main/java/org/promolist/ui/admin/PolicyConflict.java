package org.promolist.ui.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.Command;
import org.promolist.audit.Change;
import org.promolist.ui.kit.Choice;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Texts;

/** Somebody else saved first: shows both versions where they differ, and asks which way to go. */
final class PolicyConflict {

  private final PolicyDraft theirs;
  private final PolicyDraft mine;
  private final Formats formats;

  /**
   * @param mine what would be stored if mine went before theirs
   */
  PolicyConflict(PolicyDraft theirs, PolicyDraft mine, Formats formats) {
    this.theirs = theirs;
    this.mine = mine;
    this.formats = formats;
  }

  /** Esc goes on editing; nothing typed is lost by it. */
  void ask(Command takeTheirs, Command reapplyMine) {
    Div scroll = new Div(table());
    scroll.addClassName("scroll-x");
    new Choice(Texts.text("list.conflict.title", Texts.text("policies.title")))
        .saying(new Paragraph(Texts.text("policies.conflict")))
        .saying(scroll)
        .or(Texts.text("list.conflict.stay"), () -> {})
        .or(Texts.text("list.conflict.theirs"), takeTheirs)
        .preferably(Texts.text("list.conflict.mine"), reapplyMine)
        .ask();
  }

  private NativeTable table() {
    NativeTable table = new NativeTable();
    table.addClassName("compare");
    table
        .getHead()
        .addRow()
        .add(
            new NativeTableHeaderCell(Texts.text("list.conflict.field")),
            new NativeTableHeaderCell(Texts.text("list.conflict.theirVersion")),
            new NativeTableHeaderCell(Texts.text("list.conflict.myVersion")));
    for (Change change : PolicyDraft.differences(theirs, mine)) {
      NativeTableRow row = table.getBody().addRow();
      row.addHeaderCell().setText(Texts.text("policies.field." + change.field()));
      row.addDataCell().setText(PolicyChanges.value(change.field(), change.oldValue(), formats));
      row.addDataCell().setText(PolicyChanges.value(change.field(), change.newValue(), formats));
    }
    return table;
  }
}
