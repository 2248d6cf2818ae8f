package org.promolist.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.promolist.shared.Actor;
import org.promolist.shared.CurrentActor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The customers of the loyalty program, as far as they are known here. */
@Service
public class Customers {

  private final JdbcClient jdbc;
  private final Pseudonyms pseudonyms;
  private final CurrentActor currentActor;
  private final Clock clock;

  Customers(JdbcClient jdbc, Pseudonyms pseudonyms, CurrentActor currentActor, Clock clock) {
    this.jdbc = jdbc;
    this.pseudonyms = pseudonyms;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /** A customer, and whether they were registered just now. */
  public record Registration(CustomerDetails customer, boolean isNew) {}

  /** Registers a customer; one that is registered stays as they are. */
  @PreAuthorize("hasAuthority('customers:write')")
  @Transactional
  public Registration register(CustomerId id) {
    Optional<CustomerDetails> known = known(id);
    if (known.isPresent()) {
      return new Registration(known.get(), false);
    }
    boolean added = add(id.value(), now(), currentActor.get());
    return new Registration(known(id).orElseThrow(), added);
  }

  /**
   * One customer, also by the id they had before they were erased.
   *
   * @throws NoSuchCustomerException if nobody of this id is registered
   */
  @PreAuthorize("hasAuthority('customers:read')")
  @Transactional(readOnly = true)
  public CustomerDetails get(CustomerId id) {
    return known(id).orElseThrow(NoSuchCustomerException::new);
  }

  /** What this customer is known by once erased; asks nobody. */
  public CustomerId pseudonym(CustomerId id) {
    return pseudonyms.of(id);
  }

  /** A customer is registered by their first claim. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void registered(String id, Instant at, Actor by) {
    add(id, at, by);
  }

  private boolean add(String id, Instant at, Actor by) {
    return jdbc.sql(
                """
                insert into customer (id, registered_at, registered_by) values (?, ?, ?)
                on conflict do nothing
                """)
            .params(id, at.atOffset(ZoneOffset.UTC), by.name())
            .update()
        == 1;
  }

  private Optional<CustomerDetails> known(CustomerId id) {
    return jdbc.sql("select * from customer where id in (?, ?)")
        .params(id.value(), pseudonym(id).value())
        .query(Customers::details)
        .optional();
  }

  private static CustomerDetails details(ResultSet rs, int row) throws SQLException {
    OffsetDateTime erased = rs.getObject("erased_at", OffsetDateTime.class);
    return new CustomerDetails(
        new CustomerId(rs.getString("id")),
        rs.getObject("registered_at", OffsetDateTime.class).toInstant(),
        rs.getString("registered_by"),
        erased == null ? null : erased.toInstant());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
