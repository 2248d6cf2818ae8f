package org.promolist.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.customer.Customers;
import org.promolist.shared.Actor;
import org.promolist.shared.CodeText;
import org.promolist.shared.Cursors;
import org.promolist.shared.Ids;
import org.promolist.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads claims, along the index that the filter calls for. */
@Component
class ClaimSearch {

  private static final String SELECT =
      """
      select c.*, r.reversed_at, r.reason, r.reopened, r.actor_kind as reverser_kind,
        r.actor_id as reverser_id, r.actor_name as reverser_name
      from claim c left join reversal r on r.code = c.code and r.claim_id = c.id
      where\s
      """;

  private final JdbcClient jdbc;
  private final Customers customers;

  ClaimSearch(JdbcClient jdbc, Customers customers) {
    this.jdbc = jdbc;
    this.customers = customers;
  }

  Optional<ClaimDetails> find(UUID id) {
    return jdbc.sql(SELECT + "c.id = ?").param(id).query(ClaimSearch::read).optional();
  }

  /** Of one code, first to last. */
  List<ClaimDetails> of(CodeText code) {
    return jdbc.sql(SELECT + "c.code = ? order by c.id")
        .param(code.value())
        .query(ClaimSearch::read)
        .list();
  }

  /** Of one word, first to last: found along the claims of its list, from their end. */
  List<ClaimDetails> latest(UUID listId, CodeText word, int limit) {
    return jdbc.sql(SELECT + "c.list_id = ? and c.code = ? order by c.id desc limit ?")
        .params(listId, word.value(), limit)
        .query(ClaimSearch::read)
        .list()
        .reversed();
  }

  /** Latest first. */
  Slice<ClaimDetails> page(ClaimFilter filter, @Nullable String cursor, int limit) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    Map<String, Object> params = new HashMap<>();
    if (filter.listId() != null) {
      conditions.add("c.list_id = :list");
      params.put("list", filter.listId());
    }
    if (filter.customer() != null) {
      conditions.add("c.customer_id in (:customer, :pseudonym)");
      params.put("customer", filter.customer().value());
      params.put("pseudonym", customers.pseudonym(filter.customer()).value());
    }
    if (filter.from() != null) {
      conditions.add("c.id >= :from");
      params.put("from", Ids.before(filter.from()));
    }
    if (filter.to() != null) {
      conditions.add("c.id < :to");
      params.put("to", Ids.before(filter.to()));
    }
    if (cursor != null) {
      conditions.add("c.id < :before");
      params.put("before", Cursors.id(cursor));
    }
    List<ClaimDetails> found =
        jdbc.sql(SELECT + String.join(" and ", conditions) + " order by c.id desc limit :limit")
            .params(params)
            .param("limit", limit + 1)
            .query(ClaimSearch::read)
            .list();
    return Slice.cut(found, limit, claim -> claim.id().toString());
  }

  private static ClaimDetails read(ResultSet rs, int row) throws SQLException {
    OffsetDateTime reversed = rs.getObject("reversed_at", OffsetDateTime.class);
    return new ClaimDetails(
        rs.getObject("id", UUID.class),
        rs.getString("code"),
        rs.getObject("list_id", UUID.class),
        rs.getString("customer_id"),
        rs.getInt("points"),
        rs.getObject("claimed_at", OffsetDateTime.class).toInstant(),
        actor(rs, "actor"),
        reversed == null
            ? null
            : new ClaimDetails.Reversal(
                reversed.toInstant(),
                actor(rs, "reverser"),
                rs.getString("reason"),
                rs.getBoolean("reopened")));
  }

  static Actor actor(ResultSet rs, String prefix) throws SQLException {
    return new Actor(
        Actor.Kind.valueOf(rs.getString(prefix + "_kind")),
        rs.getObject(prefix + "_id", UUID.class),
        rs.getString(prefix + "_name"));
  }
}
