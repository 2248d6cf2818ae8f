package org.promolist.list;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A filter as SQL over {@code promo_code_list l}.
 *
 * @param statuses any of these
 * @param common conditions whatever the status, each beginning with " and "
 * @param narrowings queries for the ids of all lists that could pass, each answered from an index
 * @param params values for the named parameters in all of these
 */
record ListConditions(
    Set<ListStatus> statuses, String common, List<String> narrowings, Map<String, Object> params) {

  private static final String CAP_REACHED =
      "(l.entry_cap is not null and exists (select 1 from list_counts c"
          + " where c.list_id = l.id and c.claimed >= l.entry_cap))";

  static ListConditions of(ListFilter filter, Instant now) {
    Builder builder = new Builder();
    builder.params.put("now", now.atOffset(ZoneOffset.UTC));
    Set<ListStatus> statuses = filter.statusesMeant();
    builder.terms(Folding.terms(filter.text()));
    builder.tags(filter.tags());
    builder.types(filter.types());
    builder.statuses(statuses);
    return new ListConditions(
        statuses, builder.common.toString(), builder.narrowings, builder.params);
  }

  /** These conditions, and one more: to be among the few that {@code narrowing} finds. */
  ListConditions startingFrom(Optional<String> narrowing) {
    return new ListConditions(
        statuses,
        narrowing.map(few -> " and l.id in (" + few + ")").orElse("") + common,
        narrowings,
        params);
  }

  /** Which of the two ranges of an index are to be walked. */
  List<Boolean> archivedValues() {
    List<Boolean> values = new ArrayList<>();
    if (!EnumSet.copyOf(statuses).equals(EnumSet.of(ListStatus.ARCHIVED))) {
      values.add(false);
    }
    if (statuses.contains(ListStatus.ARCHIVED)) {
      values.add(true);
    }
    return values;
  }

  String where(boolean archived) {
    Set<ListStatus> unarchived = EnumSet.complementOf(EnumSet.of(ListStatus.ARCHIVED));
    if (archived || statuses.containsAll(unarchived)) {
      return common;
    }
    return common
        + unarchived.stream()
            .filter(statuses::contains)
            .map(ListConditions::status)
            .collect(Collectors.joining(" or ", " and (", ")"));
  }

  /** {@link ListStatus#of} in SQL, for lists that are not archived. */
  private static String status(ListStatus status) {
    String open = "l.ends_at > :now and not " + CAP_REACHED;
    return switch (status) {
      case COMPLETED -> "(l.ends_at <= :now or " + CAP_REACHED + ")";
      case PENDING -> "(" + open + " and l.starts_at > :now)";
      case PAUSED -> "(" + open + " and l.starts_at <= :now and l.paused = true)";
      case ACTIVE -> "(" + open + " and l.starts_at <= :now and l.paused = false)";
      case ARCHIVED -> throw new IllegalArgumentException("archived lists have no other status");
    };
  }

  private static final class Builder {
    final StringBuilder common = new StringBuilder();
    final List<String> narrowings = new ArrayList<>();
    final Map<String, Object> params = new HashMap<>();

    void terms(List<String> terms) {
      for (int i = 0; i < terms.size(); i++) {
        String range = "term >= :term" + i + " and term < :termEnd" + i;
        params.put("term" + i, terms.get(i));
        params.put("termEnd" + i, terms.get(i) + '\uffff');
        common.append(
            " and exists (select 1 from list_term t where t.list_id = l.id and " + range + ")");
        narrowings.add("select list_id from list_term where " + range);
      }
    }

    void tags(List<String> tags) {
      if (!tags.isEmpty()) {
        params.put("tags", tags.stream().map(String::strip).map(Folding::ignoreCase).toList());
        common.append(
            " and exists (select 1 from list_tag g where g.list_id = l.id"
                + " and g.tag_key in (:tags))");
        narrowings.add("select list_id from list_tag where tag_key in (:tags)");
      }
    }

    void types(Set<ListType> types) {
      if (!types.isEmpty() && types.size() < ListType.values().length) {
        params.put("types", types.stream().map(Enum::name).toList());
        common.append(" and l.type in (:types)");
        narrowings.add(
            "select id from promo_code_list where archived in (false, true) and type in (:types)");
      }
    }

    /** Completed lists may be so by their cap, which no index tells: they narrow nothing. */
    void statuses(Set<ListStatus> statuses) {
      String unarchived = "select id from promo_code_list where archived = false and ";
      if (statuses.equals(Set.of(ListStatus.PAUSED))) {
        narrowings.add(unarchived + "paused = true");
      } else if (statuses.equals(Set.of(ListStatus.PENDING))) {
        narrowings.add(unarchived + "starts_at > :now");
      } else if (!statuses.contains(ListStatus.COMPLETED)
          && !statuses.contains(ListStatus.ARCHIVED)) {
        narrowings.add(unarchived + "ends_at > :now");
      }
    }
  }
}
