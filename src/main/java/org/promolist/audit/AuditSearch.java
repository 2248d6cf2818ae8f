package org.promolist.audit;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Cursors;
import org.promolist.shared.Slice;
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
    AuditQuery query = entries.query(filter, cursor == null ? null : Cursors.id(cursor));
    List<UUID> found =
        jdbc.sql(query.sql())
            .params(query.params())
            .param("limit", limit + 1)
            .query((rs, row) -> rs.getObject(1, UUID.class))
            .list();
    Slice<UUID> page = Slice.cut(found, limit, UUID::toString);
    return new Slice<>(entries.read(page.items()), page.nextCursor());
  }
}
