package org.promolist.ui.list;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.Change;
import org.promolist.list.ListDraft;

/** A draft field by field: what differs between two, and one person's changes upon another's. */
final class DraftFields {

  private static final Map<String, Function<ListDraft, @Nullable Object>> FIELDS =
      new LinkedHashMap<>();

  static {
    FIELDS.put("name", ListDraft::name);
    FIELDS.put("description", ListDraft::description);
    FIELDS.put("tags", draft -> orNull(draft.tags()));
    FIELDS.put("points", ListDraft::points);
    FIELDS.put("agentIssuable", ListDraft::agentIssuable);
    FIELDS.put("validity.zone", ListDraft::zone);
    FIELDS.put("validity.startsAt", draft -> text(draft.startsAt()));
    FIELDS.put("validity.endsAt", draft -> text(draft.endsAt()));
    FIELDS.put("entryCap", ListDraft::entryCap);
    FIELDS.put("perCustomerLimit", ListDraft::perCustomerLimit);
    FIELDS.put("codes", DraftFields::words);
  }

  private DraftFields() {}

  private static @Nullable Object words(ListDraft draft) {
    return orNull(
        draft.words().stream()
            .map(word -> {
              Map<String, @Nullable Object> told = new LinkedHashMap<>();
              told.put("code", word.code());
              told.put("cap", word.cap());
              return told;
            })
            .toList());
  }

  private static @Nullable Object orNull(List<?> list) {
    return list.isEmpty() ? null : list;
  }

  private static @Nullable Object text(@Nullable LocalDateTime time) {
    return Objects.toString(time, null);
  }

  /** What differs, in the values a history keeps. */
  static List<Change> differences(ListDraft before, ListDraft after) {
    return FIELDS.entrySet().stream()
        .map(field ->
            new Change(
                field.getKey(), field.getValue().apply(before), field.getValue().apply(after)))
        .filter(change -> !Objects.equals(change.oldValue(), change.newValue()))
        .toList();
  }

  /** Theirs, with what {@code mine} changed of {@code base}. */
  static ListDraft reapply(ListDraft base, ListDraft mine, ListDraft theirs) {
    return new ListDraft(
        pick(base.name(), mine.name(), theirs.name()),
        theirs.type(),
        pick(base.points(), mine.points(), theirs.points()),
        pick(base.description(), mine.description(), theirs.description()),
        together(base.tags(), mine.tags(), theirs.tags()),
        pick(base.startsAt(), mine.startsAt(), theirs.startsAt()),
        pick(base.endsAt(), mine.endsAt(), theirs.endsAt()),
        pick(base.zone(), mine.zone(), theirs.zone()),
        pick(base.entryCap(), mine.entryCap(), theirs.entryCap()),
        pick(base.perCustomerLimit(), mine.perCustomerLimit(), theirs.perCustomerLimit()),
        pick(base.agentIssuable(), mine.agentIssuable(), theirs.agentIssuable()),
        together(base.words(), mine.words(), theirs.words()));
  }

  /** Theirs, less what I took out, and what I added. */
  private static <T> List<T> together(List<T> base, List<T> mine, List<T> theirs) {
    List<T> all = new ArrayList<>(theirs);
    all.removeIf(item -> base.contains(item) && !mine.contains(item));
    mine.stream().filter(item -> !base.contains(item) && !theirs.contains(item)).forEach(all::add);
    return all;
  }

  private static <T extends @Nullable Object> T pick(T base, T mine, T theirs) {
    return Objects.equals(base, mine) ? theirs : mine;
  }
}
