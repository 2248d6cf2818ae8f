package org.promolist.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.Change;
import org.promolist.claim.ProgramPolicies;
import org.promolist.list.PromoCodeLists;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.list.ListWords;

/** What differs by what was done, field by field. */
final class AuditChanges {

  /** By field, not by look: a person may be called like a date, or like a role. */
  private static final Set<String> MOMENTS =
      Set.of("expiresAt", "previousUntil", "revokedAt", "from", "to");

  private static final String ROLES = "roles";

  private AuditChanges() {}

  /** A line for each field: what it is, what it was, struck out, and what it is now. */
  static List<Component> lines(AuditEntry entry, Formats formats) {
    return entry.changes().stream().<Component>map(each -> line(entry, each, formats)).toList();
  }

  private static Div line(AuditEntry entry, Change change, Formats formats) {
    Div line = new Div(new Span(field(change.field()) + " "));
    if (change.oldValue() != null) {
      line.add(
          mark("del", value(entry, change.field(), change.oldValue(), formats)), new Span(" "));
    }
    line.add(mark("ins", value(entry, change.field(), change.newValue(), formats)));
    line.addClassName("audit-line");
    return line;
  }

  private static HtmlContainer mark(String tag, String text) {
    HtmlContainer mark = new HtmlContainer(tag);
    mark.setText(text);
    return mark;
  }

  private static String field(String field) {
    return Texts.ifAny("audit.field." + field)
        .or(() -> Texts.ifAny("list.field." + field))
        .or(() -> Texts.ifAny("policies.field." + field))
        .orElse(field);
  }

  private static String value(
      AuditEntry entry, String field, @Nullable Object value, Formats formats) {
    return switch (entry.objectType()) {
      case PromoCodeLists.OBJECT_TYPE -> ListWords.value(field, value, formats);
      case ProgramPolicies.OBJECT_TYPE -> PolicyChanges.value(field, value, formats);
      default -> value(field, value, formats);
    };
  }

  private static String value(String field, @Nullable Object value, Formats formats) {
    return switch (value) {
      case null -> Texts.text("list.none");
      case Boolean yes -> Texts.text(yes ? "list.yes" : "list.no");
      case Number number -> formats.number(number.longValue());
      case List<?> many ->
          many.stream().map(one -> value(field, one, formats)).collect(Collectors.joining(", "));
      case String text when MOMENTS.contains(field) -> moment(text, formats);
      case String text when field.equals(ROLES) -> Texts.ifAny("role." + text).orElse(text);
      default -> value.toString();
    };
  }

  /** A trail is read for years: an entry that turns out to say something else is shown as it is. */
  private static String moment(String text, Formats formats) {
    try {
      return formats.dateTime(Instant.parse(text));
    } catch (DateTimeException none) {
      return text;
    }
  }
}
