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
import java.util.stream.Stream;

/**
 * A filter as SQL over {@code promo_code_list l}. Its conditions are worded ("is true", no
 * "exists") so that no planner begins with one of them: {@link ListSearch} knows better where to
 * begin.
 *
 * @param statuses any of these
 * @param typed the condition on the type, beginning with " and ", or nothing
 * @param probes conditions on terms and tags, each looked up by itself, beginning with " and "
 * @param matches a query for the ids of all lists with those terms and tags, where any are asked
 *     for
 * @param kinds queries for the ids of all lists of the types or, nearly, the statuses asked for
 * @param params values for the named parameters in all of these
 */
record ListConditions(
    Set<ListStatus> statuses,
    String typed,
    String probes,
    Optional<String> matches,
    List<String> kinds,
    Map<String, Object> params) {

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
        statuses,
        builder.typed,
        builder.probes.toString(),
        // Reading an index from here to there is quick: quicker than looking up each list in it.
        builder.matches.stream().reduce((one, other) -> one + " intersect " + other),
        builder.kinds,
        builder.params);
  }

  /** Queries for ids: each lets all pass that this filter lets pass, and others. */
  List<String> narrowings() {
    return Stream.concat(matches.stream(), kinds.stream()).toList();
  }

  /** Beginning with what {@code narrowing} finds. */
  String startingFrom(String narrowing, boolean archived) {
    return "l.id in ("
        + narrowing
        + ")"
        + matches
            .filter(ids -> !ids.equals(narrowing))
            .map(ids -> " and l.id in (" + ids + ")")
            .orElse("")
        + " and (l.archived = "
        + archived
        + ") is true"
        + where(archived);
  }

  /** Asked of each list that a walk of an index comes by. */
  String walkingBy(boolean archived) {
    return "l.archived = " + archived + where(archived) + probes;
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

  private String where(boolean archived) {
    Set<ListStatus> unarchived = EnumSet.complementOf(EnumSet.of(ListStatus.ARCHIVED));
    if (archived || statuses.containsAll(unarchived)) {
      return typed;
    }
    return typed
        + unarchived.stream()
            .filter(statuses::contains)
            .map(ListConditions::status)
            .collect(Collectors.joining(" or ", " and (", ") is true"));
  }

  /** What these statuses say of the column a listing is ordered by: where its index is entered. */
  String range(String column) {
    boolean ended = statuses.contains(ListStatus.COMPLETED);
    if (ended || statuses.contains(ListStatus.ARCHIVED)) {
      return "";
    }
    return switch (column) {
      case "ends_at" -> " and l.ends_at > :now";
      case "starts_at" ->
          statuses.equals(Set.of(ListStatus.PENDING))
              ? " and l.starts_at > :now"
              : statuses.contains(ListStatus.PENDING) ? "" : " and l.starts_at <= :now";
      default -> "";
    };
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
    String typed = "";
    final StringBuilder probes = new StringBuilder();
    final List<String> matches = new ArrayList<>();
    final List<String> kinds = new ArrayList<>();
    final Map<String, Object> params = new HashMap<>();

    void terms(List<String> terms) {
      for (int i = 0; i < terms.size(); i++) {
        String range = "term >= :term" + i + " and term < :termEnd" + i;
        params.put("term" + i, terms.get(i));
        params.put("termEnd" + i, terms.get(i) + '\uffff');
        probes.append(
            " and (select 1 from list_term t where t.list_id = l.id and "
                + range
                + " limit 1) = 1");
        matches.add("select list_id from list_term where " + range);
      }
    }

    void tags(List<String> tags) {
      if (!tags.isEmpty()) {
        params.put("tags", tags.stream().map(String::strip).map(Folding::ignoreCase).toList());
        probes.append(
            " and (select 1 from list_tag g where g.list_id = l.id and g.tag_key in (:tags)"
                + " limit 1) = 1");
        matches.add("select list_id from list_tag where tag_key in (:tags)");
      }
    }

    void types(Set<ListType> types) {
      if (!types.isEmpty() && types.size() < ListType.values().length) {
        params.put("types", types.stream().map(Enum::name).toList());
        typed = " and (l.type in (:types)) is true";
        kinds.add(
            "select id from promo_code_list where archived in (false, true) and type in (:types)");
      }
    }

    /** Completed lists may be so by their cap, which no index tells: they narrow nothing. */
    void statuses(Set<ListStatus> statuses) {
      String unarchived = "select id from promo_code_list where archived = false and ";
      if (statuses.equals(Set.of(ListStatus.PAUSED))) {
        kinds.add(unarchived + "paused = true");
      } else if (statuses.equals(Set.of(ListStatus.PENDING))) {
        kinds.add(unarchived + "starts_at > :now");
      } else if (!statuses.contains(ListStatus.COMPLETED)
          && !statuses.contains(ListStatus.ARCHIVED)) {
        kinds.add(unarchived + "ends_at > :now");
      }
    }
  }
}
