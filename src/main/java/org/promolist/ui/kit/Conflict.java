package org.promolist.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.Command;

/** Somebody else saved first: shows both versions where they differ, and asks which way to go. */
public final class Conflict {

  private final String name;
  private final String text;
  private final NativeTable table = new NativeTable();

  /**
   * @param name of what both have changed
   */
  public Conflict(String name, String text) {
    this.name = name;
    this.text = text;
    table.addClassName("compare");
    table
        .getHead()
        .addRow()
        .add(
            new NativeTableHeaderCell(Texts.text("list.conflict.field")),
            new NativeTableHeaderCell(Texts.text("list.conflict.theirVersion")),
            new NativeTableHeaderCell(Texts.text("list.conflict.myVersion")));
  }

  /** What the two versions have in a field where they differ. */
  public void add(String field, String theirs, String mine) {
    NativeTableRow row = table.getBody().addRow();
    row.addHeaderCell().setText(field);
    row.addDataCell().setText(theirs);
    row.addDataCell().setText(mine);
  }

  /** Esc goes on editing; nothing typed is lost by it. */
  public void ask(Command takeTheirs, Command reapplyMine) {
    Div scroll = new Div(table);
    scroll.addClassName("scroll-x");
    new Choice(Texts.text("list.conflict.title", name))
        .saying(new Paragraph(text))
        .saying(scroll)
        .or(Texts.text("list.conflict.stay"), () -> {})
        .or(Texts.text("list.conflict.theirs"), takeTheirs)
        .preferably(Texts.text("list.conflict.mine"), reapplyMine)
        .ask();
  }
}
