package org.promolist.claim;

import static org.promolist.claim.IssueRefusedException.Reason.LIST_ARCHIVED;
import static org.promolist.claim.IssueRefusedException.Reason.LIST_ENDED;
import static org.promolist.claim.IssueRefusedException.Reason.LIST_NOT_ISSUABLE;
import static org.promolist.claim.IssueRefusedException.Reason.LIST_TYPE_MISMATCH;
import static org.promolist.claim.IssueRefusedException.Reason.NO_CODE_LEFT;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.code.CodePicker;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.guard.AttemptGuard;
import org.promolist.list.ListDetails;
import org.promolist.list.ListGate;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.Actor;
import org.promolist.shared.CodeText;
import org.promolist.shared.CurrentActor;
import org.promolist.shared.Ids;
import org.promolist.shared.Reasons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives codes to customers: one of a list, reserved for one customer until they claim it. */
@Service
public class Issues {

  private final PromoCodeLists lists;
  private final ListGate gate;
  private final CodePicker picker;
  private final AttemptGuard guard;
  private final Customers customers;
  private final AuditTrail audit;
  private final CurrentActor currentActor;
  private final JdbcClient jdbc;
  private final Clock clock;

  Issues(
      PromoCodeLists lists,
      ListGate gate,
      CodePicker picker,
      AttemptGuard guard,
      Customers customers,
      AuditTrail audit,
      CurrentActor currentActor,
      JdbcClient jdbc,
      Clock clock) {
    this.lists = lists;
    this.gate = gate;
    this.picker = picker;
    this.guard = guard;
    this.customers = customers;
    this.audit = audit;
    this.currentActor = currentActor;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Reserves a code of the list for a customer. It needs not be claimable yet: a list that has not
   * started, or is paused, is no hindrance.
   *
   * @param reason why, 1–500 characters; kept in the history
   * @throws org.promolist.list.NoSuchListException if there is none of this id
   * @throws IssueRefusedException if no code of it can be given away
   */
  @PreAuthorize("hasAuthority('claims:write')")
  @Transactional
  public IssuedCode issue(UUID listId, CustomerId customer, @Nullable String reason) {
    String why = Reasons.required(reason);
    String subject = guard.admit(customer.value(), customers.pseudonym(customer).value()).subject();
    gate.pass(listId);
    requireIssuable(lists.peek(listId));
    CodeText code =
        picker.reserve(listId, subject).orElseThrow(() -> new IssueRefusedException(NO_CODE_LEFT));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    record(code, listId, subject, now, why);
    return new IssuedCode(code.value(), listId, subject, now);
  }

  private static void requireIssuable(ListDetails list) {
    if (!list.agentIssuable()) {
      throw new IssueRefusedException(LIST_NOT_ISSUABLE);
    }
    if (list.type() == ListType.MULTI_USE) {
      throw new IssueRefusedException(LIST_TYPE_MISMATCH);
    }
    switch (list.status()) {
      case ARCHIVED -> throw new IssueRefusedException(LIST_ARCHIVED);
      case COMPLETED -> throw new IssueRefusedException(LIST_ENDED);
      case ACTIVE, PENDING, PAUSED -> {
        // It can be claimed now or later.
      }
    }
  }

  private void record(CodeText code, UUID listId, String subject, Instant now, String reason) {
    Actor actor = currentActor.get();
    OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
    jdbc.sql(
            """
            insert into code_issue (code, id, list_id, customer_id, issued_at, reason,
              actor_kind, actor_id, actor_name)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(code.value())
        .param(Ids.at(now))
        .param(listId)
        .param(subject)
        .param(at)
        .param(reason)
        .param(actor.kind().name())
        .param(actor.id())
        .param(actor.name())
        .update();
    jdbc.sql(
            """
            insert into claim_tally
              (list_id, batch_no, claimed, reversed, reopened, reserved, points)
            select cast(? as uuid), batch_no, 0, 0, 0, 1, 0 from code where code = ?
            """)
        .params(listId, code.value())
        .update();
    audit.record(
        "CODE_ISSUED",
        PromoCodeLists.OBJECT_TYPE,
        listId,
        List.of(new Change("code", null, code.masked()), new Change("reason", null, reason)));
  }
}
