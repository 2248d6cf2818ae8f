package org.promolist.claim;

import java.util.ArrayList;
import java.util.List;
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
    if (capped && !take(listId, LIST)) {
      return false;
    }
    if (word.isEmpty() || take(listId, word)) {
      return true;
    }
    if (capped) {
      giveBack(listId, LIST);
    }
    return false;
  }

  private boolean take(UUID listId, String word) {
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
        return true;
      }
      free = free(listId, word); // whoever filled it has committed by now
    }
    return false;
  }

  private List<@Nullable Integer> free(UUID listId, String word) {
    return jdbc.sql("select slot from cap_slot where list_id = ? and word = ? and taken < room")
        .params(listId, word)
        .query(Integer.class)
        .list();
  }

  /** Where there is such a cap, it has one more place. */
  void giveBack(UUID listId, String word) {
    List<@Nullable Integer> taken =
        jdbc.sql("select slot from cap_slot where list_id = ? and word = ? and taken > 0")
            .params(listId, word)
            .query(Integer.class)
            .list();
    while (!taken.isEmpty()) {
      Integer slot = taken.get(ThreadLocalRandom.current().nextInt(taken.size()));
      int given =
          jdbc.sql(
                  """
                  update cap_slot set taken = taken - 1
                  where list_id = ? and word = ? and slot = ? and taken > 0
                  """)
              .params(listId, word, slot)
              .update();
      if (given == 1) {
        return;
      }
      taken = new ArrayList<>(taken);
      taken.removeIf(slot::equals);
    }
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
