package org.promolist.list;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A filter as SQL over {@code promo_code_list l}. Its conditions are worded ("is true", no
 * "exists") so that no planner begins with one of them: {@link ListSearch} knows better where to
 * begin.
 *
 * @param status of the list
 * @param typed the condition on the type, beginning with " and ", or nothing
 * @param matches of terms and tags, the likely rarest first
 * @param kinds queries for the ids of all lists of the types or, nearly, the statuses asked for
 * @param params values for the named parameters in all of these
 */
record ListConditions(
    StatusCondition status,
    String typed,
    List<Match> matches,
    List<String> kinds,
    Map<String, Object> params) {

  /**
   * Rows {@code m} of another table, any of which lets the list pass that it belongs to.
   *
   * @param rows "table m where condition"
   */
  record Match(String rows) {

    String ids() {
      return "select m.list_id from " + rows;
    }

    /** Looks up one list. No planner makes a join of it, which would read all that matches. */
    String probe() {
      return " and (select 1 from " + rows + " and m.list_id = l.id limit 1) = 1";
    }
  }

  /**
   * Where a search may begin.
   *
   * @param ids of lists, as a query answered from an index
   * @param rest what else is asked of them on account of terms and tags
   */
  record Start(String ids, String rest) {}

  static ListConditions of(ListFilter filter, Instant now) {
    Builder builder = new Builder();
    builder.params.put("now", now.atOffset(ZoneOffset.UTC));
    builder.terms(Folding.terms(filter.text()));
    builder.tags(filter.tags());
    builder.types(filter.types());
    builder.statuses(filter.statusesMeant());
    return new ListConditions(
        new StatusCondition(filter.statusesMeant()),
        builder.typed,
        builder.matches,
        builder.kinds,
        builder.params);
  }

  /** The conditions that a search may begin with, each alone. */
  List<Start> starts() {
    return Stream.concat(
            matches.stream().map(match -> new Start(match.ids(), probes(match))),
            kinds.stream().map(ids -> new Start(ids, probes(null))))
        .toList();
  }

  /** All the matches at once: their indexes are read through, and nothing is looked up. */
  Start matching() {
    String others =
        matches.stream()
            .skip(1)
            .map(other -> " and l.id in (" + other.ids() + ")")
            .collect(Collectors.joining());
    return new Start(matches.getFirst().ids(), others);
  }

  private String probes(@Nullable Match known) {
    return matches.stream()
        .filter(match -> !match.equals(known))
        .map(Match::probe)
        .collect(Collectors.joining());
  }

  /** Which of the two ranges of an index are to be searched: not archived, archived. */
  List<Boolean> archivedValues() {
    boolean archived = status.statuses().contains(ListStatus.ARCHIVED);
    return !archived
        ? List.of(false)
        : status.statuses().size() == 1 ? List.of(true) : List.of(false, true);
  }

  String startingFrom(Start start, boolean archived) {
    return "l.id in ("
        + start.ids()
        + ") and (l.archived = "
        + archived
        + ") is true"
        + ofList(archived)
        + start.rest();
  }

  /** Asked of each list that a walk of an index comes by. */
  String walkingBy(boolean archived) {
    return "l.archived = " + archived + ofList(archived) + probes(null);
  }

  private String ofList(boolean archived) {
    return archived ? typed : typed + status.ofUnarchived();
  }

  private static final class Builder {
    String typed = "";
    final List<Match> matches = new ArrayList<>();
    final List<String> kinds = new ArrayList<>();
    final Map<String, Object> params = new HashMap<>();

    /** Long ones first: of two words the longer is seldom the more common. */
    void terms(List<String> terms) {
      List<String> byLength =
          terms.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
      for (int i = 0; i < byLength.size(); i++) {
        params.put("term" + i, byLength.get(i));
        params.put("termEnd" + i, byLength.get(i) + '\uffff');
        matches.add(
            new Match(
                "list_term m where m.term >= :term%1$d and m.term < :termEnd%1$d".formatted(i)));
      }
    }

    void tags(List<String> tags) {
      if (!tags.isEmpty()) {
        params.put("tags", tags.stream().map(String::strip).map(Folding::ignoreCase).toList());
        matches.add(new Match("list_tag m where m.tag_key in (:tags)"));
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
