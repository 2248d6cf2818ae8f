package org.promolist.guard;

import java.sql.ResultSet;
import java.sql.SQLException;
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

  /** All of them, as they stand at one moment. */
  public record All(LockoutPolicy lockout, LimiterPolicy limiters, boolean registrationRequired) {}

  @Transactional(readOnly = true)
  public All all() {
    return jdbc.sql("select * from policy").query(Policies::read).single();
  }

  @Transactional(readOnly = true)
  public LockoutPolicy lockout() {
    return all().lockout();
  }

  private static All read(ResultSet rs, int row) throws SQLException {
    return new All(
        new LockoutPolicy(rs.getInt("failures"), Duration.ofSeconds(rs.getInt("lock_seconds"))),
        new LimiterPolicy(
            rs.getObject("per_week", Integer.class),
            rs.getObject("per_month", Integer.class),
            rs.getObject("per_year", Integer.class)),
        rs.getBoolean("registration_required"));
  }
}
