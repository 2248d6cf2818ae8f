package org.promolist.claim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ClaimFacts.CodeFacts;
import org.promolist.claim.FactsReader.Look;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.guard.AttemptGuard;
import org.promolist.guard.SubjectState;
import org.promolist.shared.Actor;
import org.promolist.shared.CodeText;
import org.promolist.shared.CurrentActor;
import org.promolist.shared.Ids;
import org.promolist.shared.Slice;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers redeeming codes. One transaction admits the customer, looks at everything, and either
 * makes the claim or records why not; a claim that was answered is there after any crash.
 */
@Service
public class Claims {

  /** More changes at once than this to one list or code, and something else is wrong. */
  private static final int MAX_LOOKS = 100;

  private final AttemptGuard guard;
  private final Customers customers;
  private final FactsReader reader;
  private final ClaimWriter writer;
  private final PlainClaims plain;
  private final ClaimSearch search;
  private final Readers readers;
  private final Attempts attempts;
  private final CurrentActor currentActor;
  private final Clock clock;

  Claims(
      AttemptGuard guard,
      Customers customers,
      FactsReader reader,
      ClaimWriter writer,
      PlainClaims plain,
      ClaimSearch search,
      Readers readers,
      Attempts attempts,
      CurrentActor currentActor,
      Clock clock) {
    this.guard = guard;
    this.customers = customers;
    this.reader = reader;
    this.writer = writer;
    this.plain = plain;
    this.search = search;
    this.readers = readers;
    this.attempts = attempts;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /**
   * Redeems a code for a customer, or refuses by the first rule that is broken. A customer who is
   * not registered is from now on, unless the policy asks for it beforehand.
   */
  @PreAuthorize("hasAuthority('claims:write')")
  @Transactional
  public ClaimResult claim(ClaimCommand command) {
    CodeText text = CodeText.parse(command.typed()).orElse(null);
    Look first = stepUp(command.customer(), text);
    SubjectState state = first.customer();
    ClaimFacts facts = first.facts();
    for (int look = 0; look < MAX_LOOKS; look++) {
      Optional<Refusal> refusal = ClaimRules.check(facts);
      if (refusal.isPresent()) {
        return refuse(command, facts, refusal.get(), state, false);
      }
      UUID id = Ids.at(facts.now());
      switch (write(id, state, facts)) {
        case CLAIMED -> {
          return new ClaimResult.Claimed(details(id, state, facts));
        }
        case CAP_REACHED -> {
          return refuse(command, facts, Refusal.ENTRY_CAP_REACHED, state, false);
        }
        case OVERTAKEN -> facts = reader.read(state, text, now());
      }
    }
    throw new IllegalStateException("a code that changes all the time");
  }

  /**
   * The wish for a claim, for {@link #claimTogether}; empty where it can only be made alone, by
   * {@link #claim}.
   */
  @PreAuthorize("hasAuthority('claims:write')")
  public Optional<ClaimWish> wish(ClaimCommand command) {
    return CodeText.parse(command.typed())
        .map(text -> new ClaimWish(command.customer().value(), text, currentActor.get()));
  }

  /**
   * Makes those of several claims, whoever wishes them, that no rule refuses and that are quickly
   * made with others. Those that are absent from the answer have to be made alone: nothing has
   * become of them.
   *
   * @param along tells of claims that are about to be made what to write with them
   * @throws PessimisticLockingFailureException if something was changed or taken at this moment:
   *     then the transaction must not stand, and each has to be made alone
   */
  @PreAuthorize("hasAuthority('claims:write')")
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<ClaimWish, ClaimDetails> claimTogether(
      List<ClaimWish> wishes, Function<Map<ClaimWish, ClaimDetails>, Optional<Along>> along) {
    try {
      return plain.make(wishes, along, this::now);
    } catch (UncategorizedSQLException e) {
      throw PlainClaims.isOutOfPatience(e) ? new CannotAcquireLockException("held for long", e) : e;
    }
  }

  private ClaimWriter.Outcome write(UUID id, SubjectState state, ClaimFacts facts) {
    Actor actor = currentActor.get();
    CodeFacts code = Objects.requireNonNull(facts.code());
    ClaimWriter.Outcome outcome = writer.write(id, state, facts.now(), code, actor);
    if (outcome == ClaimWriter.Outcome.CLAIMED && !facts.registered()) {
      customers.registered(state.subject(), facts.now(), actor);
    }
    return outcome;
  }

  /** Whether {@link #claim} would succeed now. Changes nothing, but a wrong guess counts as one. */
  @PreAuthorize("hasAuthority('claims:write')")
  @Transactional
  public ClaimResult validate(ClaimCommand command) {
    Look look = stepUp(command.customer(), CodeText.parse(command.typed()).orElse(null));
    ClaimFacts facts = look.facts();
    Optional<Refusal> refusal = ClaimRules.check(facts);
    return refusal.isPresent()
        ? refuse(command, facts, refusal.get(), look.customer(), true)
        : new ClaimResult.Claimable(Objects.requireNonNull(facts.code()).list().points());
  }

  /**
   * What {@link #claim} would answer now, for staff: no guess, and nothing is recorded of it. Who
   * may see codes finds none out by trying.
   */
  @PreAuthorize("hasAuthority('claims:write') and hasAuthority('codes:read')")
  @Transactional(readOnly = true)
  public ClaimResult foresee(ClaimCommand command) {
    CustomerId customer = command.customer();
    SubjectState state = guard.state(customer.value(), customers.pseudonym(customer).value());
    ClaimFacts facts = reader.read(state, CodeText.parse(command.typed()).orElse(null), now());
    Optional<Refusal> refusal = ClaimRules.check(facts);
    return refusal.isPresent()
        ? new ClaimResult.Refused(refusal.get(), retryAfter(refusal.get(), facts))
        : new ClaimResult.Claimable(Objects.requireNonNull(facts.code()).list().points());
  }

  /**
   * One claim.
   *
   * @throws NoSuchClaimException if there is none of this id
   */
  @PreAuthorize("hasAnyAuthority('customers:read', 'claims:write')")
  @Transactional(readOnly = true)
  public ClaimDetails get(UUID id) {
    return readers.shown(search.find(id).orElseThrow(NoSuchClaimException::new));
  }

  /**
   * A page of claims, latest first. Of others’ claims who only makes some learns nothing. Who may
   * not see codes sees their last four characters.
   *
   * @param cursor of the page before, under the same filter; else refused as {@code cursor_invalid}
   * @param limit 1–500
   */
  @PreAuthorize("hasAuthority('customers:read')")
  @Transactional(readOnly = true)
  public Slice<ClaimDetails> page(ClaimFilter filter, @Nullable String cursor, int limit) {
    return readers.shown(search.page(filter, cursor, limit));
  }

  /** The claims of one code, first to last: of a word, a million maybe. */
  @PreAuthorize("hasAnyAuthority('codes:read', 'codes:write')") // who voids a code is answered it
  @Transactional(readOnly = true)
  public List<ClaimDetails> of(CodeText code) {
    return search.of(code);
  }

  /** The latest so many claims of a word of this list, first to last. */
  @PreAuthorize("hasAnyAuthority('codes:read', 'codes:write')")
  @Transactional(readOnly = true)
  public List<ClaimDetails> latest(UUID listId, CodeText word, int limit) {
    return search.latest(listId, word, limit);
  }

  /** Whoever is not known by their id was never here, or was erased. */
  private Look stepUp(CustomerId customer, @Nullable CodeText text) {
    return reader
        .stepUp(customer, text, this::now)
        .orElseGet(() -> {
          SubjectState state = guard.admit(customer.value(), customers.pseudonym(customer).value());
          return new Look(state, reader.read(state, text, now()));
        });
  }

  private ClaimResult refuse(
      ClaimCommand command,
      ClaimFacts facts,
      Refusal refusal,
      SubjectState state,
      boolean validated) {
    SubjectState after =
        refusal.quarters() == 0
            ? state
            : guard.guessedWrong(state, refusal.quarters(), facts.now());
    attempts.record(command, facts, refusal, after, validated, currentActor.get());
    return new ClaimResult.Refused(refusal, retryAfter(refusal, facts));
  }

  private static @Nullable Duration retryAfter(Refusal refusal, ClaimFacts facts) {
    return switch (refusal) {
      case CUSTOMER_LOCKED_OUT -> facts.lockedFor();
      case CUSTOMER_LIMITER_REACHED -> facts.limitedFor();
      default -> null;
    };
  }

  private ClaimDetails details(UUID id, SubjectState state, ClaimFacts facts) {
    CodeFacts code = Objects.requireNonNull(facts.code());
    return new ClaimDetails(
        id,
        code.stored().value(),
        code.list().id(),
        state.subject(),
        code.list().points(),
        facts.now(),
        currentActor.get(),
        null);
  }

  /** To the microsecond: what a database keeps, so that an answer equals what is read later. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
