package org.promolist.api;

import org.promolist.customer.CustomerErasedEvent;
import org.promolist.customer.CustomerId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts the pseudonym of an erased customer into the answers that are kept for retries, in the same
 * transaction. Looks through those of a whole day: few customers are erased.
 */
@Component
class KeptAnswersErasure {

  private final JdbcClient jdbc;
  private final Json json;

  KeptAnswersErasure(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  @EventListener
  void erased(CustomerErasedEvent event) {
    jdbc.sql(
            """
            update idempotency_key set body = replace(body, :named, :pseudonym)
            where position(:named in body) > 0
            """)
        .param("named", field(event.id()))
        .param("pseudonym", field(event.pseudonym()))
        .update();
  }

  /** As claims and issued codes name a customer. */
  private String field(CustomerId id) {
    return "\"customerId\":" + json.write(id.value());
  }
}
