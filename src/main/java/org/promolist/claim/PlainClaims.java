package org.promolist.claim;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ClaimFacts.CodeFacts;
import org.promolist.claim.FactsReader.Look;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.guard.AttemptGuard;
import org.promolist.guard.SubjectState;
import org.promolist.shared.Actor;
import org.promolist.shared.CodeText;
import org.promolist.shared.Ids;
import org.promolist.shared.RoundTrip;
import org.promolist.shared.RoundTrip.Question;
import org.promolist.shared.RoundTrip.Statement;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;

/**
 * Makes the claims of several customers by as many statements as one would take. Only those that
 * are plain: that no rule refuses, of a code that was not given to anybody, under a cap with room
 * for all of them. PostgreSQL only.
 */
@Component
class PlainClaims {

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

  /**
   * Each statement is planned once for a connection, whatever the number of claims. So a plan is
   * kept while the tables grow: one that reads a whole small table, made on the first day, would be
   * ruinous on the next. And whoever holds a row for long holds up nobody but those who want it,
   * who go alone.
   */
  private static final Statement SETTINGS =
      Statement.of(
          """
          select set_config('plan_cache_mode', 'force_generic_plan', true),
            set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
            set_config('enable_mergejoin', 'off', true), set_config('lock_timeout', '100ms', true)
          """);

  private final CommonLook look;
  private final AttemptGuard guard;
  private final Customers customers;
  private final CapSlots slots;
  private final RoundTrip roundTrip;

  PlainClaims(
      CommonLook look,
      AttemptGuard guard,
      Customers customers,
      CapSlots slots,
      RoundTrip roundTrip) {
    this.look = look;
    this.guard = guard;
    this.customers = customers;
    this.slots = slots;
    this.roundTrip = roundTrip;
  }

  /**
   * The claims that were made, by wish; the wishes that are absent have to go alone.
   *
   * @throws PessimisticLockingFailureException if somebody was quicker; nothing of the present
   *     transaction may stand then
   */
  Map<ClaimWish, ClaimDetails> make(
      List<ClaimWish> wishes,
      Function<Map<ClaimWish, ClaimDetails>, Optional<Along>> along,
      Instant now) {
    Map<String, Look> looks = look.stepUp(SETTINGS, texts(wishes), this::newcomers, now);
    Map<ClaimWish, ClaimDetails> claims = new LinkedHashMap<>();
    List<Draft> drafts = new ArrayList<>();
    Map<String, Actor> unregistered = new TreeMap<>();
    Set<CodeText> taken = new HashSet<>();
    for (ClaimWish wish : wishes) {
      Look found = looks.remove(wish.customer());
      if (found != null && isPlain(found.facts()) && isFree(code(found), taken)) {
        ClaimDetails claim = claim(wish, code(found), now);
        claims.put(wish, claim);
        drafts.add(new Draft(claim, code(found)));
        if (!found.facts().registered()) {
          unregistered.put(wish.customer(), wish.actor());
        }
      }
    }
    if (!drafts.isEmpty()) {
      write(drafts, along.apply(claims), now);
    }
    if (!unregistered.isEmpty()) {
      customers.registered(unregistered, now);
    }
    takePlaces(drafts); // last, as others wait for them
    return claims;
  }

  /** Whether a row was not to be had in time, which Spring has no exception for. */
  static boolean isOutOfPatience(UncategorizedSQLException e) {
    SQLException cause = e.getSQLException();
    return cause != null && "55P03".equals(cause.getSQLState());
  }

  /** One customer has one wish at a time; the texts of their others are not looked at. */
  private static Map<String, CodeText> texts(List<ClaimWish> wishes) {
    Map<String, CodeText> texts = new LinkedHashMap<>();
    wishes.forEach(wish -> texts.putIfAbsent(wish.customer(), wish.text()));
    return texts;
  }

  private List<SubjectState> newcomers(Set<String> ids) {
    Map<String, String> pseudonyms = new LinkedHashMap<>();
    ids.forEach(id -> pseudonyms.put(id, customers.pseudonym(new CustomerId(id)).value()));
    return guard.admitNew(pseudonyms);
  }

  private static boolean isPlain(ClaimFacts facts) {
    return !Objects.requireNonNull(facts.code()).reserved() && ClaimRules.check(facts).isEmpty();
  }

  /** A single-use code goes to the first who wants it. */
  private static boolean isFree(CodeFacts code, Set<CodeText> taken) {
    return code.isWord() || taken.add(code.stored());
  }

  private static CodeFacts code(Look look) {
    return Objects.requireNonNull(look.facts().code());
  }

  private static ClaimDetails claim(ClaimWish wish, CodeFacts code, Instant now) {
    return new ClaimDetails(
        Ids.at(now),
        code.stored().value(),
        code.list().id(),
        wish.customer(),
        code.list().points(),
        now,
        wish.actor(),
        null);
  }

  private record Draft(ClaimDetails claim, CodeFacts code) {

    static final Comparator<Draft> IN_ORDER = Comparator.comparing(draft -> draft.claim().code());

    String claimant() {
      return code.isWord() ? claim.customerId() : "";
    }
  }

  /**
   * @param word {@link CapSlots#LIST} for that of the list
   */
  private record Cap(UUID listId, String word) {

    /** As every node and every claim alone takes them: nobody waits crosswise. */
    static final Comparator<Cap> IN_ORDER =
        Comparator.comparing(Cap::listId).thenComparing(Cap::word);

    static Stream<Cap> of(CodeFacts code) {
      UUID list = code.list().id();
      return Stream.concat(
          code.list().capped() ? Stream.of(new Cap(list, CapSlots.LIST)) : Stream.empty(),
          code.list().wordCapped()
              ? Stream.of(new Cap(list, code.stored().value()))
              : Stream.empty());
    }
  }

  /**
   * In the order of their codes, as every node does: else two that want the same wait crosswise.
   */
  private void write(List<Draft> unordered, Optional<Along> along, Instant now) {
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

  private void takePlaces(List<Draft> drafts) {
    Map<Cap, Integer> wanted = new TreeMap<>(Cap.IN_ORDER);
    drafts.stream()
        .flatMap(draft -> Cap.of(draft.code()))
        .forEach(cap -> wanted.merge(cap, 1, Integer::sum));
    wanted.forEach((cap, places) -> {
      if (!slots.take(cap.listId(), cap.word(), places)) {
        throw new PessimisticLockingFailureException("a cap is nearly reached");
      }
    });
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
