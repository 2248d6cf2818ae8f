package org.promolist.list;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.Change;

/**
 * What people set of a list at one moment, by the field names of the REST contract and in values
 * JSON can say. Two of them tell what a change did.
 */
record Settings(Map<String, @Nullable Object> values) {

  static final Settings NONE = new Settings(Map.of());

  static Settings of(PromoCodeList list) {
    ListDetails now = list.details(CountsRow.NONE, java.time.Instant.EPOCH);
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("name", now.name());
    values.put("type", now.type().name());
    values.put("points", now.points());
    values.put("description", now.description());
    values.put("tags", now.tags().isEmpty() ? null : now.tags());
    values.put("validity.startsAt", now.validity().startsAt().toString());
    values.put("validity.endsAt", Objects.toString(now.validity().endsAt(), null));
    values.put("validity.zone", now.validity().zone().getId());
    values.put("entryCap", now.entryCap());
    values.put("perCustomerLimit", now.perCustomerLimit());
    values.put("agentIssuable", now.agentIssuable());
    values.put("codes", now.words().isEmpty() ? null : words(now.words()));
    values.put("paused", now.paused());
    values.put("archived", now.archived());
    return new Settings(Collections.unmodifiableMap(values));
  }

  private static List<Map<String, @Nullable Object>> words(List<Word> words) {
    List<Map<String, @Nullable Object>> told = new ArrayList<>();
    for (Word word : words) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("code", word.code().value());
      one.put("cap", word.cap());
      told.add(one);
    }
    return told;
  }

  /**
   * Field by field, what differs from {@code before}; a switch that is off is told only as a
   * change.
   */
  List<Change> changesFrom(Settings before) {
    SequencedSet<String> fields = new LinkedHashSet<>(values.keySet());
    fields.addAll(before.values.keySet());
    List<Change> changes = new ArrayList<>();
    for (String field : fields) {
      Object was = before.values.get(field);
      Object is = values.get(field);
      boolean offAndNew =
          (was == null && Boolean.FALSE.equals(is)) || (is == null && Boolean.FALSE.equals(was));
      if (!Objects.equals(was, is) && !offAndNew) {
        changes.add(new Change(field, was, is));
      }
    }
    return changes;
  }
}
