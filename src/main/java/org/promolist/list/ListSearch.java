package org.promolist.list;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds lists, a page at a time, at a cost that doesn't grow with how many there are: either it
 * walks the index of the sort order from where the page begins, or, where a filter lets few lists
 * pass, it starts from those few. Which of the two is found out by counting up to {@link #FEW}; no
 * database's planner is trusted with it.
 */
@Component
class ListSearch {

  /** So many lists are sorted as quickly as a page is walked. */
  private static final int FEW = 500;

  private final JdbcClient jdbc;

  ListSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Slice<UUID> page(
      ListFilter filter, ListSort sort, @Nullable String cursor, int limit, Instant now) {
    ListCursor after = cursor == null ? null : ListCursor.parse(cursor, sort);
    ListConditions conditions = ListConditions.of(filter, now);
    List<ListCursor> found =
        walk(conditions.startingFrom(narrowest(conditions)), sort, after, limit + 1);
    boolean more = found.size() > limit;
    List<ListCursor> items = more ? found.subList(0, limit) : found;
    return new Slice<>(
        items.stream().map(ListCursor::id).toList(), more ? items.getLast().toString() : null);
  }

  private List<ListCursor> walk(
      ListConditions conditions, ListSort sort, @Nullable ListCursor after, int limit) {
    ListOrder order = ListOrder.of(sort);
    // Archived lists have their own range of each index: two walks, merged by the database.
    String walks =
        conditions.archivedValues().stream()
            .map(archived -> "(" + order.walk(archived, conditions.where(archived), after) + ")")
            .collect(Collectors.joining(" union all "));
    String sql = "select id, k from (" + walks + ") found " + order.merged() + " limit :limit";
    JdbcClient.StatementSpec query =
        jdbc.sql(sql).params(conditions.params()).param("limit", limit);
    if (after != null) {
      query = query.param("afterKey", order.key(after)).param("afterId", after.id());
    }
    return query
        .query((rs, row) -> new ListCursor(sort, order.keyText(rs), rs.getObject("id", UUID.class)))
        .list();
  }

  int countUpTo(ListFilter filter, int bound, Instant now) {
    ListConditions all = ListConditions.of(filter, now);
    ListConditions conditions = all.startingFrom(narrowest(all));
    String walks =
        conditions.archivedValues().stream()
            .map(archived ->
                "(select 1 from promo_code_list l where l.archived = "
                    + archived
                    + conditions.where(archived)
                    + " limit :bound)")
            .collect(Collectors.joining(" union all "));
    int count =
        jdbc.sql("select count(*) from (" + walks + ") found")
            .params(conditions.params())
            .param("bound", bound)
            .query(Integer.class)
            .single();
    return Math.min(count, bound);
  }

  /** The narrowing that lets the fewest pass, if they are few. */
  private Optional<String> narrowest(ListConditions conditions) {
    record Counted(String narrowing, int passing) {}
    return conditions.narrowings().stream()
        .map(narrowing -> new Counted(narrowing, passing(narrowing, conditions.params())))
        .filter(counted -> counted.passing() <= FEW)
        .min(Comparator.comparingInt(Counted::passing))
        .map(Counted::narrowing);
  }

  private int passing(String narrowing, Map<String, Object> params) {
    return jdbc.sql("select count(*) from (" + narrowing + " limit " + (FEW + 1) + ") few")
        .params(params)
        .query(Integer.class)
        .single();
  }

  /** Hops from one distinct tag to the next in the index; {@code distinct} would read them all. */
  List<String> tags(String prefix, int limit) {
    String from = Folding.ignoreCase(prefix.strip());
    List<String> found = new ArrayList<>();
    record Hop(String key, String tag) {}
    Optional<Hop> hop = Optional.of(new Hop("", ""));
    while (found.size() < limit) {
      hop =
          jdbc.sql(
                  "select tag_key, tag from list_tag where tag_key > :last and tag_key >= :from"
                      + " order by tag_key, list_id limit 1")
              .param("last", hop.orElseThrow().key())
              .param("from", from)
              .query((rs, row) -> new Hop(rs.getString(1), rs.getString(2)))
              .optional();
      if (hop.isEmpty() || !hop.get().key().startsWith(from)) {
        break;
      }
      found.add(hop.get().tag());
    }
    return found;
  }
}
