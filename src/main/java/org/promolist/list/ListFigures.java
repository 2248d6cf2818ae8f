package org.promolist.list;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The figures of a list that others know first. Kept beside the list, so that its version and its
 * row are left alone. To be told last in a transaction: its row is locked until the commit.
 */
@Service
public class ListFigures {

  private final JdbcClient jdbc;

  ListFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** So many more codes, claimable codes and voided codes, or less where negative. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(UUID listId, long codes, long claimable, long voided) {
    if (codes != 0 || claimable != 0 || voided != 0) {
      jdbc.sql(
              """
              update list_counts set codes = codes + :codes, claimable = claimable + :claimable,
                voided = voided + :voided
              where list_id = :id
              """)
          .param("codes", codes)
          .param("claimable", claimable)
          .param("voided", voided)
          .param("id", listId)
          .update();
    }
  }

  /**
   * So many claims were made and reversed since, and so many more points are awarded by them, or
   * fewer where negative.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void addClaims(UUID listId, long made, long reversed, long points) {
    jdbc.sql(
            """
            update list_counts set claimed = claimed + :standing, reversed = reversed + :reversed,
              points_awarded = points_awarded + :points
            where list_id = :id
            """)
        .param("standing", made - reversed)
        .param("reversed", reversed)
        .param("points", points)
        .param("id", listId)
        .update();
  }

  /** As {@link #addClaims}, of one word of a list. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void addWordClaims(String word, long made, long reversed) {
    jdbc.sql(
            """
            update list_word set claims = claims + :standing, reversed = reversed + :reversed
            where word = :word
            """)
        .param("standing", made - reversed)
        .param("reversed", reversed)
        .param("word", word)
        .update();
  }

  /** Codes of the list leave the house: from now on it can't be deleted. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void exported(UUID listId) {
    jdbc.sql("update list_counts set exports = exports + 1 where list_id = :id")
        .param("id", listId)
        .update();
  }
}
