package org.promolist.claim;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.list.ClaimBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the claims of a list come to: what was rolled up already and what was not yet. Never a scan
 * of the claims.
 */
@Component
class ListClaims implements ClaimBook {

  private final JdbcClient jdbc;
  private final CapSlots slots;

  ListClaims(JdbcClient jdbc, CapSlots slots) {
    this.jdbc = jdbc;
    this.slots = slots;
  }

  private record Sums(long standing, boolean ever) {}

  @Override
  public boolean everClaimed(UUID listId) {
    return list(listId).ever();
  }

  @Override
  public boolean everClaimed(UUID listId, String word) {
    return word(listId, word).ever();
  }

  @Override
  public boolean anyReserved(UUID listId) {
    return jdbc.sql(
                """
                select (select coalesce(sum(reserved), 0) from code_batch where list_id = :list)
                  + (select coalesce(sum(reserved), 0) from claim_tally where list_id = :list)
                """)
            .param("list", listId)
            .query(Long.class)
            .single()
        > 0;
  }

  @Override
  public long standing(UUID listId) {
    return list(listId).standing();
  }

  @Override
  public long standing(UUID listId, String word) {
    return word(listId, word).standing();
  }

  @Override
  public void cap(UUID listId, @Nullable Integer cap) {
    slots.share(listId, CapSlots.LIST, cap, cap == null ? 0 : standing(listId));
  }

  @Override
  public void cap(UUID listId, String word, @Nullable Integer cap) {
    slots.share(listId, word, cap, cap == null ? 0 : standing(listId, word));
  }

  /** In one statement: a roll-up moves from one table to the other. */
  private Sums list(UUID listId) {
    return jdbc.sql(
            """
            select c.claimed + t.claimed - t.reversed as standing,
              c.claimed + c.reversed + t.claimed as ever
            from list_counts c, (
              select coalesce(sum(claimed), 0) as claimed, coalesce(sum(reversed), 0) as reversed
              from claim_tally where list_id = :list) t
            where c.list_id = :list
            """)
        .param("list", listId)
        .query((rs, row) -> new Sums(rs.getLong("standing"), rs.getLong("ever") > 0))
        .optional()
        .orElse(new Sums(0, false));
  }

  private Sums word(UUID listId, String word) {
    return jdbc.sql(
            """
            select w.claims + t.claimed - t.reversed as standing,
              w.claims + w.reversed + t.claimed as ever
            from list_word w, (
              select coalesce(sum(claimed), 0) as claimed, coalesce(sum(reversed), 0) as reversed
              from claim_tally where list_id = :list and word = :word) t
            where w.word = :word and w.list_id = :list
            """)
        .param("list", listId)
        .param("word", word)
        .query((rs, row) -> new Sums(rs.getLong("standing"), rs.getLong("ever") > 0))
        .optional()
        .orElse(new Sums(0, false));
  }
}
