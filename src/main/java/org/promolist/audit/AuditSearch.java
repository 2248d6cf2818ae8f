package org.promolist.audit;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Ids;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Slice;
import org.promolist.shared.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds entries, latest first, by keyset; nothing is counted and nothing is scanned. */
@Component
class AuditSearch {

  private final JdbcClient jdbc;
  private final AuditEntries entries;

  AuditSearch(JdbcClient jdbc, AuditEntries entries) {
    this.jdbc = jdbc;
    this.entries = entries;
  }

  Slice<AuditEntry> page(AuditFilter filter, @Nullable String cursor, int limit) {
    AuditQuery query = entries.query(filter, cursor == null ? null : parse(cursor));
    List<UUID> found =
        jdbc.sql(query.sql())
            .params(query.params())
            .param("limit", limit + 1)
            .query((rs, row) -> rs.getObject(1, UUID.class))
            .list();
    boolean more = found.size() > limit;
    List<UUID> ids = more ? found.subList(0, limit) : found;
    return new Slice<>(entries.read(ids), more ? ids.getLast().toString() : null);
  }

  private static UUID parse(String cursor) {
    return Ids.parse(cursor)
        .orElseThrow(
            () -> new InvalidInputException(List.of(Violation.of("cursor", "cursor_invalid"))));
  }
}
