package org.promolist.guard;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The policies that hold for all lists. */
@Service
public class Policies {

  private final JdbcClient jdbc;

  Policies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  public LockoutPolicy lockout() {
    return jdbc.sql("select failures, lock_seconds from lockout_policy")
        .query((rs, row) ->
            new LockoutPolicy(rs.getInt("failures"), Duration.ofSeconds(rs.getInt("lock_seconds"))))
        .single();
  }
}
