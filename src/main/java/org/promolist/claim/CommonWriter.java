package org.promolist.claim;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ClaimFacts.CodeFacts;
import org.promolist.guard.AttemptGuard;
import org.promolist.shared.RoundTrip;
import org.promolist.shared.RoundTrip.Question;
import org.promolist.shared.RoundTrip.Statement;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Writes several claims by one statement, provided that what the rules saw still holds. PostgreSQL
 * only.
 */
@Component
class CommonWriter {

  /**
   * All of it sees the same moment, so each part goes by what the one before it answers. One
   * statement, since starting another would cost as much as what it does.
   */
  private static final String MAKE =
      """
      with wish as (
        select w.* from unnest(cast(? as varchar array), cast(? as varchar array),
          cast(? as varchar array), cast(? as integer array), cast(? as varchar array),
          cast(? as varchar array), cast(? as integer array), cast(? as bigint array),
          cast(? as integer array), cast(? as varchar array), cast(? as varchar array),
          cast(? as varchar array))
        as w (code, claimant, customer, round, id, list_id, batch_no, version, points, kind, actor,
          name)
        join promo_code_list l on l.id = cast(w.list_id as uuid) and l.version = w.version),
      taken as (
        update code c set customer_id = w.customer, claimed_at = cast(? as timestamptz)
        from wish w
        join code_batch b on b.no = w.batch_no and b.state = 'ACTIVE'
        where c.code = w.code and c.batch_no = w.batch_no
          and c.customer_id is null and c.claimed_at is null and c.voided_at is null
        returning w.*),
      made as (
        insert into claim (code, claimant, round, id, list_id, batch_no, customer_id, points,
          claimed_at, actor_kind, actor_id, actor_name)
        select code, claimant, round, cast(id as uuid), cast(list_id as uuid), batch_no, customer,
          points, cast(? as timestamptz), kind, cast(nullif(actor, '') as uuid), name
        from (select * from taken union all select * from wish where batch_no = 0) as all_of_them
        returning list_id, batch_no, case when batch_no = 0 then code end as word, points),
      tallied as (
        insert into claim_tally
          (list_id, batch_no, word, claimed, reversed, reopened, reserved, points)
        select list_id, batch_no, word, count(*), 0, 0, 0, sum(points)
        from made group by list_id, batch_no, word),
      limited as ({limited} returning 1),
      along as ({along})
      select (select count(*) from made) as made, (select count(*) from along) as along
      """;

  private static final Statement NOTHING = Statement.of("select 1 where false");

  private final AttemptGuard guard;
  private final RoundTrip roundTrip;

  CommonWriter(AttemptGuard guard, RoundTrip roundTrip) {
    this.guard = guard;
    this.roundTrip = roundTrip;
  }

  /** A claim that no rule refuses, of this code. */
  record Draft(ClaimDetails claim, CodeFacts code) {

    static final Comparator<Draft> IN_ORDER = Comparator.comparing(draft -> draft.claim().code());

    String claimant() {
      return code.isWord() ? claim.customerId() : "";
    }
  }

  /**
   * Counts for the customers’ limiters, too. In the order of the codes, as every node does: else
   * two that want the same wait crosswise.
   *
   * @throws PessimisticLockingFailureException if not all of it could be written
   */
  void write(List<Draft> unordered, Optional<Along> along, Instant now) {
    List<Draft> drafts = unordered.stream().sorted(Draft.IN_ORDER).toList();
    List<String> customers = drafts.stream().map(draft -> draft.claim().customerId()).toList();
    Statement limiters = guard.claimed(customers, now);
    Statement others = along.map(Along::statement).orElse(NOTHING);
    Written written = roundTrip.ask(writing(drafts, limiters, others, now)).getFirst();
    if (written.claims() < drafts.size()) {
      throw new PessimisticLockingFailureException("a code, its batch or its list has changed");
    }
    if (written.along() < along.map(Along::rows).orElse(0)) {
      throw new PessimisticLockingFailureException("what was to be written along is there already");
    }
  }

  /** How many rows of each. */
  private record Written(int claims, int along) {}

  private static Question<Written> writing(
      List<Draft> drafts, Statement limiters, Statement along, Instant now) {
    OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
    List<@Nullable Object> params = new ArrayList<>();
    params.add(texts(drafts, draft -> draft.claim().code()));
    params.add(texts(drafts, Draft::claimant));
    params.add(texts(drafts, draft -> draft.claim().customerId()));
    params.add(numbers(drafts, draft -> draft.code().round()));
    params.add(texts(drafts, draft -> draft.claim().id()));
    params.add(texts(drafts, draft -> draft.claim().listId()));
    params.add(numbers(drafts, draft -> draft.code().batchNo()));
    params.add(drafts.stream().map(draft -> draft.code().list().version()).toArray(Long[]::new));
    params.add(numbers(drafts, draft -> draft.claim().points()));
    params.add(texts(drafts, draft -> draft.claim().by().kind()));
    params.add(texts(drafts, draft -> draft.claim().by().id()));
    params.add(texts(drafts, draft -> draft.claim().by().name()));
    params.add(at);
    params.add(at);
    params.addAll(limiters.params());
    params.addAll(along.params());
    return new Question<>(
        new Statement(
            MAKE.replace("{limited}", limiters.sql()).replace("{along}", along.sql()), params),
        (rs, row) -> new Written(rs.getInt("made"), rs.getInt("along")));
  }

  /** Empty for what is not there. */
  private static String[] texts(List<Draft> drafts, Function<Draft, @Nullable Object> part) {
    return drafts.stream()
        .map(draft -> Objects.toString(part.apply(draft), ""))
        .toArray(String[]::new);
  }

  private static Integer[] numbers(List<Draft> drafts, Function<Draft, Integer> part) {
    return drafts.stream().map(part).toArray(Integer[]::new);
  }
}
