package org.promolist.claim;

import java.util.List;
import org.promolist.customer.CustomerErasedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts the pseudonym of an erased customer wherever the id stood, in the same transaction. */
@Component
class Erasure {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  Erasure(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  @EventListener
  void erased(CustomerErasedEvent event) {
    replaceOnCodes(event);
    replace("update code_issue set customer_id = :pseudonym where customer_id = :id", event);
    replace(
        """
        update claim set customer_id = :pseudonym,
          claimant = case when claimant = :id then :pseudonym else claimant end
        where customer_id = :id
        """,
        event);
    replace("update attempt set customer_id = :pseudonym where customer_id = :id", event);
  }

  /**
   * Code by code, told beforehand: as a subquery the embedded database would ask for them anew at
   * each.
   */
  private void replaceOnCodes(CustomerErasedEvent event) {
    String id = event.id().value();
    List<Object[]> changes =
        jdbc.sql(
                """
                select code from claim where customer_id = :id
                union
                select code from code_issue where customer_id = :id
                """)
            .param("id", id)
            .query((rs, row) -> new Object[] {event.pseudonym().value(), rs.getString("code"), id})
            .list();
    batches.batchUpdate(
        "update code set customer_id = ? where code = ? and customer_id = ?", changes);
  }

  private void replace(String sql, CustomerErasedEvent event) {
    jdbc.sql(sql)
        .param("id", event.id().value())
        .param("pseudonym", event.pseudonym().value())
        .update();
  }
}
