package org.promolist.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.guard.AttemptGuard;
import org.promolist.guard.SubjectState;
import org.promolist.shared.Actor;
import org.promolist.shared.CurrentActor;
import org.promolist.shared.Reasons;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The customers of the loyalty program, as far as they are known here. */
@Service
public class Customers {

  /** The kind of object by which the audit trail keeps what was done to customers. */
  public static final String OBJECT_TYPE = "CUSTOMER";

  private final JdbcClient jdbc;
  private final Pseudonyms pseudonyms;
  private final AttemptGuard guard;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final CurrentActor currentActor;
  private final Clock clock;

  Customers(
      JdbcClient jdbc,
      Pseudonyms pseudonyms,
      AttemptGuard guard,
      AuditTrail audit,
      ApplicationEventPublisher events,
      CurrentActor currentActor,
      Clock clock) {
    this.jdbc = jdbc;
    this.pseudonyms = pseudonyms;
    this.guard = guard;
    this.audit = audit;
    this.events = events;
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
    if (known.isPresent() && known.get().registered() != null) {
      return new Registration(known.get(), false);
    }
    // One after the other with whoever erases them; they go by their pseudonym then.
    String name = guard.admit(id.value(), pseudonym(id).value()).subject();
    boolean added = add(name, now(), currentActor.get());
    if (added) {
      audit.record("REGISTERED", OBJECT_TYPE, auditId(id), List.of());
    }
    return new Registration(known(id).orElseThrow(), added);
  }

  /**
   * One customer, also by the id they had before they were erased.
   *
   * @throws NoSuchCustomerException if nobody of this id is registered or erased
   */
  @PreAuthorize("hasAnyAuthority('customers:read', 'customers:write')") // a writer is answered it
  @Transactional(readOnly = true)
  public CustomerDetails get(CustomerId id) {
    return known(id).orElseThrow(NoSuchCustomerException::new);
  }

  /** Where a customer stands with the guard; as one that never tried anything if they never did. */
  @PreAuthorize("hasAuthority('customers:read')")
  @Transactional(readOnly = true)
  public SubjectState standing(CustomerId id) {
    return guard.state(id.value(), pseudonym(id).value());
  }

  /**
   * Lets a customer who is locked out in again, at once; what they guessed wrong in a row is
   * forgotten.
   *
   * @param reason why, 1–500 characters; kept in the audit trail
   * @throws NoSuchCustomerException if nobody of this id was ever seen
   */
  @PreAuthorize("hasAuthority('customers:write')")
  @Transactional
  public SubjectState unlock(CustomerId id, @Nullable String reason) {
    String why = Reasons.required(reason);
    requireSeen(id);
    guard.unlock(guard.admit(id.value(), pseudonym(id).value()));
    audit.record("UNLOCKED", OBJECT_TYPE, auditId(id), List.of(new Change("reason", null, why)));
    return guard.state(id.value(), pseudonym(id).value());
  }

  /**
   * Replaces the id of a customer by a pseudonym, everywhere and for good. Whoever comes with the
   * id afterwards is that customer still: what was claimed and counted holds, and who was not
   * registered is not by this. One that is erased stays so.
   *
   * @throws NoSuchCustomerException if nobody of this id was ever seen
   */
  @PreAuthorize("hasAuthority('customers:write') and !hasRole('AGENT')")
  @Transactional
  public CustomerDetails erase(CustomerId id) {
    CustomerId pseudonym = pseudonym(id);
    requireSeen(id);
    SubjectState state = guard.admit(id.value(), pseudonym.value());
    if (state.subject().equals(pseudonym.value())) {
      events.publishEvent(new CustomerErasedEvent(id, pseudonym)); // what came under the id since
      return known(id).orElseThrow(NoSuchCustomerException::new);
    }
    guard.rename(state, pseudonym.value());
    OffsetDateTime now = now().atOffset(ZoneOffset.UTC);
    boolean wasRegistered =
        jdbc.sql("update customer set id = ?, erased_at = ? where id = ?")
                .params(pseudonym.value(), now, id.value())
                .update()
            == 1;
    if (!wasRegistered) {
      jdbc.sql("insert into customer (id, erased_at) values (?, ?)")
          .params(pseudonym.value(), now)
          .update();
    }
    events.publishEvent(new CustomerErasedEvent(id, pseudonym));
    audit.record("ERASED", OBJECT_TYPE, auditId(id), List.of());
    return known(id).orElseThrow();
  }

  private void requireSeen(CustomerId id) {
    if (known(id).isEmpty() && !guard.knows(id.value(), pseudonym(id).value())) {
      throw new NoSuchCustomerException();
    }
  }

  /** By which the audit trail keeps what was done to a customer; tells nothing of who that is. */
  public UUID auditId(CustomerId id) {
    return pseudonyms.idOf(pseudonym(id));
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

  /**
   * As {@link #registered(String, Instant, Actor)}, of several at once; PostgreSQL only.
   *
   * @param by who registers each
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void registered(Map<String, Actor> by, Instant at) {
    jdbc.sql(
            """
            insert into customer (id, registered_at, registered_by)
            select r.id, ?, r.by from unnest(?, ?) as r (id, by)
            on conflict (id) do update
              set registered_at = excluded.registered_at, registered_by = excluded.registered_by
              where customer.registered_at is null
            """)
        .params(
            at.atOffset(ZoneOffset.UTC),
            by.keySet().toArray(String[]::new),
            by.values().stream().map(Actor::name).toArray(String[]::new))
        .update();
  }

  /** Whether they were not registered before; those who were stay as they are. */
  private boolean add(String id, Instant at, Actor by) {
    OffsetDateTime now = at.atOffset(ZoneOffset.UTC);
    int added =
        jdbc.sql(
                """
                insert into customer (id, registered_at, registered_by)
                select cast(? as varchar), cast(? as timestamp(6) with time zone),
                  cast(? as varchar)
                where not exists (select 1 from customer where id = ?)
                on conflict do nothing
                """)
            .params(id, now, by.name(), id)
            .update();
    return added == 1
        || jdbc.sql(
                    """
                    update customer set registered_at = ?, registered_by = ?
                    where id = ? and registered_at is null
                    """)
                .params(now, by.name(), id)
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
    Instant registered = instant(rs, "registered_at");
    return new CustomerDetails(
        new CustomerId(rs.getString("id")),
        registered == null
            ? null
            : new CustomerDetails.Registered(registered, rs.getString("registered_by")),
        instant(rs, "erased_at"));
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    OffsetDateTime moment = rs.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
