package org.promolist.claim;

import java.sql.SQLException;
import java.time.Instant;
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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.promolist.claim.ClaimFacts.CodeFacts;
import org.promolist.claim.CommonWriter.Draft;
import org.promolist.claim.FactsReader.Look;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.guard.AttemptGuard;
import org.promolist.guard.SubjectState;
import org.promolist.shared.Actor;
import org.promolist.shared.CodeText;
import org.promolist.shared.Ids;
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
  private final CommonWriter writer;
  private final AttemptGuard guard;
  private final Customers customers;
  private final CapSlots slots;

  PlainClaims(
      CommonLook look,
      CommonWriter writer,
      AttemptGuard guard,
      Customers customers,
      CapSlots slots) {
    this.look = look;
    this.writer = writer;
    this.guard = guard;
    this.customers = customers;
    this.slots = slots;
  }

  /**
   * The claims that were made, by wish; the wishes that are absent have to go alone.
   *
   * @param clock is asked once their customers have stepped up
   * @throws PessimisticLockingFailureException if somebody was quicker; nothing of the present
   *     transaction may stand then
   */
  Map<ClaimWish, ClaimDetails> make(
      List<ClaimWish> wishes,
      Function<Map<ClaimWish, ClaimDetails>, Optional<Along>> along,
      Supplier<Instant> clock) {
    Map<String, Look> looks = look.stepUp(SETTINGS, texts(wishes), this::newcomers, clock);
    if (looks.isEmpty()) {
      return Map.of();
    }
    Instant now = looks.values().iterator().next().facts().now(); // one for all of them
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
      writer.write(drafts, along.apply(claims), now);
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
}
