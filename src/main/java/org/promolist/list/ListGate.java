package org.promolist.list;

import java.util.UUID;
import javax.sql.DataSource;
import org.promolist.shared.Databases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Any number of claims pass a list's gate at once; whoever changes the list shuts it, waits for
 * those that are within, and keeps the others out until the present transaction ends. So that a
 * claim goes by settings that hold when it commits, and a change by claims that are all there.
 *
 * <p>PostgreSQL has advisory locks for it, which live in memory: a row lock that all claims of a
 * list share would be written to its row again and again. The embedded database commits one
 * transaction after the other anyway; there the list's own row is the lock.
 */
@Component
public class ListGate {

  private static final String KEY = "hashtextextended(cast(%s as text), 0)";
  private static final String KEY_OF_PARAMETER = KEY.formatted("?");

  private final JdbcClient jdbc;
  private final boolean advisory;

  ListGate(JdbcClient jdbc, DataSource dataSource) {
    this.jdbc = jdbc;
    this.advisory = Databases.isPostgres(dataSource);
  }

  /** The statement that passes; its one parameter is the id of the list. */
  public String pass() {
    return advisory
        ? "select pg_advisory_xact_lock_shared(" + KEY_OF_PARAMETER + ")"
        : "select 1 from promo_code_list where id = ? for update";
  }

  /**
   * The expression that passes where nobody has shut the gate, and tells whether it did.
   *
   * @param id the column of the list's id
   */
  public String passIfOpen(String id) {
    return advisory
        ? "pg_try_advisory_xact_lock_shared(" + KEY.formatted(id) + ")"
        : "false"; // its row can't be locked from within a question
  }

  /** For who can't send {@link #pass} along with what comes next. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void pass(UUID listId) {
    jdbc.sql(pass()).param(listId).query((rs, row) -> row).list();
  }

  /** Before the list's row is locked. */
  void shut(UUID listId) {
    String shutting = advisory ? "select pg_advisory_xact_lock(" + KEY_OF_PARAMETER + ")" : pass();
    jdbc.sql(shutting).param(listId).query((rs, row) -> row).list();
  }
}
