package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A plan that was made on the first day, when there was hardly a customer, still serves when there
 * are many: it finds by index what it looks for.
 */
class FirstDayClaimsTest extends PlainClaimsFixture {

  /** More often than the driver asks before it has a statement planned for good. */
  private static final int PLANNED_AFTER = 10;

  private static final int CUSTOMERS = 20_000;

  @Test
  void newCustomersAreFoundToBeNewWithoutReadingAllOthers() {
    Long read =
        transaction.execute(status -> {
          status.setRollbackOnly();
          jdbc.sql("truncate guard_subject, customer").update();
          for (int i = 0; i < PLANNED_AFTER; i++) {
            claimOfANewcomer();
          }
          others();
          long before = rowsRead();
          claimOfANewcomer();
          return rowsRead() - before;
        });
    assertThat(read).isBetween(1L, 50L);
  }

  private void claimOfANewcomer() {
    ClaimWish wish = wish(firsts, "newcomer-" + names++);
    assertThat(claims.claimTogether(List.of(wish), about -> Optional.empty())).hasSize(1);
  }

  private void others() {
    jdbc.sql(
            """
            insert into guard_subject
              (subject, consecutive, cumulative, week_claims, month_claims, year_claims)
            select 'other-' || n, 0, 0, 0, 0, 0 from generate_series(1, ?) n
            """)
        .param(CUSTOMERS)
        .update();
    jdbc.sql(
            """
            insert into customer (id, registered_at, registered_by)
            select 'other-' || n, now(), 'nobody' from generate_series(1, ?) n
            """)
        .param(CUSTOMERS)
        .update();
  }

  /** In this transaction so far, of both tables and their indexes. */
  private long rowsRead() {
    return jdbc.sql(
            """
            select sum(pg_stat_get_xact_tuples_returned(c.oid)) from pg_class c
            where c.oid in (cast('guard_subject' as regclass), cast('customer' as regclass))
              or c.oid in (select indexrelid from pg_index
                where indrelid in (cast('guard_subject' as regclass), cast('customer' as regclass)))
            """)
        .query(Long.class)
        .single();
  }
}
