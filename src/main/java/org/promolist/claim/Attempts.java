package org.promolist.claim;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ClaimFacts.CodeFacts;
import org.promolist.customer.Pseudonyms;
import org.promolist.guard.SubjectState;
import org.promolist.shared.Actor;
import org.promolist.shared.CodeText;
import org.promolist.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what was refused, and why. */
@Component
class Attempts {

  private final JdbcClient jdbc;
  private final Pseudonyms pseudonyms;

  Attempts(JdbcClient jdbc, Pseudonyms pseudonyms) {
    this.jdbc = jdbc;
    this.pseudonyms = pseudonyms;
  }

  /**
   * @param after where the customer stands with the guard once it is counted
   * @param validated whether it was only asked if the code could be claimed
   */
  void record(
      ClaimCommand command,
      ClaimFacts facts,
      Refusal refusal,
      SubjectState after,
      boolean validated,
      Actor actor) {
    CodeFacts code = facts.code();
    String hash = code == null ? pseudonyms.hash(CodeText.normalise(command.typed())) : null;
    jdbc.sql(
            """
            insert into attempt (id, at, customer_id, code, typed_hash, list_id, refusal, validated,
              quarters, consecutive, locked_until, actor_kind, actor_id, actor_name)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(Ids.at(facts.now()))
        .param(facts.now().atOffset(ZoneOffset.UTC))
        .param(after.subject())
        .param(code == null ? null : code.stored().value())
        .param(hash)
        .param(code == null ? null : code.list().id())
        .param(refusal.name())
        .param(validated)
        .param(refusal.quarters())
        .param(after.consecutive())
        .param(time(after))
        .param(actor.kind().name())
        .param(actor.id())
        .param(actor.name())
        .update();
  }

  private static @Nullable OffsetDateTime time(SubjectState after) {
    return after.lockedUntil() == null ? null : after.lockedUntil().atOffset(ZoneOffset.UTC);
  }
}
