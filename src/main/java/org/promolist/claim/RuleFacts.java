package org.promolist.claim;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.PastCode.Issue;
import org.promolist.claim.PastCode.PastClaim;
import org.promolist.claim.PastFacts.Standing;
import org.promolist.guard.LimiterPolicy;
import org.promolist.guard.LimiterWindow;
import org.promolist.guard.SubjectState;
import org.promolist.list.ListAsOf;
import org.promolist.list.ListAsOf.WordAsOf;
import org.promolist.shared.CodeText;

/** Tells by name what each rule goes by. Part of the REST contract. */
final class RuleFacts {

  private final Map<String, @Nullable Object> facts = new LinkedHashMap<>();

  private RuleFacts() {}

  /**
   * @param shown how a code is told to whoever asks
   */
  static Map<String, @Nullable Object> of(
      Refusal rule, PastFacts past, Function<CodeText, String> shown) {
    RuleFacts told = new RuleFacts();
    PastCode code = past.code();
    Standing standing = past.standing();
    switch (rule) {
      case CUSTOMER_UNKNOWN -> told.customer(past);
      case CUSTOMER_LOCKED_OUT -> told.lockout(past);
      case CODE_MALFORMED -> told.add("wellFormed", past.claim().text() != null);
      case CODE_MISTYPED -> told.add("failsCheck", past.claim().mistyped());
      case CODE_NOT_FOUND -> told.found(code, shown);
      case CUSTOMER_LIMITER_REACHED -> told.limiters(past);
      default -> {
        if (code != null && standing != null) {
          told.code(rule, code, standing);
        }
      }
    }
    return told.facts;
  }

  private RuleFacts add(String name, @Nullable Object value) {
    facts.put(name, value instanceof Enum<?> word ? word.name() : value);
    return this;
  }

  private void customer(PastFacts past) {
    add("registrationRequired", past.policies().registrationRequired());
    add("registered", past.registeredAt() != null).add("registeredAt", past.registeredAt());
  }

  /** Failures that led to a lockout which is over count no longer. */
  private void lockout(PastFacts past) {
    SubjectState subject = past.subject();
    Instant now = past.claim().now();
    Instant until = subject.lockedUntil();
    boolean served = until != null && !now.isBefore(until);
    add("lockedUntil", served ? null : until);
    add("consecutive", served ? 0.0 : (double) subject.consecutive() / SubjectState.WHOLE);
    add("failures", past.policies().lockout().failures());
    add("lockSeconds", past.policies().lockout().lockedFor().toSeconds());
  }

  private void found(@Nullable PastCode code, Function<CodeText, String> shown) {
    add("found", code != null);
    add("code", code == null ? null : shown.apply(code.stored()));
    add("listId", code == null ? null : code.list().id().toString());
    add("since", code == null ? null : code.since());
  }

  private void code(Refusal rule, PastCode code, Standing standing) {
    ListAsOf list = code.list();
    switch (rule) {
      case CODE_VOIDED -> {
        add("voidedAt", code.voidedAt());
        add("batchVoidedAt", code.batch() == null ? null : code.batch().voidedAt());
      }
      case CODE_NOT_ACTIVATED -> {
        add("batch", code.batch() == null ? null : code.batch().number());
        add("activatedAt", code.batch() == null ? code.since() : code.batch().activatedAt());
      }
      case LIST_ARCHIVED -> add("archived", list.archived()).add("since", list.archivedSince());
      case LIST_ENDED -> add("endsAt", list.endsAt().orElse(null));
      case LIST_NOT_STARTED -> add("startsAt", list.startsAt());
      case LIST_PAUSED -> add("paused", list.paused()).add("since", list.pausedSince());
      case CODE_RESERVED -> {
        add("reserved", code.reservation().isPresent());
        add("customerId", code.reservation().map(Issue::customer).orElse(null));
        add("issuedAt", code.reservation().map(Issue::at).orElse(null));
      }
      case ALREADY_CLAIMED_BY_CUSTOMER, CODE_ALREADY_CLAIMED -> claim(code.holding().orElse(null));
      case ENTRY_CAP_REACHED -> caps(code, standing);
      case CUSTOMER_LIST_LIMIT_REACHED ->
          add("limit", list.perCustomerLimit()).add("standing", standing.ofCustomer());
      default -> throw new IllegalArgumentException(rule + " is no rule of a code");
    }
  }

  private void claim(@Nullable PastClaim claim) {
    add("claimId", claim == null ? null : claim.id().toString());
    add("claimedAt", claim == null ? null : claim.at());
    add("customerId", claim == null ? null : claim.customer());
    add("reversedAt", claim == null ? null : claim.reversedAt());
  }

  private void caps(PastCode code, Standing standing) {
    add("cap", code.list().entryCap()).add("standing", standing.ofList());
    add("wordCap", code.word().map(WordAsOf::cap).orElse(null));
    add("wordStanding", standing.ofWord());
  }

  private void limiters(PastFacts past) {
    LimiterPolicy policy = past.policies().limiters();
    for (LimiterWindow window : LimiterWindow.values()) {
      SubjectState.Used used = past.subject().used().get(window);
      RuleFacts told = new RuleFacts();
      told.add("limit", policy.limit(window).orElse(null));
      told.add("used", used == null ? 0 : used.claims());
      told.add("start", used == null ? null : used.start().toString());
      add(window.name().toLowerCase(Locale.ROOT), told.facts);
    }
    add(
        "until",
        past.claim().limitedFor() == null
            ? null
            : past.claim().now().plus(past.claim().limitedFor()));
  }
}
