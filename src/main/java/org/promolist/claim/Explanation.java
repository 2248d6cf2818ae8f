package org.promolist.claim;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promolist.customer.CustomerId;

/**
 * What each rule of a claim said, or would have said, to a customer with a code at a moment.
 *
 * @param code normalised, as typed, and masked for who may not see codes; null where that is no
 *     code
 * @param customer as asked for
 * @param at to the microsecond
 * @param rules all there are, in the order that they are checked
 */
public record Explanation(
    @Nullable String code, CustomerId customer, Instant at, List<ExplainedRule> rules) {

  public Explanation {
    rules = List.copyOf(rules);
  }
}
