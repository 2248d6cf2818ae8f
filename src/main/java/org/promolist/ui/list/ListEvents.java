package org.promolist.ui.list;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.Change;
import org.promolist.shared.Actor;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Texts;

/** What was done to a list, a line for each field, who and when beneath. */
final class ListEvents extends OrderedList {

  private final Formats formats;
  private final UnaryOperator<String> codes;

  /**
   * An empty list of them.
   *
   * @param codes codes as the person who looks may see them
   */
  ListEvents(Formats formats, UnaryOperator<String> codes) {
    this.formats = formats;
    this.codes = codes;
    addClassName("events");
  }

  /** All that is known of each. */
  void addWhole(List<AuditEntry> entries) {
    entries.forEach(entry -> add(item(entry, true, Set.of())));
  }

  /** Without what a list was created with, which is told beside it. */
  void addShort(List<AuditEntry> entries) {
    entries.forEach(entry -> add(item(entry, false, Set.of("CHANGED", "CODE_VOIDED"))));
  }

  private ListItem item(AuditEntry entry, boolean whole, Set<String> fieldByField) {
    ListItem item = new ListItem();
    if (!entry.action().equals("CHANGED")) {
      item.add(new Div(ListWords.action(entry)));
    }
    if (fieldByField.contains(entry.action()) || whole) {
      entry.changes().stream()
          .filter(change -> !ListWords.isInAction(entry, change))
          .forEach(change -> item.add(line(ListWords.shown(change, codes), formats)));
    }
    Span when = new Span(Texts.text("list.byAt", actor(entry.actor()), formats.moment(entry.at())));
    when.addClassName("when");
    item.add(when);
    return item;
  }

  /** "Points per claim 40 50", the old value struck out. */
  static Div line(Change change, Formats formats) {
    Div line = new Div(new Span(ListWords.field(change.field()) + " "));
    if (change.oldValue() != null) {
      line.add(mark("del", change, change.oldValue(), formats), new Span(" "));
    }
    line.add(mark("ins", change, change.newValue(), formats));
    return line;
  }

  private static HtmlContainer mark(
      String tag, Change change, @Nullable Object value, Formats formats) {
    HtmlContainer mark = new HtmlContainer(tag);
    mark.setText(ListWords.value(change.field(), value, formats));
    return mark;
  }

  private static String actor(Actor actor) {
    return actor.kind() == Actor.Kind.API_CLIENT
        ? Texts.text("list.apiClient", actor.name())
        : actor.name();
  }
}
