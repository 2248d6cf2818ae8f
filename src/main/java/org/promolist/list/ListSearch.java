package org.promolist.list;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds lists, a page at a time, at a cost that hardly grows with how many there are. Where one of
 * the filter's conditions lets few lists pass, those are sorted; else the index of the sort order
 * is walked from where the page begins. What has the terms and tags asked for may stand far off in
 * that order: then the walk is given up, and all that has them is sorted after all.
 *
 * <p>Which of these it is to be is found out by counting, and each is written so that it can be
 * done in one way only; no database's planner is trusted with it.
 */
@Component
class ListSearch {

  /** So many lists are sorted as quickly as a page is walked that one list in fifty is on. */
  private static final int FEW = 2_000;

  /** How far a walk goes that could be given up. */
  private static final int NEAR = 3_000;

  private final JdbcClient jdbc;

  ListSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Slice<UUID> page(
      ListFilter filter, ListSort sort, @Nullable String cursor, int limit, Instant now) {
    ListCursor after = cursor == null ? null : ListCursor.parse(cursor, sort);
    Query query = new Query(ListConditions.of(filter, now), sort, after, limit + 1);
    List<ListCursor> found = find(query);
    boolean more = found.size() > limit;
    List<ListCursor> items = more ? found.subList(0, limit) : found;
    return new Slice<>(
        items.stream().map(ListCursor::id).toList(), more ? items.getLast().toString() : null);
  }

  private record Query(
      ListConditions conditions, ListSort sort, @Nullable ListCursor after, int limit) {

    ListOrder order() {
      return ListOrder.of(sort);
    }

    /** Archived lists have their own range of each index: two queries, merged by the database. */
    String merged(Function<Boolean, String> query) {
      return conditions.archivedValues().stream()
          .map(archived -> "(" + query.apply(archived) + ")")
          .collect(
              Collectors.joining(
                  " union all ",
                  "select id, k from (",
                  ") found " + order().merged() + " limit :limit"));
    }
  }

  private List<ListCursor> find(Query query) {
    ListConditions conditions = query.conditions();
    Optional<String> few = few(conditions);
    if (few.isPresent()) {
      return sorted(query, few.get());
    }
    if (conditions.matches().isEmpty()) {
      return walked(query, Optional.empty()); // a step is cheap: everything stands in the list
    }
    Optional<ListCursor> far = farthest(query);
    List<ListCursor> found = walked(query, far);
    return far.isEmpty() || found.size() == query.limit()
        ? found
        : sorted(query, conditions.matches().get());
  }

  private List<ListCursor> walked(Query query, Optional<ListCursor> far) {
    ListOrder order = query.order();
    ListConditions conditions = query.conditions();
    String bounds = conditions.range(order.column()) + far.map(key -> order.near()).orElse("");
    String sql =
        query.merged(
            archived -> order.walk(conditions.walkingBy(archived) + bounds, query.after()));
    Map<String, Object> params = new HashMap<>();
    far.ifPresent(key -> params.put("farKey", order.key(key)));
    return cursors(query, sql, params);
  }

  private List<ListCursor> sorted(Query query, String narrowing) {
    String sql =
        query.merged(archived ->
            query
                .order()
                .sort(query.conditions().startingFrom(narrowing, archived), query.after()));
    return cursors(query, sql, Map.of());
  }

  /** Where a walk has come by {@link #NEAR} lists; empty if there are not so many. */
  private Optional<ListCursor> farthest(Query query) {
    // Of one range where there are two: the walks of both have to end at the same key.
    boolean archived = query.conditions().archivedValues().getFirst();
    ListOrder order = query.order();
    String all = "l.archived = " + archived + query.conditions().range(order.column());
    Query one = new Query(query.conditions(), query.sort(), query.after(), 1);
    String sql = order.walk(all, query.after()) + " offset " + NEAR;
    return cursors(one, sql, Map.of()).stream().findFirst();
  }

  private List<ListCursor> cursors(Query query, String sql, Map<String, Object> params) {
    ListOrder order = query.order();
    JdbcClient.StatementSpec statement =
        jdbc.sql(sql)
            .params(query.conditions().params())
            .params(params)
            .param("limit", query.limit());
    ListCursor after = query.after();
    if (after != null) {
      statement = statement.param("afterKey", order.key(after)).param("afterId", after.id());
    }
    return statement
        .query((rs, row) ->
            new ListCursor(query.sort(), order.keyText(rs), rs.getObject("id", UUID.class)))
        .list();
  }

  int countUpTo(ListFilter filter, int bound, Instant now) {
    ListConditions conditions = ListConditions.of(filter, now);
    Optional<String> start = few(conditions).or(conditions::matches);
    String counts =
        conditions.archivedValues().stream()
            .map(archived ->
                "(select 1 from promo_code_list l where "
                    + start
                        .map(narrowing -> conditions.startingFrom(narrowing, archived))
                        .orElse(conditions.walkingBy(archived) + conditions.range("ends_at"))
                    + " limit :bound)")
            .collect(Collectors.joining(" union all "));
    int count =
        jdbc.sql("select count(*) from (" + counts + ") found")
            .params(conditions.params())
            .param("bound", bound)
            .query(Integer.class)
            .single();
    return Math.min(count, bound);
  }

  /** The narrowing that lets the fewest pass, if they are few. */
  private Optional<String> few(ListConditions conditions) {
    List<String> narrowings = conditions.narrowings();
    if (narrowings.isEmpty()) {
      return Optional.empty();
    }
    String counts =
        narrowings.stream()
            .map(ids -> "(select count(*) from (%s limit %d) few)".formatted(ids, FEW + 1))
            .collect(Collectors.joining(", "));
    // Counted in one round trip.
    return jdbc.sql("select " + counts)
        .params(conditions.params())
        .query((rs, row) -> {
          int fewest = 1;
          for (int i = 2; i <= narrowings.size(); i++) {
            fewest = rs.getInt(i) < rs.getInt(fewest) ? i : fewest;
          }
          return rs.getInt(fewest) <= FEW
              ? Optional.of(narrowings.get(fewest - 1))
              : Optional.<String>empty();
        })
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
