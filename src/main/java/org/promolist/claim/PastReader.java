package org.promolist.claim;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ClaimFacts.CodeFacts;
import org.promolist.claim.ClaimFacts.ListFacts;
import org.promolist.claim.PastCode.Issue;
import org.promolist.claim.PastCode.PastClaim;
import org.promolist.claim.PastFacts.Standing;
import org.promolist.code.CheckedPatterns;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.guard.AttemptGuard;
import org.promolist.guard.Policies;
import org.promolist.guard.SubjectState;
import org.promolist.list.ListAsOf;
import org.promolist.list.ListAsOf.WordAsOf;
import org.promolist.shared.CodeText;
import org.springframework.stereotype.Component;

/**
 * Reads all that a claim would have gone by at an earlier moment, from what was kept of it: claims
 * and reversals, batches, the audit trail. {@link FactsReader} reads what it goes by now.
 */
@Component
class PastReader {

  private final PastCodes codes;
  private final PastCounts counts;
  private final PastSubjects subjects;
  private final PastPolicies policies;
  private final Customers customers;
  private final CheckedPatterns patterns;
  private final AttemptGuard guard;

  PastReader(
      PastCodes codes,
      PastCounts counts,
      PastSubjects subjects,
      PastPolicies policies,
      Customers customers,
      CheckedPatterns patterns,
      AttemptGuard guard) {
    this.codes = codes;
    this.counts = counts;
    this.subjects = subjects;
    this.policies = policies;
    this.customers = customers;
    this.patterns = patterns;
    this.guard = guard;
  }

  /**
   * @param text as typed; null where it is no code
   */
  PastFacts read(@Nullable CodeText text, CustomerId customer, Instant at) {
    // An erased customer's past is kept by the pseudonym.
    Set<String> names =
        Set.copyOf(List.of(customer.value(), customers.pseudonym(customer).value()));
    Policies.All policy = policies.at(at);
    Instant registeredAt = subjects.registeredAt(names, at);
    SubjectState subject = subjects.at(customer, names, at);
    PastCode code = text == null ? null : codes.find(text, names, at).orElse(null);
    Standing standing = code == null ? null : standing(code, names, at);
    ClaimFacts facts =
        new ClaimFacts(
            at,
            policy.registrationRequired(),
            registeredAt != null,
            subject.locked(at).orElse(null),
            subject.limited(policy.limiters(), at, guard.zone()).orElse(null),
            text,
            text != null && code == null && patterns.wasSlip(text, at),
            code == null || standing == null ? null : code(code, standing, names));
    return new PastFacts(facts, policy, registeredAt, subject, code, standing);
  }

  private Standing standing(PastCode code, Set<String> names, Instant at) {
    ListAsOf list = code.list();
    Integer wordCap = code.word().map(WordAsOf::cap).orElse(null);
    return new Standing(
        list.entryCap() == null ? null : counts.ofList(list.id(), at),
        wordCap == null ? null : counts.ofWord(code.stored().value(), at),
        counts.ofCustomer(names, list.id(), at));
  }

  private static CodeFacts code(PastCode code, Standing standing, Set<String> names) {
    PastClaim holding = code.holding().orElse(null);
    Issue reservation = code.reservation().orElse(null);
    return new CodeFacts(
        code.stored(),
        code.batchNo(),
        code.isDead(),
        code.isActive(),
        reservation != null,
        reservation != null && !names.contains(reservation.customer()),
        holding != null && !code.isWord(),
        holding != null && names.contains(holding.customer()),
        code.reopenings(),
        list(code, standing));
  }

  private static ListFacts list(PastCode code, Standing standing) {
    ListAsOf list = code.list();
    Integer wordCap = code.word().map(WordAsOf::cap).orElse(null);
    Integer limit = list.perCustomerLimit();
    return new ListFacts(
        list.id(),
        list.version(),
        list.points(),
        list.archived(),
        list.paused(),
        list.startsAt(),
        list.endsBefore(),
        list.entryCap() != null,
        wordCap != null,
        isReached(list.entryCap(), standing.ofList()) || isReached(wordCap, standing.ofWord()),
        isReached(limit, standing.ofCustomer()));
  }

  private static boolean isReached(@Nullable Integer most, @Nullable Long standing) {
    return most != null && standing != null && standing >= most;
  }
}
