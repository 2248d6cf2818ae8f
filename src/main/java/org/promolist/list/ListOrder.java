package org.promolist.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A sort order as SQL: how its index is walked by keyset. */
record ListOrder(String column, String index, Kind kind, boolean descending) {

  enum Kind {
    TEXT,
    NUMBER,
    INSTANT
  }

  static ListOrder of(ListSort sort) {
    return switch (sort.by()) {
      case NAME -> new ListOrder("name_sort", "by_name", Kind.TEXT, sort.descending());
      case POINTS -> new ListOrder("points", "by_points", Kind.NUMBER, sort.descending());
      case STARTS_AT -> new ListOrder("starts_at", "by_start", Kind.INSTANT, sort.descending());
      case ENDS_AT -> new ListOrder("ends_at", "by_end", Kind.INSTANT, sort.descending());
      case CREATED_AT ->
          new ListOrder("created_at", "by_creation", Kind.INSTANT, sort.descending());
      case UPDATED_AT -> new ListOrder("updated_at", "by_change", Kind.INSTANT, sort.descending());
    };
  }

  /**
   * Walks a range of the index, from after {@code after} on, past what does not pass.
   *
   * @param byHint names the index to a database that otherwise guesses
   */
  String walk(String conditions, @Nullable ListCursor after, boolean byHint) {
    String hint = byHint ? " use index (promo_code_list_" + index + ")" : "";
    return select(hint, conditions + keyset(after))
        // With the constant first, for databases that match an order to an index word by word.
        + " order by l.archived%2$s, l.%1$s%2$s, l.id%2$s".formatted(column, direction())
        + " limit :limit";
  }

  /** Sorts what passes; worded so that no planner walks the index instead. */
  String sort(String conditions, @Nullable ListCursor after) {
    String rest = after == null ? "" : " and (true" + keyset(after) + ") is true";
    return select("", conditions + rest)
        + " order by l.%1$s%2$s, l.id%2$s limit :limit".formatted(column, direction());
  }

  private String select(String hint, String where) {
    return "select l.id, l.%s as k from promo_code_list l%s where ".formatted(column, hint) + where;
  }

  /**
   * The first comparison bounds the range of the index, the second leaves out ties already seen.
   */
  private String keyset(@Nullable ListCursor after) {
    return after == null
        ? ""
        : " and l.%1$s %2$s= :afterKey and (l.%1$s %2$s :afterKey or l.id %2$s :afterId)"
            .formatted(column, descending ? "<" : ">");
  }

  /** No further than {@code :farKey}. */
  String near() {
    return " and l." + column + (descending ? " >= " : " <= ") + ":farKey";
  }

  private String direction() {
    return descending ? " desc" : "";
  }

  String merged() {
    return descending ? "order by k desc, id desc" : "order by k, id";
  }

  String keyText(ResultSet rs) throws SQLException {
    return switch (kind) {
      case TEXT, NUMBER -> rs.getString("k");
      case INSTANT -> rs.getObject("k", OffsetDateTime.class).toInstant().toString();
    };
  }

  Object key(ListCursor cursor) {
    return switch (kind) {
      case TEXT -> cursor.key();
      case NUMBER -> Integer.valueOf(cursor.key());
      case INSTANT -> Instant.parse(cursor.key()).atOffset(ZoneOffset.UTC);
    };
  }
}
