package org.promolist.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.customer.CustomerDetails;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.shared.Cursors;
import org.promolist.shared.Ids;
import org.promolist.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers as their claims show them: points, ledger, what was refused. Claims and reversals
 * themselves are the ledger; there is no second copy of it.
 */
@Service
public class CustomerAccounts {

  private final JdbcClient jdbc;
  private final Customers customers;
  private final Readers readers;

  CustomerAccounts(JdbcClient jdbc, Customers customers, Readers readers) {
    this.jdbc = jdbc;
    this.customers = customers;
    this.readers = readers;
  }

  /**
   * One customer.
   *
   * @throws org.promolist.customer.NoSuchCustomerException if nobody of this id is registered or
   *     erased
   */
  @PreAuthorize("hasAnyAuthority('customers:read', 'customers:write')") // a writer is answered it
  @Transactional(readOnly = true)
  public CustomerAccount get(CustomerId id) {
    CustomerDetails customer = customers.get(id);
    return jdbc.sql(
            """
            select coalesce(sum(case when r.claim_id is null then c.points else 0 end), 0) as balance,
              count(*) as claims, count(r.claim_id) as reversals,
              (select count(*) from attempt a where a.customer_id = :id) as refusals
            from claim c left join reversal r on r.code = c.code and r.claim_id = c.id
            where c.customer_id = :id
            """)
        .param("id", customer.id().value())
        .query((rs, row) ->
            new CustomerAccount(
                customer,
                rs.getLong("balance"),
                rs.getLong("claims"),
                rs.getLong("reversals"),
                rs.getLong("refusals")))
        .single();
  }

  /**
   * The customer's points, latest first.
   *
   * @param cursor of the page before; anything else is refused as {@code cursor_invalid}
   * @param limit 1–500
   */
  @PreAuthorize("hasAuthority('customers:read')")
  @Transactional(readOnly = true)
  public Slice<LedgerEntry> ledger(CustomerId id, @Nullable String cursor, int limit) {
    long before = cursor == null ? Long.MAX_VALUE : number(cursor);
    List<LedgerRow> found =
        jdbc.sql(
                """
                select * from (
                  select e.*, row_number() over (order by at, kind, claim_id) as position,
                    sum(points) over (order by at, kind, claim_id) as balance
                  from (
                    select c.claimed_at as at, 'CLAIM' as kind, c.points, c.id as claim_id
                    from claim c where c.customer_id in (:id, :pseudonym)
                    union all
                    select r.reversed_at, 'REVERSAL', -r.points, r.claim_id
                    from claim c join reversal r on r.code = c.code and r.claim_id = c.id
                    where c.customer_id in (:id, :pseudonym)
                  ) e
                ) entries
                where position < :before order by position desc limit :limit
                """)
            .param("id", id.value())
            .param("pseudonym", customers.pseudonym(id).value())
            .param("before", before)
            .param("limit", limit + 1)
            .query(LedgerRow::read)
            .list();
    return Slice.cut(found, limit, row -> String.valueOf(row.position())).map(LedgerRow::entry);
  }

  private record LedgerRow(long position, LedgerEntry entry) {

    static LedgerRow read(ResultSet rs, int row) throws SQLException {
      return new LedgerRow(
          rs.getLong("position"),
          new LedgerEntry(
              rs.getObject("at", OffsetDateTime.class).toInstant(),
              LedgerEntry.EntryKind.valueOf(rs.getString("kind")),
              rs.getInt("points"),
              rs.getLong("balance"),
              rs.getObject("claim_id", UUID.class)));
    }
  }

  /**
   * What was refused to the customer, latest first, as far back as it is kept. Who may not see
   * codes sees their last four characters.
   *
   * @param cursor of the page before; anything else is refused as {@code cursor_invalid}
   * @param limit 1–500
   */
  @PreAuthorize("hasAuthority('customers:read')")
  @Transactional(readOnly = true)
  public Slice<AttemptDetails> attempts(CustomerId id, @Nullable String cursor, int limit) {
    UUID before =
        cursor == null ? Ids.before(Instant.parse("9999-12-31T00:00:00Z")) : Cursors.id(cursor);
    List<AttemptDetails> found =
        jdbc.sql(
                """
                select * from attempt where customer_id in (:id, :pseudonym) and id < :before
                order by id desc limit :limit
                """)
            .param("id", id.value())
            .param("pseudonym", customers.pseudonym(id).value())
            .param("before", before)
            .param("limit", limit + 1)
            .query(CustomerAccounts::attempt)
            .list();
    return Slice.cut(found, limit, attempt -> attempt.id().toString()).map(readers::shown);
  }

  private static AttemptDetails attempt(ResultSet rs, int row) throws SQLException {
    OffsetDateTime locked = rs.getObject("locked_until", OffsetDateTime.class);
    return new AttemptDetails(
        rs.getObject("id", UUID.class),
        rs.getObject("at", OffsetDateTime.class).toInstant(),
        rs.getString("customer_id"),
        rs.getString("code"),
        rs.getObject("list_id", UUID.class),
        Refusal.valueOf(rs.getString("refusal")),
        rs.getBoolean("validated"),
        rs.getInt("quarters"),
        locked == null ? null : locked.toInstant(),
        ClaimSearch.actor(rs, "actor"));
  }

  private static long number(String cursor) {
    if (!cursor.matches("[0-9]{1,18}")) {
      throw Cursors.invalid();
    }
    return Long.parseLong(cursor);
  }
}
