package org.promolist.list;

import java.sql.DatabaseMetaData;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
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
  private static final int NEAR = 2_000;

  private final JdbcClient jdbc;

  /** H2 takes the first index that begins with the right column, and sorts the whole table. */
  private final boolean indexHints;

  ListSearch(JdbcClient jdbc, DataSource database) throws MetaDataAccessException {
    this.jdbc = jdbc;
    this.indexHints =
        JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName)
            .equals("H2");
  }

  Slice<UUID> page(
      ListFilter filter, ListSort sort, @Nullable String cursor, int limit, Instant now) {
    ListCursor after = cursor == null ? null : ListCursor.parse(cursor, sort);
    Query query = new Query(ListConditions.of(filter, now), sort, after, limit + 1);
    return Slice.cut(find(query), limit, ListCursor::toString).map(ListCursor::id);
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
    Optional<ListConditions.Start> few = few(conditions);
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
        : sorted(query, conditions.matching());
  }

  private List<ListCursor> walked(Query query, Optional<ListCursor> far) {
    ListOrder order = query.order();
    ListConditions conditions = query.conditions();
    String bounds =
        conditions.status().range(order.column()) + far.map(key -> order.near()).orElse("");
    String sql =
        query.merged(archived ->
            order.walk(conditions.walkingBy(archived) + bounds, query.after(), indexHints));
    Map<String, Object> params = new HashMap<>();
    far.ifPresent(key -> params.put("farKey", order.key(key)));
    return cursors(query, sql, params);
  }

  private List<ListCursor> sorted(Query query, ListConditions.Start start) {
    String sql =
        query.merged(archived ->
            query.order().sort(query.conditions().startingFrom(start, archived), query.after()));
    return cursors(query, sql, Map.of());
  }

  /** Where a walk has come by {@link #NEAR} lists; empty if there are not so many. */
  private Optional<ListCursor> farthest(Query query) {
    // Of one range where there are two: the walks of both have to end at the same key.
    boolean archived = query.conditions().archivedValues().getFirst();
    ListOrder order = query.order();
    String all = "l.archived = " + archived + query.conditions().status().range(order.column());
    Query one = new Query(query.conditions(), query.sort(), query.after(), 1);
    String sql = order.walk(all, query.after(), indexHints) + " offset " + NEAR;
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
    Optional<ListConditions.Start> start =
        few(conditions)
            .or(() ->
                conditions.matches().size() > 1
                    ? Optional.of(conditions.matching())
                    : Optional.empty());
    String counts =
        conditions.archivedValues().stream()
            .map(archived ->
                "(select 1 from promo_code_list l where "
                    + start
                        .map(known -> conditions.startingFrom(known, archived))
                        .orElse(
                            conditions.walkingBy(archived) + conditions.status().range("ends_at"))
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

  /** The start with the fewest lists, if they are few. */
  private Optional<ListConditions.Start> few(ListConditions conditions) {
    List<ListConditions.Start> starts = conditions.starts();
    if (starts.isEmpty()) {
      return Optional.empty();
    }
    String counts =
        starts.stream()
            .map(
                start -> "(select count(*) from (%s limit %d) few)".formatted(start.ids(), FEW + 1))
            .collect(Collectors.joining(", "));
    // In one round trip.
    return jdbc.sql("select " + counts)
        .params(conditions.params())
        .query((rs, row) -> {
          int fewest = 1;
          for (int i = 2; i <= starts.size(); i++) {
            fewest = rs.getInt(i) < rs.getInt(fewest) ? i : fewest;
          }
          return rs.getInt(fewest) <= FEW
              ? Optional.of(starts.get(fewest - 1))
              : Optional.<ListConditions.Start>empty();
        })
        .single();
  }
}
