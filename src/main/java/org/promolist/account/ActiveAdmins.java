package org.promolist.account;

import java.util.List;
import java.util.function.Supplier;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sees to it that somebody is left who can run the accounts. */
@Component
class ActiveAdmins {

  private static final String ACTIVE_ADMIN =
      """
      a.disabled_at is null and a.password_hash is not null and exists
        (select 1 from account_role r where r.account_id = a.id and r.role = 'ADMIN')
      """;

  private final JdbcClient jdbc;

  ActiveAdmins(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Runs what may take away an admin. Who may do so at the same moment waits until this one is
   * stored, and then counts what is left: two admins can't do away with each other.
   *
   * @throws InvalidInputException {@code last_admin} at {@code field} when none would be left
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public <T> T keepingOne(String field, Supplier<T> deed) {
    int before = lockAll();
    T done = deed.get();
    if (before > 0 && count() == 0) {
      throw new InvalidInputException(List.of(Violation.of(field, "last_admin")));
    }
    return done;
  }

  /** The same, of a deed without an answer. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keepOne(String field, Runnable deed) {
    keepingOne(
        field,
        () -> {
          deed.run();
          return true;
        });
  }

  /** In one order always, or two that lock them could wait for each other. */
  private int lockAll() {
    jdbc.sql("select a.id from account a where " + ACTIVE_ADMIN + " order by a.id for update")
        .query()
        .listOfRows();
    // Asked anew: the statement above may have waited, and saw roles as they were before.
    return count();
  }

  private int count() {
    return jdbc.sql("select count(*) from account a where " + ACTIVE_ADMIN)
        .query(Integer.class)
        .single();
  }
}
