package org.promolist.claim;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.PastCode.Issue;
import org.promolist.claim.PastCode.PastClaim;
import org.promolist.shared.CodeText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who had claimed codes, or been given them, at earlier moments. */
@Component
class PastClaims {

  private final JdbcClient jdbc;

  PastClaims(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** First to last. */
  List<PastClaim> of(CodeText code, Set<String> customer, Instant at) {
    return jdbc.sql(
            """
            select c.id, c.customer_id, c.claimed_at, v.reversed_at, v.reopened
            from claim c left join reversal v
              on v.code = c.code and v.claim_id = c.id and v.reversed_at <= :at
            where c.code = :code and c.claimant in (:claimants) and c.claimed_at <= :at
            order by c.round
            """)
        .param("code", code.value())
        .param("claimants", Stream.concat(Stream.of(""), customer.stream()).toList())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query((rs, row) -> {
          OffsetDateTime reversed = rs.getObject("reversed_at", OffsetDateTime.class);
          return new PastClaim(
              rs.getObject("id", UUID.class),
              rs.getString("customer_id"),
              rs.getObject("claimed_at", OffsetDateTime.class).toInstant(),
              reversed == null ? null : reversed.toInstant(),
              rs.getBoolean("reopened"));
        })
        .list();
  }

  /** The last there was; null if there was none. */
  @Nullable Issue issue(CodeText code, UUID listId, Instant at) {
    return jdbc.sql(
            """
            select customer_id, issued_at from code_issue
            where code = :code and list_id = :list and issued_at <= :at
            order by issued_at desc limit 1
            """)
        .param("code", code.value())
        .param("list", listId)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query((rs, row) ->
            new Issue(
                rs.getString("customer_id"),
                rs.getObject("issued_at", OffsetDateTime.class).toInstant()))
        .optional()
        .orElse(null);
  }
}
