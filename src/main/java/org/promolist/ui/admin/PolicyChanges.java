package org.promolist.ui.admin;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.Change;
import org.promolist.claim.ProgramPolicies;
import org.promolist.ui.kit.AuditLinks;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Viewer;

/** What was changed last about the policies, by whom and when. */
final class PolicyChanges extends Card {

  private final Formats formats;

  PolicyChanges(Viewer viewer) {
    this.formats = viewer.formats();
    String title = Texts.text("list.recent");
    setTitle(new H2(title));
    setAriaRole("region");
    setAriaLabel(title);
    AuditLinks.link(viewer, AuditLinks.of(ProgramPolicies.OBJECT_TYPE, ProgramPolicies.ID))
        .ifPresent(this::setHeaderSuffix);
  }

  void show(List<AuditEntry> entries) {
    removeAll();
    if (entries.isEmpty()) {
      Paragraph none = new Paragraph(Texts.text("policies.neverChanged"));
      none.addClassNames("secondary", "text-s");
      add(none);
      return;
    }
    OrderedList events = new OrderedList();
    events.addClassName("events");
    entries.forEach(entry -> events.add(item(entry)));
    add(events);
  }

  private ListItem item(AuditEntry entry) {
    ListItem item = new ListItem();
    entry.changes().forEach(change -> item.add(line(change)));
    Span when = new Span(Texts.text("list.byAt", entry.actor().name(), formats.moment(entry.at())));
    when.addClassName("when");
    item.add(when);
    return item;
  }

  /** The old value struck out. */
  private Div line(Change change) {
    HtmlContainer before = new HtmlContainer("del");
    before.setText(value(change.field(), change.oldValue(), formats));
    HtmlContainer after = new HtmlContainer("ins");
    after.setText(value(change.field(), change.newValue(), formats));
    return new Div(
        new Span(Texts.text("policies.field." + change.field()) + " "),
        before,
        new Span(" "),
        after);
  }

  static String value(String field, @Nullable Object value, Formats formats) {
    return switch (value) {
      case null -> Texts.text("list.noLimit");
      case Boolean yes -> Texts.text(yes ? "list.yes" : "list.no");
      case Number seconds when field.equals("lockSeconds") -> duration(seconds.longValue());
      case Number number -> formats.number(number.longValue());
      default -> value.toString();
    };
  }

  private static String duration(long seconds) {
    PolicyDraft.Unit unit = PolicyDraft.Unit.of(Duration.ofSeconds(seconds));
    return Texts.text("policies.duration." + unit, unit.count(seconds));
  }
}
