package org.promolist.ui.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.Command;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.promolist.account.ApiClientDetails;
import org.promolist.account.ApiClientDraft;
import org.promolist.account.Scope;
import org.promolist.ui.kit.Choice;
import org.promolist.ui.kit.Texts;

/** Somebody else saved first: shows both versions where they differ, and asks which way to go. */
final class ApiClientConflict {

  private final ApiClientDetails theirs;
  private final ApiClientDraft mine;
  private final ApiClientWords words;

  ApiClientConflict(ApiClientDetails theirs, ApiClientDraft mine, ApiClientWords words) {
    this.theirs = theirs;
    this.mine = mine;
    this.words = words;
  }

  /** Esc goes on editing; nothing typed is lost by it. */
  void ask(Command takeTheirs, Command reapplyMine) {
    Div scroll = new Div(table());
    scroll.addClassName("scroll-x");
    new Choice(Texts.text("list.conflict.title", theirs.name()))
        .saying(new Paragraph(Texts.text("client.conflict")))
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
    ApiClientDraft other = theirs.toDraft();
    row(table, "client.name", other.name(), mine.name());
    row(table, "client.scopes", scopes(other), scopes(mine));
    row(table, "client.public", yesNo(other.publicFacing()), yesNo(mine.publicFacing()));
    row(table, "client.expires", expiry(other.expiresAt()), expiry(mine.expiresAt()));
    return table;
  }

  private static void row(NativeTable table, String field, String theirs, String mine) {
    if (!theirs.equals(mine)) {
      NativeTableRow row = table.getBody().addRow();
      row.addHeaderCell().setText(Texts.text(field));
      row.addDataCell().setText(theirs);
      row.addDataCell().setText(mine);
    }
  }

  private static String scopes(ApiClientDraft draft) {
    return draft.scopes().stream().sorted().map(Scope::key).collect(Collectors.joining(", "));
  }

  private static String yesNo(boolean yes) {
    return Texts.text(yes ? "list.yes" : "list.no");
  }

  private String expiry(@Nullable Instant at) {
    return at == null ? Texts.text("client.noExpiry") : words.until(at);
  }
}
