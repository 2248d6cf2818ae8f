package org.promolist.ui.list;

import com.vaadin.flow.component.badge.Badge;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.promolist.account.Scope;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.Change;
import org.promolist.code.CodeState;
import org.promolist.list.ListDetails;
import org.promolist.list.ListStatus;
import org.promolist.list.ListType;
import org.promolist.ui.code.CodeWords;
import org.promolist.ui.kit.Badges;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Meter;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Tone;
import org.promolist.ui.kit.Viewer;

/** How the portal words what lists are made of. */
public final class ListWords {

  private static final Set<String> IN_ACTION = Set.of("batch", "codeCount", "quantity");

  private ListWords() {}

  static String type(ListType type) {
    return Texts.text("list.type." + type);
  }

  static String status(ListStatus status) {
    return Texts.text("list.status." + status);
  }

  static Badge badge(ListStatus status) {
    return switch (status) {
      case ACTIVE -> Badges.status(Tone.GOOD, Icon.PLAY, status(status));
      case PENDING -> Badges.status(Tone.INFO, Icon.CLOCK, status(status));
      case PAUSED -> Badges.status(Tone.WARNING, Icon.PAUSE, status(status));
      case COMPLETED -> Badges.status(Tone.NEUTRAL, Icon.CHECK, status(status));
      case ARCHIVED -> Badges.status(Tone.NEUTRAL, Icon.ARCHIVE, status(status));
    };
  }

  /** A field by its name in the REST contract, such as {@code validity.endsAt}. */
  static String field(String name) {
    return Texts.text("list.field." + name);
  }

  static String claimedOf(ListDetails list, Formats formats) {
    Integer cap = list.entryCap();
    return cap == null
        ? Texts.text("list.claimedNoCap")
        : Texts.text("list.claimedOf", formats.number(cap));
  }

  static Meter meter(ListDetails list, int cap) {
    boolean done = list.status() == ListStatus.COMPLETED || list.status() == ListStatus.ARCHIVED;
    long claimed = list.counts().claimed();
    return new Meter(
        claimed, cap, Meter.tone(claimed, cap, done), Texts.text("list.column.claimed"));
  }

  /** What was done, with the batch and how many codes or points where it was done to some. */
  static String action(AuditEntry entry) {
    return Texts.text(
        "list.action." + entry.action(),
        number(entry, "batch"),
        Math.max(number(entry, "codeCount"), number(entry, "quantity")),
        -number(entry, "points"));
  }

  private static long number(AuditEntry entry, String field) {
    return entry.changes().stream()
        .filter(change -> change.field().equals(field))
        .map(Change::newValue)
        .mapToLong(value -> value instanceof Number number ? number.longValue() : 0)
        .findFirst()
        .orElse(0);
  }

  /** Whether the words for what was done tell of this change already. */
  static boolean isInAction(AuditEntry entry, Change change) {
    return entry.action().equals("CLAIM_REVERSED")
        ? change.field().equals("points") || change.field().equals("claim")
        : IN_ACTION.contains(change.field()) && change.newValue() instanceof Number;
  }

  /** A value of a recorded change, as people read it. */
  public static String value(String field, @Nullable Object value, Formats formats) {
    return switch (value) {
      case null -> Texts.text("list.none");
      case Boolean yes -> Texts.text(yes ? "list.yes" : "list.no");
      case Number number -> formats.number(number.longValue());
      case List<?> many ->
          many.stream().map(one -> one(one, formats)).collect(Collectors.joining(", "));
      case String text when field.equals("type") -> type(ListType.valueOf(text));
      case String text when field.equals("states") -> states(text);
      case String text when field.endsWith("sAt") -> formats.dateTime(LocalDateTime.parse(text));
      default -> value.toString();
    };
  }

  private static String states(String names) {
    return Arrays.stream(names.split(", "))
        .map(name -> CodeWords.state(CodeState.valueOf(name)))
        .collect(Collectors.joining(", "));
  }

  /** Codes as this person may see them: whole, or only by their last four characters. */
  static UnaryOperator<String> codes(Viewer viewer) {
    return viewer.may(Scope.CODES_READ)
        ? code -> code
        : code -> "••••" + code.substring(Math.max(0, code.length() - 4));
  }

  /** The change with its codes as this person may see them. */
  static Change shown(Change change, UnaryOperator<String> codes) {
    return switch (change.field()) {
      case "codes" ->
          new Change("codes", shown(change.oldValue(), codes), shown(change.newValue(), codes));
      case "code" -> new Change("code", null, codes.apply(String.valueOf(change.newValue())));
      default -> change;
    };
  }

  private static @Nullable Object shown(@Nullable Object words, UnaryOperator<String> codes) {
    return words instanceof List<?> many
        ? many.stream()
            .map(item -> {
              Map<Object, @Nullable Object> word = new HashMap<>((Map<?, ?>) item);
              word.put("code", codes.apply(String.valueOf(word.get("code"))));
              return word;
            })
            .toList()
        : words;
  }

  private static String one(Object item, Formats formats) {
    if (item instanceof Map<?, ?> word) {
      return word.get("cap") instanceof Number cap
          ? Texts.text(
              "list.wordWithCap", String.valueOf(word.get("code")), formats.number(cap.longValue()))
          : String.valueOf(word.get("code"));
    }
    return item.toString();
  }
}
