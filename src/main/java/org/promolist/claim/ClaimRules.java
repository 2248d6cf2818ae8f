package org.promolist.claim;

import java.util.Arrays;
import java.util.Optional;
import org.promolist.claim.ClaimFacts.CodeFacts;

/** The rules of a claim; nothing but what they are given has a say. */
final class ClaimRules {

  private ClaimRules() {}

  /** The first that the facts break. */
  static Optional<Refusal> check(ClaimFacts facts) {
    return Arrays.stream(Refusal.values()).filter(refusal -> breaks(refusal, facts)).findFirst();
  }

  /** Whether one rule is broken, provided that those before it hold. */
  static boolean breaks(Refusal rule, ClaimFacts facts) {
    return switch (rule) {
      case CUSTOMER_UNKNOWN -> facts.registrationRequired() && !facts.registered();
      case CUSTOMER_LOCKED_OUT -> facts.lockedFor() != null;
      case CODE_MALFORMED -> facts.text() == null;
      case CODE_MISTYPED -> facts.code() == null && facts.mistyped();
      case CODE_NOT_FOUND -> facts.code() == null;
      case CUSTOMER_LIMITER_REACHED -> facts.limitedFor() != null;
      default -> facts.code() != null && breaks(rule, facts, facts.code());
    };
  }

  private static boolean breaks(Refusal rule, ClaimFacts facts, CodeFacts code) {
    ClaimFacts.ListFacts list = code.list();
    return switch (rule) {
      case CODE_VOIDED -> code.dead() && !code.claimed();
      case CODE_NOT_ACTIVATED -> !code.active() && !code.claimed();
      case LIST_ARCHIVED -> list.archived();
      case LIST_ENDED -> !facts.now().isBefore(list.endsBefore());
      case LIST_NOT_STARTED -> facts.now().isBefore(list.startsAt());
      case LIST_PAUSED -> list.paused();
      case CODE_RESERVED -> code.reservedForOther();
      case ALREADY_CLAIMED_BY_CUSTOMER -> code.claimedByCustomer();
      case CODE_ALREADY_CLAIMED -> code.claimed();
      case ENTRY_CAP_REACHED -> list.capReached();
      case CUSTOMER_LIST_LIMIT_REACHED -> list.limitReached();
      default -> throw new IllegalArgumentException(rule + " is no rule of a code");
    };
  }
}
