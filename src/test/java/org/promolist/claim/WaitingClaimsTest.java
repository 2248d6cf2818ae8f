package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.promolist.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;

/** Who waits until the customer's other attempts are through is dated after them. */
class WaitingClaimsTest extends ExplanationsFixture {

  @Autowired DataSource database;

  @Test
  void anAttemptIsDatedWhenItsTurnComes() throws Exception {
    guessWrong(1);
    try (ExecutorService threads = Executors.newSingleThreadExecutor();
        Connection elsewhere = database.getConnection()) {
      elsewhere.setAutoCommit(false);
      try (PreparedStatement held =
          elsewhere.prepareStatement("select 1 from guard_subject where subject = ? for update")) {
        held.setString(1, anna.value());
        held.execute();
        Future<ClaimResult> attempt =
            threads.submit(
                new DelegatingSecurityContextCallable<>(
                    () -> claims.claim(command("GUESSED1", anna))));
        await().until(() -> waiting() > 0);
        Instant before = clock.mark();
        elsewhere.rollback();
        assertThat(attempt.get()).isEqualTo(new ClaimResult.Refused(Refusal.CODE_NOT_FOUND, null));
        assertThat(latestAttempt()).isAfter(before);
      } finally {
        elsewhere.rollback();
        elsewhere.setAutoCommit(true);
      }
    }
  }

  private int waiting() {
    return jdbc.sql(
            TestDatabase.product() == TestDatabase.Product.POSTGRES
                ? "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                : "select count(*) from information_schema.sessions where blocker_id is not null")
        .query(Integer.class)
        .single();
  }

  private Instant latestAttempt() {
    return jdbc.sql("select max(at) from attempt where customer_id = ?")
        .param(anna.value())
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }
}
