package org.promolist.claim;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.promolist.claim.ClaimFacts.CodeFacts;
import org.promolist.claim.ClaimFacts.ListFacts;
import org.promolist.guard.AttemptGuard;
import org.promolist.guard.SubjectState;
import org.promolist.list.ListGate;
import org.promolist.shared.Actor;
import org.promolist.shared.RoundTrip;
import org.promolist.shared.RoundTrip.Statement;
import org.springframework.stereotype.Component;

/**
 * Makes a claim that the rules allow, provided that what they went by still holds: each statement
 * does its part only if the one before it did.
 */
@Component
class ClaimWriter {

  /** The list is what the rules saw. */
  private static final String STILL =
      "exists (select 1 from promo_code_list l where l.id = ? and l.version = ?)";

  private static final String TAKE_CODE =
      """
      update code set customer_id = ?, claimed_at = ?
      where code = ? and batch_no = ? and claimed_at is null and voided_at is null
        and (customer_id is null or customer_id = ?)
        and exists (select 1 from code_batch b where b.no = ? and b.state = 'ACTIVE') and\s
      """
          + STILL;

  private static final String INSERT =
      """
      insert into claim (code, claimant, round, id, list_id, batch_no, customer_id, points,
        claimed_at, actor_kind, actor_id, actor_name)
      select c.code, cast(? as varchar), cast(? as integer), cast(? as uuid), cast(? as uuid),
        c.batch_no, cast(? as varchar), cast(? as integer), cast(? as timestamp with time zone),
        cast(? as varchar), cast(? as uuid), cast(? as varchar)
      from code c where c.code = ? and\s
      """;

  private static final String TALLY =
      """
      insert into claim_tally
        (list_id, batch_no, word, claimed, reversed, reopened, reserved, points)
      select list_id, batch_no, cast(? as varchar), cast(? as integer), 0, 0,
        cast(? as integer), cast(? as integer) * points
      from claim where code = ? and claimant = ? and round = ? and id = ?
      """;

  private final ListGate gate;
  private final AttemptGuard guard;
  private final RoundTrip roundTrip;
  private final CapSlots slots;

  ClaimWriter(ListGate gate, AttemptGuard guard, RoundTrip roundTrip, CapSlots slots) {
    this.gate = gate;
    this.guard = guard;
    this.roundTrip = roundTrip;
    this.slots = slots;
  }

  /** What became of it. */
  enum Outcome {
    CLAIMED,
    /** Somebody was quicker, or something has changed: look again. */
    OVERTAKEN,
    CAP_REACHED
  }

  /** In the transaction that admitted the customer. */
  Outcome write(UUID id, SubjectState customer, Instant now, CodeFacts code, Actor actor) {
    Draft draft = new Draft(id, customer.subject(), time(now), code, actor);
    Statement counted = guard.claimed(customer, now, draft.made());
    ListFacts list = code.list();
    boolean anyCap = list.capped() || list.wordCapped();
    List<Statement> statements = draft.statements(gate.pass());
    if (!anyCap) {
      statements.add(counted);
    }
    if (roundTrip.run(statements).getLast() == 0) {
      return Outcome.OVERTAKEN;
    }
    if (!anyCap) {
      return Outcome.CLAIMED;
    }
    if (slots.take(list.id(), list.capped(), list.wordCapped() ? code.stored().value() : "")) {
      roundTrip.run(List.of(counted));
      return Outcome.CLAIMED;
    }
    roundTrip.run(draft.undo());
    return Outcome.CAP_REACHED;
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private record Draft(UUID id, String customer, OffsetDateTime at, CodeFacts code, Actor actor) {

    List<Statement> statements(String pass) {
      List<Statement> all = new ArrayList<>();
      all.add(Statement.of(pass, code.list().id()));
      if (!code.isWord()) {
        all.add(
            Statement.of(
                TAKE_CODE,
                customer,
                at,
                text(),
                code.batchNo(),
                customer,
                code.batchNo(),
                code.list().id(),
                code.list().version()));
      }
      all.add(insert());
      all.add(tally(1));
      return all;
    }

    /** Of a single-use code, only if it was just taken; of a word, if its list still has it. */
    private Statement insert() {
      return Statement.of(
          INSERT + (code.isWord() ? STILL : "c.claimed_at = ? and c.customer_id = ?"),
          claimant(),
          code.round(),
          id,
          code.list().id(),
          customer,
          code.list().points(),
          at,
          actor.kind().name(),
          actor.id(),
          actor.name(),
          text(),
          code.isWord() ? code.list().id() : at,
          code.isWord() ? code.list().version() : customer);
    }

    /** Asks whether the claim was made. */
    Statement made() {
      return Statement.of(
          "select 1 from claim where code = ? and claimant = ? and round = ? and id = ?",
          text(),
          claimant(),
          code.round(),
          id);
    }

    /** Nothing of it has been seen by anybody. */
    List<Statement> undo() {
      List<Statement> all = new ArrayList<>();
      all.add(tally(-1));
      all.add(
          Statement.of(
              "delete from claim where code = ? and claimant = ? and round = ? and id = ?",
              text(),
              claimant(),
              code.round(),
              id));
      if (!code.isWord()) {
        all.add(
            Statement.of(
                "update code set customer_id = ?, claimed_at = null where code = ?",
                code.reserved() ? customer : null,
                text()));
      }
      return all;
    }

    /** Counts it, or with -1 takes that back. */
    private Statement tally(int claims) {
      return Statement.of(
          TALLY,
          code.isWord() ? text() : null,
          claims,
          code.reserved() ? -claims : 0,
          claims,
          text(),
          claimant(),
          code.round(),
          id);
    }

    private String text() {
      return code.stored().value();
    }

    private String claimant() {
      return code.isWord() ? customer : "";
    }
  }
}
