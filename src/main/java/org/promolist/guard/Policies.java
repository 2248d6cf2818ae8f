package org.promolist.guard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
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

  /** From now on; who may change it, and that it is recorded, is the caller's to see to. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void set(LockoutPolicy lockout) {
    jdbc.sql("update policy set failures = ?, lock_seconds = ?")
        .params(lockout.failures(), lockout.lockedFor().toSeconds())
        .update();
  }

  /** As {@link #set(LockoutPolicy)}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void set(LimiterPolicy limiters) {
    jdbc.sql("update policy set per_week = ?, per_month = ?, per_year = ?")
        .param(limiters.perWeek())
        .param(limiters.perMonth())
        .param(limiters.perYear())
        .update();
  }

  /** As {@link #set(LockoutPolicy)}: whether customers have to be registered before they claim. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void setRegistrationRequired(boolean required) {
    jdbc.sql("update policy set registration_required = ?").param(required).update();
  }

  /** All of them, and nobody else changes one until the present transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public All hold() {
    return jdbc.sql("select * from policy for update").query(Policies::read).single();
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
