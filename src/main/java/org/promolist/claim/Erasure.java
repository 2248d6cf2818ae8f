package org.promolist.claim;

import org.promolist.customer.CustomerErasedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts the pseudonym of an erased customer wherever the id stood, in the same transaction. */
@Component
class Erasure {

  private final JdbcClient jdbc;

  Erasure(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventListener
  void erased(CustomerErasedEvent event) {
    replace(
        """
        update code set customer_id = :pseudonym
        where customer_id = :id and code in (
          select code from claim where customer_id = :id
          union all
          select code from code_issue where customer_id = :id)
        """,
        event);
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

  private void replace(String sql, CustomerErasedEvent event) {
    jdbc.sql(sql)
        .param("id", event.id().value())
        .param("pseudonym", event.pseudonym().value())
        .update();
  }
}
