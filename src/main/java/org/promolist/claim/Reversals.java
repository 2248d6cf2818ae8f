package org.promolist.claim;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.guard.AttemptGuard;
import org.promolist.guard.SubjectState;
import org.promolist.list.ListGate;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.Actor;
import org.promolist.shared.CodeText;
import org.promolist.shared.CurrentActor;
import org.promolist.shared.Reasons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the points of claims back. The claim stays; its reversal is a second fact beside it. */
@Service
public class Reversals {

  private final ClaimSearch search;
  private final AttemptGuard guard;
  private final Customers customers;
  private final ListGate gate;
  private final CapSlots slots;
  private final Readers readers;
  private final AuditTrail audit;
  private final CurrentActor currentActor;
  private final JdbcClient jdbc;
  private final Clock clock;

  Reversals(
      ClaimSearch search,
      AttemptGuard guard,
      Customers customers,
      ListGate gate,
      CapSlots slots,
      Readers readers,
      AuditTrail audit,
      CurrentActor currentActor,
      JdbcClient jdbc,
      Clock clock) {
    this.search = search;
    this.guard = guard;
    this.customers = customers;
    this.gate = gate;
    this.slots = slots;
    this.readers = readers;
    this.audit = audit;
    this.currentActor = currentActor;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Takes the points of a claim back. Caps, limits and limiters have its place again. An agent may
   * do it with claims they made themselves.
   *
   * @param reason why, 1–500 characters; kept in the history
   * @param reopenCode whether the code can be claimed again, by anybody; of a word, whether this
   *     customer may claim it again
   * @throws NoSuchClaimException if there is none of this id
   * @throws AlreadyReversedException if it was reversed before
   */
  @PreAuthorize("hasAuthority('claims:write')")
  @Transactional
  public ClaimDetails reverse(UUID claimId, String reason, boolean reopenCode) {
    String why = Reasons.required(reason);
    ClaimDetails found = find(claimId);
    CustomerId customer = new CustomerId(found.customerId());
    SubjectState state = guard.admit(customer.value(), customers.pseudonym(customer).value());
    Actor actor = currentActor.get();
    if (readers.isOnlyAgent() && !isSame(actor, found.by())) {
      throw new AccessDeniedException("an agent reverses their own claims");
    }
    gate.pass(found.listId());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    insert(found, now, why, reopenCode, actor);
    boolean word = isWord(found);
    if (reopenCode && !word) {
      reopen(found.code());
    }
    slots.giveBack(found.listId(), CapSlots.LIST);
    if (word) {
      slots.giveBack(found.listId(), found.code());
    }
    guard.givenBack(state, found.claimedAt());
    record(found, why, reopenCode);
    return readers.shown(find(claimId));
  }

  /** Whatever they are called by now. */
  private static boolean isSame(Actor actor, Actor other) {
    return actor.kind() == other.kind() && Objects.equals(actor.id(), other.id());
  }

  private ClaimDetails find(UUID id) {
    return search.find(id).orElseThrow(NoSuchClaimException::new);
  }

  private boolean isWord(ClaimDetails claim) {
    return jdbc.sql("select 1 from list_word where word = ?")
        .param(claim.code())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** The key refuses a second one, whoever comes at the same moment. */
  private void insert(ClaimDetails claim, Instant now, String reason, boolean reopen, Actor actor) {
    int inserted =
        jdbc.sql(
                """
                insert into reversal (code, claim_id, list_id, points, reversed_at, reason, reopened,
                  actor_kind, actor_id, actor_name)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .param(claim.code())
            .param(claim.id())
            .param(claim.listId())
            .param(claim.points())
            .param(now.atOffset(ZoneOffset.UTC))
            .param(reason)
            .param(reopen)
            .param(actor.kind().name())
            .param(actor.id())
            .param(actor.name())
            .update();
    if (inserted == 0) {
      throw new AlreadyReversedException();
    }
    jdbc.sql(
            """
            insert into claim_tally (list_id, batch_no, word, claimed, reversed, reopened, points)
            select c.list_id, c.batch_no, case when c.batch_no = 0 then c.code end, 0, 1,
              case when c.batch_no <> 0 and cast(? as boolean) then 1 else 0 end, -c.points
            from claim c where c.code = ? and c.id = ?
            """)
        .params(reopen, claim.code(), claim.id())
        .update();
  }

  private void reopen(String code) {
    jdbc.sql(
            """
            update code set customer_id = null, claimed_at = null,
              reopenings = coalesce(reopenings, 0) + 1
            where code = ?
            """)
        .param(code)
        .update();
  }

  /** Without code and customer: the history of a list is read by who may see neither. */
  private void record(ClaimDetails claim, String reason, boolean reopen) {
    audit.record(
        "CLAIM_REVERSED",
        PromoCodeLists.OBJECT_TYPE,
        claim.listId(),
        List.of(
            new Change("claim", null, claim.id().toString()),
            new Change("code", null, new CodeText(claim.code()).masked()),
            new Change("points", null, -claim.points()),
            new Change("reopened", null, reopen),
            new Change("reason", null, reason)));
  }
}
