package org.promolist.list;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept beside the lists: the terms a search finds them by, and their figures. */
@Component
class ListSideTables {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  ListSideTables(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  void create(PromoCodeList list) {
    jdbc.sql(
            """
            insert into list_counts (list_id, claimed, reversed, voided, points_awarded, exports)
            values (:id, 0, 0, 0, 0, 0)
            """)
        .param("id", list.id())
        .update();
    insertTerms(list.id(), Folding.terms(list.searchable()));
  }

  /** Lets a search find the list by what it is now; touches only terms that came or went. */
  void reindex(PromoCodeList list) {
    Collection<String> wanted = Folding.terms(list.searchable());
    List<String> stored =
        jdbc.sql("select term from list_term where list_id = :id")
            .param("id", list.id())
            .query((rs, row) -> rs.getString(1))
            .list();
    List<Object[]> gone =
        stored.stream()
            .filter(term -> !wanted.contains(term))
            .map(term -> new Object[] {term, list.id()})
            .toList();
    if (!gone.isEmpty()) {
      batches.batchUpdate("delete from list_term where term = ? and list_id = ?", gone);
    }
    wanted.removeAll(stored);
    insertTerms(list.id(), wanted);
  }

  private void insertTerms(UUID id, Collection<String> terms) {
    if (!terms.isEmpty()) {
      batches.batchUpdate(
          "insert into list_term (term, list_id) values (?, ?)",
          terms.stream().map(term -> new Object[] {term, id}).toList());
    }
  }

  CountsRow counts(UUID id) {
    return counts(List.of(id)).getOrDefault(id, CountsRow.NONE);
  }

  Map<UUID, CountsRow> counts(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql("select * from list_counts where list_id in (:ids)")
        .param("ids", ids)
        .query((rs, row) ->
            Map.entry(
                rs.getObject("list_id", UUID.class),
                new CountsRow(
                    rs.getLong("codes"),
                    rs.getLong("claimable"),
                    rs.getLong("claimed"),
                    rs.getLong("reversed"),
                    rs.getLong("voided"),
                    rs.getLong("points_awarded"),
                    rs.getLong("exports"))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
