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

  /** Codes of the list leave the house: from now on it can't be deleted. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void exported(UUID listId) {
    jdbc.sql("update list_counts set exports = exports + 1 where list_id = :id")
        .param("id", listId)
        .update();
  }
}
