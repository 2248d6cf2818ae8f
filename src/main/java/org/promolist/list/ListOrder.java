package org.promolist.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A sort order as SQL: how its index is walked by keyset. */
record ListOrder(String column, Kind kind, boolean descending) {

  enum Kind {
    TEXT,
    NUMBER,
    INSTANT
  }

  static ListOrder of(ListSort sort) {
    return switch (sort.by()) {
      case NAME -> new ListOrder("name_sort", Kind.TEXT, sort.descending());
      case POINTS -> new ListOrder("points", Kind.NUMBER, sort.descending());
      case STARTS_AT -> new ListOrder("starts_at", Kind.INSTANT, sort.descending());
      case ENDS_AT -> new ListOrder("ends_at", Kind.INSTANT, sort.descending());
      case CREATED_AT -> new ListOrder("created_at", Kind.INSTANT, sort.descending());
      case UPDATED_AT -> new ListOrder("updated_at", Kind.INSTANT, sort.descending());
    };
  }

  /** One range of the index, from after {@code after} on. */
  String walk(boolean archived, String conditions, @Nullable ListCursor after) {
    String past = descending ? "<" : ">";
    // The first comparison bounds the range of the index, the second leaves out ties already seen.
    String keyset =
        after == null
            ? ""
            : " and l.%1$s %2$s= :afterKey and (l.%1$s %2$s :afterKey or l.id %2$s :afterId)"
                .formatted(column, past);
    String direction = descending ? " desc" : "";
    return "select l.id, l."
        + column
        + " as k from promo_code_list l where l.archived = "
        + archived
        + keyset
        + conditions
        // With the constant first, for databases that match an order to an index word by word.
        + " order by l.archived%2$s, l.%1$s%2$s, l.id%2$s".formatted(column, direction)
        + " limit :limit";
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
