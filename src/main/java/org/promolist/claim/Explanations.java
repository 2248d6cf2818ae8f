package org.promolist.claim;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ExplainedRule.Outcome;
import org.promolist.list.ListRules;
import org.promolist.shared.CodeText;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Why a code worked or didn't. The rules that decide a claim are asked again, with the facts as
 * they stood. Asking is never a guess, and nothing is recorded of it.
 */
@Service
public class Explanations {

  private final PastReader past;
  private final Readers readers;
  private final Clock clock;

  Explanations(PastReader past, Readers readers, Clock clock) {
    this.past = past;
    this.readers = readers;
    this.clock = clock;
  }

  /**
   * Explains what a claim would have met at a moment. Who may not see codes sees their last four
   * characters. Not for strangers: it is answered precisely, and as often as it is asked.
   *
   * @param at null for now
   * @throws InvalidInputException {@code at} {@code in_future}, or {@code year_out_of_range} before
   *     {@value ListRules#FIRST_YEAR}
   */
  @PreAuthorize("hasAuthority('customers:read')")
  @Transactional(readOnly = true)
  public Explanation explain(ClaimCommand command, @Nullable Instant at) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant moment = at == null ? now : at.truncatedTo(ChronoUnit.MICROS);
    check(moment, now);
    CodeText text = CodeText.parse(command.typed()).orElse(null);
    PastFacts facts = past.read(text, command.customer(), moment);
    return new Explanation(
        text == null ? null : readers.shown(text), command.customer(), moment, rules(facts));
  }

  private static void check(Instant moment, Instant now) {
    if (moment.isAfter(now)) {
      throw new InvalidInputException(List.of(Violation.of("at", "in_future")));
    }
    if (moment.isBefore(Instant.EPOCH)) {
      throw new InvalidInputException(
          List.of(
              Violation.of(
                  "at",
                  "year_out_of_range",
                  String.valueOf(ListRules.FIRST_YEAR),
                  String.valueOf(now.atOffset(ZoneOffset.UTC).getYear()))));
    }
  }

  private List<ExplainedRule> rules(PastFacts facts) {
    List<ExplainedRule> rules = new ArrayList<>();
    boolean failed = false;
    for (Refusal rule : Refusal.values()) {
      Outcome outcome =
          failed
              ? Outcome.NOT_REACHED
              : ClaimRules.breaks(rule, facts.claim()) ? Outcome.FAILED : Outcome.PASSED;
      failed |= outcome == Outcome.FAILED;
      rules.add(new ExplainedRule(rule, outcome, RuleFacts.of(rule, facts, readers::shown)));
    }
    return rules;
  }
}
