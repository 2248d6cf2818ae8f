package org.promolist.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ClaimFacts.CodeFacts;
import org.promolist.claim.ClaimFacts.ListFacts;

/** What has to be counted for a claim of a word, or under a cap or a limit. */
final class ClaimCounts {

  private ClaimCounts() {}

  /**
   * The columns of a select.
   *
   * @param limited a condition: whether the list limits the claims of a customer
   */
  static String columns(String code, String customer, String list, String limited) {
    return """
    (select count(*) from claim o where o.code = {code} and o.claimant = {customer})
      as own_claims,
    (select count(*) from claim o join reversal v on v.code = o.code and v.claim_id = o.id
      where o.code = {code} and o.claimant = {customer} and v.reopened) as own_reopened,
    (select sum(s.room - s.taken) from cap_slot s where s.list_id = {list} and s.word = '')
      as list_room,
    (select sum(s.room - s.taken) from cap_slot s where s.list_id = {list} and s.word = {code})
      as word_room,
    case when {limited} then (
      select count(*) from claim m where m.customer_id = {customer} and m.list_id = {list}
        and not exists (select 1 from reversal v where v.code = m.code and v.claim_id = m.id))
    else 0 end as on_list
    """
        .replace("{code}", code)
        .replace("{customer}", customer)
        .replace("{list}", list)
        .replace("{limited}", limited);
  }

  /**
   * @param limit of claims for each customer
   */
  static CodeFacts counted(CodeFacts code, @Nullable Integer limit, ResultSet rs)
      throws SQLException {
    int reopened = rs.getInt("own_reopened");
    ListFacts list = code.list();
    return code.counted(
        code.isWord() ? rs.getInt("own_claims") > reopened : code.claimedByCustomer(),
        code.isWord() ? reopened : code.round(),
        (list.capped() && rs.getLong("list_room") <= 0)
            || (list.wordCapped() && rs.getLong("word_room") <= 0),
        limit != null && rs.getLong("on_list") >= limit);
  }
}
