package org.promolist.list;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the claims of a list come to, exactly, while its gate is shut. Implemented by whoever keeps
 * the claims.
 */
public interface ClaimBook {

  /** Whether the list ever had a claim, reversed or not. */
  boolean everClaimed(UUID listId);

  /** Whether this word of the list ever had one. */
  boolean everClaimed(UUID listId, String word);

  /** Whether a customer was given a code of the list, to claim it some day. */
  boolean anyReserved(UUID listId);

  /** Claims of the list that stand. */
  long standing(UUID listId);

  /** Claims of this word of the list that stand. */
  long standing(UUID listId, String word);

  /**
   * From now on no more claims of the list than this may stand.
   *
   * @param cap null for any number
   */
  void cap(UUID listId, @Nullable Integer cap);

  /** As {@link #cap(UUID, Integer)}, of one of its words. */
  void cap(UUID listId, String word, @Nullable Integer cap);
}
