package org.promolist.ui.admin;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditFilter;
import org.promolist.shared.Ids;
import org.promolist.ui.kit.AuditLinks;
import org.promolist.ui.kit.Days;

/**
 * Which entries are shown, as it stands in the URL: {@code ?who=&action=&object=&from=&to=}, the
 * object as its kind alone or as {@code kind:id}. What is unreadable there is passed over; of days
 * the page tells so.
 *
 * @param who an id, {@link AuditFilter#SYSTEM} for the system
 * @param action empty for any
 * @param type of the object, {@link AuditLinks#BATCH} for a batch; empty for any
 * @param from the first day, in the zone of whoever looks
 * @param to the last day
 */
record AuditState(
    @Nullable UUID who,
    String action,
    String type,
    @Nullable UUID object,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {

  static final AuditState START = new AuditState(null, "", "", null, null, null);

  private static final String SYSTEM = "system";
  private static final Pattern WORD = Pattern.compile("[a-z_]{1,40}");

  static AuditState of(QueryParameters parameters) {
    String object = parameters.getSingleParameter("object").orElse("");
    int colon = object.indexOf(':');
    String type = word(Optional.of(colon < 0 ? object : object.substring(0, colon)));
    UUID id = colon < 0 ? null : Ids.parse(object.substring(colon + 1)).orElse(null);
    boolean whole = !type.isEmpty() && (colon < 0 ? !type.equals(AuditLinks.BATCH) : id != null);
    return new AuditState(
        parameters.getSingleParameter("who").flatMap(AuditState::who).orElse(null),
        word(parameters.getSingleParameter("action")),
        whole ? type : "",
        whole ? id : null,
        Days.of(parameters, "from"),
        Days.of(parameters, "to"));
  }

  private static Optional<UUID> who(String text) {
    return text.equals(SYSTEM) ? Optional.of(AuditFilter.SYSTEM) : Ids.parse(text);
  }

  private static String word(Optional<String> text) {
    return text.filter(word -> WORD.matcher(word).matches())
        .map(word -> word.toUpperCase(Locale.ROOT))
        .orElse("");
  }

  QueryParameters parameters() {
    Map<String, List<String>> told = new LinkedHashMap<>();
    if (who != null) {
      told.put("who", List.of(who.equals(AuditFilter.SYSTEM) ? SYSTEM : who.toString()));
    }
    if (!action.isEmpty()) {
      told.put("action", List.of(action.toLowerCase(Locale.ROOT)));
    }
    if (!type.isEmpty()) {
      String kind = type.toLowerCase(Locale.ROOT);
      told.put("object", List.of(object == null ? kind : kind + ":" + object));
    }
    if (from != null) {
      told.put("from", List.of(from.toString()));
    }
    if (to != null) {
      told.put("to", List.of(to.toString()));
    }
    return new QueryParameters(told);
  }

  boolean isOfBatch() {
    return type.equals(AuditLinks.BATCH);
  }

  boolean filtered() {
    return !equals(START);
  }

  /** Without the object, of any kind. */
  AuditState ofAnyObject() {
    return new AuditState(who, action, "", null, from, to);
  }

  AuditFilter filter(ZoneId zone) {
    boolean batch = isOfBatch();
    return new AuditFilter(
        who,
        action.isEmpty() ? null : action,
        type.isEmpty() || batch ? null : type,
        batch ? null : object,
        batch ? object : null,
        Days.start(from, zone),
        Days.end(to, zone));
  }
}
