package org.promolist.claim;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Past;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.guard.AttemptGuard;
import org.promolist.guard.SubjectState;
import org.promolist.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where customers stood with the guard at earlier moments. */
@Component
class PastSubjects {

  private final JdbcClient jdbc;
  private final Customers customers;
  private final AttemptGuard guard;
  private final PastCounts counts;
  private final AuditTrail audit;

  PastSubjects(
      JdbcClient jdbc,
      Customers customers,
      AttemptGuard guard,
      PastCounts counts,
      AuditTrail audit) {
    this.jdbc = jdbc;
    this.customers = customers;
    this.guard = guard;
    this.counts = counts;
    this.audit = audit;
  }

  /** Something that left the customer with so many failures in a row. */
  private record Mark(Instant at, int consecutive, @Nullable Instant lockedUntil) {}

  /** All that was ever guessed wrong is not among it: no rule goes by that. */
  SubjectState at(CustomerId customer, Set<String> names, Instant moment) {
    Past unlocks =
        audit.past(Customers.OBJECT_TYPE, customers.auditId(customer), List.of("UNLOCKED"), moment);
    Mark last =
        unlocks.later().isEmpty() && isLast(names, moment)
            ? now(customer, moment)
            : Stream.of(
                    attempt(names, moment),
                    claim(names, moment),
                    unlocks.earlier().stream()
                        .findFirst()
                        .map(AuditEntry::at)
                        .map(PastSubjects::cleared))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Mark::at))
                .orElseGet(() -> cleared(moment));
    return new SubjectState(
        customer.value(), last.consecutive(), 0, last.lockedUntil(), counts.windows(names, moment));
  }

  private static Mark cleared(Instant at) {
    return new Mark(at, 0, null);
  }

  /** Whether the customer has neither guessed, at that moment or later, nor claimed since. */
  private boolean isLast(Set<String> names, Instant moment) {
    return jdbc.sql(
                """
                select (select count(*) from attempt
                    where customer_id in (:names) and id >= :from and quarters > 0)
                  + (select count(*) from claim where customer_id in (:names) and claimed_at > :at)
                """)
            .param("names", names)
            .param("from", Ids.before(moment))
            .param("at", moment.atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .single()
        == 0;
  }

  /**
   * What the guard has now it had then. Attempts are forgotten some day; the guard's row is not.
   */
  private Mark now(CustomerId customer, Instant moment) {
    SubjectState now = guard.state(customer.value(), customers.pseudonym(customer).value());
    return new Mark(moment, now.consecutive(), now.lockedUntil());
  }

  /**
   * Each attempt says where it left the customer, also one that was no guess. One at that very
   * moment does not count: it was told by what was before it.
   */
  private Optional<Mark> attempt(Set<String> names, Instant moment) {
    return jdbc.sql(
            """
            select at, consecutive, locked_until from attempt
            where customer_id in (:names) and id < :from order by id desc limit 1
            """)
        .param("names", names)
        .param("from", Ids.before(moment))
        .query((rs, row) -> {
          OffsetDateTime locked = rs.getObject("locked_until", OffsetDateTime.class);
          return new Mark(
              rs.getObject("at", OffsetDateTime.class).toInstant(),
              rs.getInt("consecutive"),
              locked == null ? null : locked.toInstant());
        })
        .optional();
  }

  private Optional<Mark> claim(Set<String> names, Instant moment) {
    return jdbc.sql(
            """
            select claimed_at from claim where customer_id in (:names) and claimed_at <= :at
            order by claimed_at desc limit 1
            """)
        .param("names", names)
        .param("at", moment.atOffset(ZoneOffset.UTC))
        .query(OffsetDateTime.class)
        .optional()
        .map(claimed -> cleared(claimed.toInstant()));
  }

  /** Null if the customer was not registered yet. */
  @Nullable Instant registeredAt(Set<String> names, Instant moment) {
    return jdbc.sql(
            """
            select registered_at from customer
            where id in (:names) and registered_at is not null
            """)
        .param("names", names)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant)
        .filter(registered -> !registered.isAfter(moment))
        .orElse(null);
  }
}
