package org.promolist.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Caps, each shared out among slots, so that claims at once seldom wait for each other. A cap is
 * reached when all of its slots are full, and not before.
 */
@Component
class CapSlots {

  static final int SLOTS = 16;

  /** Stands for the cap of the list itself. */
  static final String LIST = "";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  CapSlots(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /**
   * Takes a place under each cap there is, or none.
   *
   * @param capped whether the list has a cap
   * @param word that has a cap of its own, empty for none
   */
  boolean take(UUID listId, boolean capped, String word) {
    OptionalInt place = capped ? take(listId, LIST) : OptionalInt.empty();
    if (capped && place.isEmpty()) {
      return false;
    }
    if (word.isEmpty() || take(listId, word).isPresent()) {
      return true;
    }
    // The very one: for another slot it might have to wait, crosswise with others that do the same.
    place.ifPresent(slot -> giveBack(listId, LIST, slot));
    return false;
  }

  /** In which slot; empty if all are full. */
  private OptionalInt take(UUID listId, String word) {
    List<@Nullable Integer> free = free(listId, word);
    while (!free.isEmpty()) {
      Integer slot = free.get(ThreadLocalRandom.current().nextInt(free.size()));
      int taken =
          jdbc.sql(
                  """
                  update cap_slot set taken = taken + 1
                  where list_id = ? and word = ? and slot = ? and taken < room
                  """)
              .params(listId, word, slot)
              .update();
      if (taken == 1) {
        return OptionalInt.of(Objects.requireNonNull(slot));
      }
      free = free(listId, word); // whoever filled it has committed by now
    }
    return OptionalInt.empty();
  }

  /** Takes so many places under one cap; false where no slot has room for all of them. */
  boolean take(UUID listId, String word, int places) {
    return jdbc.sql(
                """
                update cap_slot set taken = taken + :places
                where list_id = :list and word = :word and room - taken >= :places and slot = (
                  select slot from cap_slot
                  where list_id = :list and word = :word and room - taken >= :places
                  order by random() limit 1)
                """)
            .param("list", listId)
            .param("word", word)
            .param("places", places)
            .update()
        == 1;
  }

  private List<@Nullable Integer> free(UUID listId, String word) {
    return jdbc.sql("select slot from cap_slot where list_id = ? and word = ? and taken < room")
        .params(listId, word)
        .query(Integer.class)
        .list();
  }

  /**
   * Where there is such a cap, it has one more place. Whichever slot it is in: one that has more
   * given back than taken has the more room. So nobody looks for a slot that fits, and finds it
   * emptied by others.
   */
  void giveBack(UUID listId, String word) {
    giveBack(listId, word, ThreadLocalRandom.current().nextInt(SLOTS));
  }

  private void giveBack(UUID listId, String word, int slot) {
    jdbc.sql(
            """
            update cap_slot set taken = taken - 1 where list_id = ? and word = ? and slot = ?
            """)
        .params(listId, word, slot)
        .update();
  }

  /**
   * Shares a cap out anew, while nobody claims.
   *
   * @param cap null for none
   * @param standing claims that count against it, at most as many
   */
  void share(UUID listId, String word, @Nullable Integer cap, long standing) {
    jdbc.sql("delete from cap_slot where list_id = ? and word = ?").params(listId, word).update();
    if (cap == null) {
      return;
    }
    List<Object[]> rows = new ArrayList<>();
    long left = standing;
    for (int slot = 0; slot < SLOTS; slot++) {
      int room = cap / SLOTS + (slot < cap % SLOTS ? 1 : 0);
      int taken = Math.toIntExact(Math.min(room, left));
      left -= taken;
      rows.add(new Object[] {listId, word, slot, room, taken});
    }
    batches.batchUpdate("insert into cap_slot values (?, ?, ?, ?, ?)", rows);
  }
}
