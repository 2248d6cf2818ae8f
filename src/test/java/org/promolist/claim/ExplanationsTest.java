package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.claim.ExplainedRule.Outcome;
import org.promolist.code.BatchDetails;
import org.promolist.code.Batches;
import org.promolist.code.Codes;
import org.promolist.code.CodesFixture;
import org.promolist.code.PatternDraft;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.guard.LimiterPolicy;
import org.promolist.guard.LimiterWindow;
import org.promolist.list.Drafts;
import org.promolist.list.ListDraft;
import org.promolist.list.PromoCodeLists;
import org.promolist.list.WordDraft;
import org.promolist.shared.CodeText;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;

@DatabaseTest
@Import({CodesFixture.class, MovableClock.Instead.class})
@WithMockUser(
    authorities = {
      "lists:read",
      "lists:write",
      "codes:read",
      "codes:write",
      "claims:write",
      "customers:read",
      "customers:write",
      "policies:write"
    })
class ExplanationsTest {

  private static final AtomicInteger numbers = new AtomicInteger();

  @Autowired Explanations explanations;
  @Autowired Claims claims;
  @Autowired Reversals reversals;
  @Autowired Issues issues;
  @Autowired ProgramPolicies policies;
  @Autowired Customers customers;
  @Autowired PromoCodeLists lists;
  @Autowired Batches batches;
  @Autowired Codes codes;
  @Autowired CodesFixture made;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;

  private CustomerId anna;
  private CustomerId ben;

  @BeforeEach
  void newCustomers() {
    anna = new CustomerId("anna-" + numbers.incrementAndGet());
    ben = new CustomerId("ben-" + numbers.incrementAndGet());
  }

  @AfterEach
  void policiesAsTheyWere() {
    jdbc.sql(
            """
            update policy set per_week = null, per_month = null, per_year = null,
              registration_required = false
            """)
        .update();
  }

  @Test
  void everyRuleIsThereInTheOrderOfTheTable() {
    Instant before = clock.mark();
    String code = codes(list(draft -> draft), 1).getFirst();

    Explanation now = explanations.explain(command(code, anna), null);
    assertThat(now.rules()).extracting(ExplainedRule::refusal).containsExactly(Refusal.values());
    assertThat(now.rules()).extracting(ExplainedRule::outcome).containsOnly(Outcome.PASSED);
    assertThat(now.rules()).noneMatch(rule -> rule.facts().isEmpty());
    assertThat(now.code()).isEqualTo(code);

    Explanation then = explanations.explain(command(code, anna), before);
    assertThat(then.at()).isEqualTo(before);
    Refusal failed = Refusal.CODE_NOT_FOUND;
    assertThat(then.rules())
        .extracting(ExplainedRule::outcome)
        .containsExactlyElementsOf(
            Arrays.stream(Refusal.values())
                .map(rule ->
                    rule.compareTo(failed) < 0
                        ? Outcome.PASSED
                        : rule == failed ? Outcome.FAILED : Outcome.NOT_REACHED)
                .toList());
    assertThat(facts(code, anna, before, Refusal.LIST_PAUSED)).isEmpty();
  }

  @Test
  void whatIsNoCodeIsMalformedAtAnyTime() {
    Explanation now = explanations.explain(command("?!", anna), null);
    assertThat(now.code()).isNull();
    assertThat(failed("?!", anna, now.at())).isEqualTo(Refusal.CODE_MALFORMED);
    assertThat(facts("?!", anna, now.at(), Refusal.CODE_MALFORMED))
        .isEqualTo(Map.of("wellFormed", false));
  }

  @Test
  void aListIsPausedFromItsPausingToItsResuming() {
    UUID list = list(draft -> draft);
    String code = codes(list, 1).getFirst();
    Instant before = clock.mark();
    lists.pause(list, null);
    Instant paused = clock.mark();
    lists.resume(list, null);
    lists.change(list, version(list), Drafts.of(draft(list), draft -> draft.points(75)));
    Instant resumed = clock.mark();

    assertThat(failed(code, anna, before)).isNull();
    assertThat(failed(code, anna, paused)).isEqualTo(Refusal.LIST_PAUSED);
    assertThat(failed(code, anna, resumed)).isNull();
    assertThat(facts(code, anna, before, Refusal.LIST_PAUSED)).containsEntry("paused", false);
    Map<String, Object> facts = facts(code, anna, paused, Refusal.LIST_PAUSED);
    assertThat(facts).containsEntry("paused", true);
    assertThat((Instant) facts.get("since")).isBetween(before, paused);
  }

  @Test
  void aListIsArchivedFromItsArchivingToItsRestoring() {
    UUID list = list(draft -> draft);
    String code = codes(list, 1).getFirst();
    Instant before = clock.mark();
    lists.archive(list, null);
    Instant archived = clock.mark();
    lists.restore(list, null);
    Instant restored = clock.mark();

    assertThat(failed(code, anna, before)).isNull();
    assertThat(failed(code, anna, archived)).isEqualTo(Refusal.LIST_ARCHIVED);
    assertThat(failed(code, anna, restored)).isNull();
  }

  @Test
  void aCodeIsInStoreActiveAndDeadAsItsBatchIs() {
    UUID list = list(draft -> draft);
    Instant before = clock.mark();
    BatchDetails batch = made.generated(list, 2, false);
    List<String> texts = made.texts(list);
    Instant pending = clock.mark();
    batches.activate(list, batch.id());
    Instant active = clock.mark();
    codes.voidOne(new CodeText(texts.getFirst()), null);
    Instant oneVoided = clock.mark();
    batches.voidAll(list, batch.id(), null);
    Instant voided = clock.mark();

    assertThat(failed(texts.getFirst(), anna, before)).isEqualTo(Refusal.CODE_NOT_FOUND);
    assertThat(failed(texts.getFirst(), anna, pending)).isEqualTo(Refusal.CODE_NOT_ACTIVATED);
    assertThat(failed(texts.getFirst(), anna, active)).isNull();
    assertThat(failed(texts.getFirst(), anna, oneVoided)).isEqualTo(Refusal.CODE_VOIDED);
    assertThat(failed(texts.getLast(), anna, oneVoided)).isNull();
    assertThat(failed(texts.getLast(), anna, voided)).isEqualTo(Refusal.CODE_VOIDED);
    assertThat(facts(texts.getLast(), anna, voided, Refusal.CODE_VOIDED).get("voidedAt")).isNull();
    assertThat(facts(texts.getLast(), anna, voided, Refusal.CODE_VOIDED).get("batchVoidedAt"))
        .isNotNull();
    assertThat(facts(texts.getLast(), anna, pending, Refusal.CODE_NOT_ACTIVATED))
        .containsEntry("activatedAt", null)
        .containsEntry("batch", 1);
  }

  @Test
  void aValidityIsWhatItWasBeforeItWasEdited() {
    UUID list = list(draft -> draft.validity("2026-01-01T00:00", "2026-07-01T00:00", "Asia/Tokyo"));
    String code = codes(list, 1).getFirst();
    Instant before = clock.mark();
    reschedule(list, "2026-01-01T00:00", "2026-02-01T00:00", "Europe/Berlin");
    Instant ended = clock.mark();
    reschedule(list, "2026-09-01T00:00", null, "Europe/Berlin");
    Instant notStarted = clock.mark();
    reschedule(list, "2026-01-01T00:00", null, "UTC");
    Instant open = clock.mark();

    assertThat(failed(code, anna, before)).isNull();
    assertThat(failed(code, anna, ended)).isEqualTo(Refusal.LIST_ENDED);
    assertThat(failed(code, anna, notStarted)).isEqualTo(Refusal.LIST_NOT_STARTED);
    assertThat(failed(code, anna, open)).isNull();
    assertThat(facts(code, anna, before, Refusal.LIST_ENDED))
        .containsEntry("endsAt", Instant.parse("2026-06-30T15:00:00Z"));
    assertThat(facts(code, anna, ended, Refusal.LIST_ENDED))
        .containsEntry("endsAt", Instant.parse("2026-01-31T23:00:00Z"));
    assertThat(facts(code, anna, notStarted, Refusal.LIST_NOT_STARTED))
        .containsEntry("startsAt", Instant.parse("2026-08-31T22:00:00Z"));
    assertThat(facts(code, anna, open, Refusal.LIST_ENDED)).containsEntry("endsAt", null);
  }

  @Test
  void aCapIsReachedByTheClaimsThatStoodAndUntilItIsRaised() {
    UUID list = list(draft -> draft.limits(1, null));
    List<String> texts = codes(list, 3);
    Instant before = clock.mark();
    ClaimDetails claim = claim(texts.get(0), anna);
    Instant reached = clock.mark();
    lists.change(list, version(list), Drafts.of(draft(list), draft -> draft.limits(2, null)));
    Instant raised = clock.mark();
    claim(texts.get(1), anna);
    Instant again = clock.mark();
    reversals.reverse(claim.id(), "mistake", false);
    Instant reversed = clock.mark();

    assertThat(failed(texts.get(2), ben, before)).isNull();
    assertThat(failed(texts.get(2), ben, reached)).isEqualTo(Refusal.ENTRY_CAP_REACHED);
    assertThat(failed(texts.get(2), ben, raised)).isNull();
    assertThat(failed(texts.get(2), ben, again)).isEqualTo(Refusal.ENTRY_CAP_REACHED);
    assertThat(failed(texts.get(2), ben, reversed)).isNull();
    assertThat(facts(texts.get(2), ben, before, Refusal.ENTRY_CAP_REACHED))
        .containsEntry("cap", 1)
        .containsEntry("standing", 0L);
    assertThat(facts(texts.get(2), ben, reached, Refusal.ENTRY_CAP_REACHED))
        .containsEntry("cap", 1)
        .containsEntry("standing", 1L);
    assertThat(facts(texts.get(2), ben, again, Refusal.ENTRY_CAP_REACHED))
        .containsEntry("cap", 2)
        .containsEntry("standing", 2L);
  }

  @Test
  void aCodeIsClaimedUntilAReversalReopensIt() {
    String code = codes(list(draft -> draft), 1).getFirst();
    Instant before = clock.mark();
    ClaimDetails first = claim(code, anna);
    Instant claimed = clock.mark();
    reversals.reverse(first.id(), "wrong customer", true);
    Instant reopened = clock.mark();
    ClaimDetails second = claim(code, ben);
    Instant claimedAgain = clock.mark();
    reversals.reverse(second.id(), "fraud", false);
    Instant reversed = clock.mark();

    assertThat(failed(code, anna, before)).isNull();
    assertThat(failed(code, anna, claimed)).isEqualTo(Refusal.ALREADY_CLAIMED_BY_CUSTOMER);
    assertThat(failed(code, ben, claimed)).isEqualTo(Refusal.CODE_ALREADY_CLAIMED);
    assertThat(facts(code, ben, claimed, Refusal.CODE_ALREADY_CLAIMED))
        .containsEntry("claimId", first.id().toString())
        .containsEntry("customerId", anna.value())
        .containsEntry("claimedAt", first.claimedAt())
        .containsEntry("reversedAt", null);
    assertThat(failed(code, anna, reopened)).isNull();
    assertThat(failed(code, anna, claimedAgain)).isEqualTo(Refusal.CODE_ALREADY_CLAIMED);
    assertThat(failed(code, anna, reversed)).isEqualTo(Refusal.CODE_ALREADY_CLAIMED);
    assertThat(failed(code, ben, reversed)).isEqualTo(Refusal.ALREADY_CLAIMED_BY_CUSTOMER);
    assertThat(facts(code, ben, reversed, Refusal.CODE_ALREADY_CLAIMED))
        .containsEntry("claimId", second.id().toString())
        .hasEntrySatisfying(
            "reversedAt", at -> assertThat((Instant) at).isBetween(claimedAgain, reversed));
  }

  @Test
  void aCodeIsReservedFromItsIssueUntilItIsClaimed() {
    UUID list = list(draft -> draft);
    String code = codes(list, 1).getFirst();
    Instant before = clock.mark();
    IssuedCode issued = issues.issue(list, anna, "made good");
    Instant reserved = clock.mark();
    ClaimDetails claim = claim(code, anna);
    Instant claimed = clock.mark();
    reversals.reverse(claim.id(), "mistake", true);
    Instant reopened = clock.mark();
    issues.issue(list, ben, "made good");
    Instant reservedAgain = clock.mark();

    assertThat(failed(code, ben, before)).isNull();
    assertThat(failed(code, ben, reserved)).isEqualTo(Refusal.CODE_RESERVED);
    assertThat(failed(code, anna, reserved)).isNull();
    assertThat(facts(code, ben, reserved, Refusal.CODE_RESERVED))
        .isEqualTo(
            Map.of("reserved", true, "customerId", anna.value(), "issuedAt", issued.issuedAt()));
    assertThat(failed(code, ben, claimed)).isEqualTo(Refusal.CODE_ALREADY_CLAIMED);
    assertThat(failed(code, ben, reopened)).isNull();
    assertThat(failed(code, anna, reservedAgain)).isEqualTo(Refusal.CODE_RESERVED);
    assertThat(failed(code, ben, reservedAgain)).isNull();
  }

  @Test
  void aWordIsClaimedByEachCustomerForItselfUpToItsCapSinceItsListHasIt() {
    String word = "WORD" + numbers.incrementAndGet();
    String later = "LATER" + numbers.incrementAndGet();
    UUID list =
        lists
            .create(
                Drafts.multiUse("Words " + numbers.incrementAndGet())
                    .words(List.of(new WordDraft(word, 1)))
                    .validity("2026-01-01T00:00", null, "UTC")
                    .limits(null, null)
                    .draft())
            .id();
    Instant before = clock.mark();
    ClaimDetails claim = claim(word, anna);
    Instant claimed = clock.mark();
    reversals.reverse(claim.id(), "mistake", true);
    lists.change(
        list,
        version(list),
        Drafts.of(
            draft(list),
            draft -> draft.words(List.of(new WordDraft(word, 9), new WordDraft(later, null)))));
    Instant changed = clock.mark();

    assertThat(failed(word, anna, before)).isNull();
    assertThat(failed(word, anna, claimed)).isEqualTo(Refusal.ALREADY_CLAIMED_BY_CUSTOMER);
    assertThat(failed(word, ben, claimed)).isEqualTo(Refusal.ENTRY_CAP_REACHED);
    assertThat(facts(word, ben, claimed, Refusal.ENTRY_CAP_REACHED))
        .containsEntry("cap", null)
        .containsEntry("wordCap", 1)
        .containsEntry("wordStanding", 1L);
    assertThat(failed(word, anna, changed)).isNull();
    assertThat(facts(word, ben, changed, Refusal.ENTRY_CAP_REACHED))
        .containsEntry("wordCap", 9)
        .containsEntry("wordStanding", 0L);
    assertThat(failed(later, anna, claimed)).isEqualTo(Refusal.CODE_NOT_FOUND);
    assertThat(failed(later, anna, changed)).isNull();
  }

  @Test
  void aCustomerHasMadeEnoughClaimsOnAListUntilTheLimitIsRaised() {
    UUID list = list(draft -> draft.limits(null, 1));
    List<String> texts = codes(list, 2);
    claim(texts.getFirst(), anna);
    Instant reached = clock.mark();
    lists.change(list, version(list), Drafts.of(draft(list), draft -> draft.limits(null, 3)));
    Instant raised = clock.mark();

    assertThat(failed(texts.getLast(), anna, reached))
        .isEqualTo(Refusal.CUSTOMER_LIST_LIMIT_REACHED);
    assertThat(facts(texts.getLast(), anna, reached, Refusal.CUSTOMER_LIST_LIMIT_REACHED))
        .isEqualTo(Map.of("limit", 1, "standing", 1L));
    assertThat(failed(texts.getLast(), ben, reached)).isNull();
    assertThat(failed(texts.getLast(), anna, raised)).isNull();
  }

  @Test
  void aLockoutIsOverAtItsEndOrWhenSomebodyUnlocks() {
    String code = codes(list(draft -> draft), 1).getFirst();
    guessWrong(4);
    Instant nearly = clock.mark();
    guessWrong(1);
    Instant locked = clock.mark();
    clock.advance(Duration.ofMinutes(16));
    Instant expired = clock.mark();
    guessWrong(5);
    Instant lockedAgain = clock.mark();
    customers.unlock(anna, "called us");
    Instant unlocked = clock.mark();
    guessWrong(1);
    claim(code, anna);
    Instant claimed = clock.mark();

    assertThat(failed(code, anna, nearly)).isNull();
    assertThat(facts(code, anna, nearly, Refusal.CUSTOMER_LOCKED_OUT))
        .containsEntry("consecutive", 4.0)
        .containsEntry("lockedUntil", null);
    assertThat(failed(code, anna, locked)).isEqualTo(Refusal.CUSTOMER_LOCKED_OUT);
    assertThat(facts(code, anna, locked, Refusal.CUSTOMER_LOCKED_OUT))
        .containsEntry("consecutive", 5.0)
        .containsEntry("failures", 5)
        .containsEntry("lockSeconds", 900L)
        .hasEntrySatisfying(
            "lockedUntil",
            until ->
                assertThat((Instant) until)
                    .isBetween(nearly.plusSeconds(900), locked.plusSeconds(900)));
    assertThat(failed(code, anna, expired)).isNull();
    assertThat(facts(code, anna, expired, Refusal.CUSTOMER_LOCKED_OUT))
        .containsEntry("consecutive", 0.0);
    assertThat(failed(code, anna, lockedAgain)).isEqualTo(Refusal.CUSTOMER_LOCKED_OUT);
    assertThat(failed(code, anna, unlocked)).isNull();
    assertThat(failed(code, ben, locked)).isNull();
    assertThat(facts(code, anna, claimed, Refusal.CUSTOMER_LOCKED_OUT))
        .containsEntry("consecutive", 0.0);
  }

  /** Attempts are forgotten some day, lockouts not before they are over. */
  @Test
  void aLockoutThatHoldsIsToldThoughItsGuessesAreForgotten() {
    String code = codes(list(draft -> draft), 1).getFirst();
    guessWrong(5);
    jdbc.sql("delete from attempt where customer_id = ?").param(anna.value()).update();
    assertThat(failed(code, anna, clock.mark())).isEqualTo(Refusal.CUSTOMER_LOCKED_OUT);
  }

  @Test
  void aLimiterHoldsFromWhenItWasSetAndForItsWindow() {
    List<String> texts = codes(list(draft -> draft), 3);
    ClaimDetails claim = claim(texts.get(0), anna);
    Instant before = clock.mark();
    policies.setLimiters(new LimiterPolicy(1, null, 5));
    Instant limited = clock.mark();
    reversals.reverse(claim.id(), "mistake", false);
    Instant reversed = clock.mark();
    claim(texts.get(1), anna);
    clock.advance(Duration.ofDays(7));
    Instant nextWeek = clock.mark();

    assertThat(failed(texts.get(2), anna, before)).isNull();
    assertThat(failed(texts.get(2), anna, limited)).isEqualTo(Refusal.CUSTOMER_LIMITER_REACHED);
    assertThat(failed(texts.get(2), ben, limited)).isNull();
    assertThat(failed(texts.get(2), anna, reversed)).isNull();
    assertThat(failed(texts.get(2), anna, nextWeek)).isNull();
    Map<String, Object> facts =
        facts(texts.get(2), anna, limited, Refusal.CUSTOMER_LIMITER_REACHED);
    assertThat(facts.get("week")).isEqualTo(window(1, LimiterWindow.WEEK, limited));
    assertThat(facts.get("month")).isEqualTo(window(null, LimiterWindow.MONTH, limited));
    assertThat(facts.get("year")).isEqualTo(window(5, LimiterWindow.YEAR, limited));
    assertThat((Instant) facts.get("until")).isAfter(limited);
    assertThat(facts(texts.get(2), anna, before, Refusal.CUSTOMER_LIMITER_REACHED).get("until"))
        .isNull();
  }

  /** Of the window that the moment is in, with one claim. */
  private static Map<String, Object> window(
      @Nullable Integer limit, LimiterWindow window, Instant at) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("limit", limit);
    facts.put("used", 1);
    facts.put("start", window.start(LocalDate.ofInstant(at, ZoneOffset.UTC)).toString());
    return facts;
  }

  @Test
  void aCustomerIsUnknownOnlyWhileThePolicyAsksAndUntilTheyAreRegistered() {
    String code = codes(list(draft -> draft), 1).getFirst();
    Instant before = clock.mark();
    policies.setRegistrationRequired(true);
    Instant required = clock.mark();
    customers.register(anna);
    Instant registered = clock.mark();

    assertThat(failed(code, anna, before)).isNull();
    assertThat(failed(code, anna, required)).isEqualTo(Refusal.CUSTOMER_UNKNOWN);
    assertThat(failed(code, anna, registered)).isNull();
    assertThat(facts(code, anna, required, Refusal.CUSTOMER_UNKNOWN))
        .containsEntry("registrationRequired", true)
        .containsEntry("registered", false);
  }

  @Test
  void aSlipIsToldFromAGuessByThePatternsThatWereThere() {
    UUID list = list(draft -> draft);
    Instant before = clock.mark();
    made.ended(batches.generate(list, 1, new PatternDraft("QX", 23, null, true, null, null), true));
    Instant ready = clock.mark();
    String code = made.texts(list).getFirst();
    String slip = code.substring(0, 22) + (code.endsWith("7") ? '8' : '7');

    assertThat(failed(slip, anna, before)).isEqualTo(Refusal.CODE_NOT_FOUND);
    assertThat(failed(slip, anna, ready)).isEqualTo(Refusal.CODE_MISTYPED);
    assertThat(failed(code, anna, ready)).isNull();
  }

  @Test
  void anErasedCustomerIsExplainedByEitherName() {
    String code = codes(list(draft -> draft), 1).getFirst();
    claim(code, anna);
    guessWrong(5);
    Instant before = clock.mark();
    customers.erase(anna);
    CustomerId pseudonym = customers.pseudonym(anna);
    Instant erased = clock.mark();

    for (CustomerId name : List.of(anna, pseudonym)) {
      for (Instant at : List.of(before, erased)) {
        assertThat(failed(code, name, at)).isEqualTo(Refusal.CUSTOMER_LOCKED_OUT);
        assertThat(facts(code, name, at, Refusal.ALREADY_CLAIMED_BY_CUSTOMER))
            .containsEntry("customerId", pseudonym.value());
      }
    }
    clock.advance(Duration.ofMinutes(16));
    assertThat(failed(code, anna, clock.mark())).isEqualTo(Refusal.ALREADY_CLAIMED_BY_CUSTOMER);
  }

  @Test
  void explainingChangesNothing() {
    List<Long> before = sizes();
    for (int i = 0; i < 6; i++) {
      explanations.explain(command("NOSUCHCODE", anna), null);
    }
    assertThat(sizes()).isEqualTo(before);
    assertThat(customers.standing(anna).consecutive()).isZero();
  }

  private List<Long> sizes() {
    return Stream.of("attempt", "guard_subject", "customer", "claim", "claim_tally", "audit_entry")
        .map(table -> jdbc.sql("select count(*) from " + table).query(Long.class).single())
        .toList();
  }

  @Test
  void theFutureIsNotExplainedNorTheTimeBefore1970() {
    assertThat(violation(clock.instant().plusSeconds(60)))
        .isEqualTo(Violation.of("at", "in_future"));
    assertThat(violation(Instant.parse("1969-12-31T23:59:59Z")).code())
        .isEqualTo("year_out_of_range");
    assertThat(failed("WHATEVER", anna, Instant.EPOCH)).isEqualTo(Refusal.CODE_NOT_FOUND);
  }

  private Violation violation(Instant at) {
    try {
      explanations.explain(command("WHATEVER", anna), at);
      throw new AssertionError("explained");
    } catch (InvalidInputException refused) {
      return refused.violations().getFirst();
    }
  }

  @Test
  @WithMockUser(authorities = {"claims:write", "codes:read", "lists:read"})
  void onlyWhoMaySeeCustomersIsToldWhy() {
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> explanations.explain(command("WHATEVER", anna), null));
  }

  private UUID list(UnaryOperator<Drafts> change) {
    return lists
        .create(
            change
                .apply(
                    Drafts.singleUse("Explained " + numbers.incrementAndGet())
                        .validity("2026-01-01T00:00", null, "UTC")
                        .limits(null, null))
                .draft())
        .id();
  }

  private List<String> codes(UUID list, int quantity) {
    made.generated(list, quantity, true);
    return made.texts(list);
  }

  private void reschedule(UUID list, String starts, @Nullable String ends, String zone) {
    lists.change(
        list, version(list), Drafts.of(draft(list), draft -> draft.validity(starts, ends, zone)));
  }

  private ListDraft draft(UUID list) {
    return lists.get(list).toDraft();
  }

  private long version(UUID list) {
    return lists.get(list).version();
  }

  private void guessWrong(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(claims.claim(command("GUESSED" + i, anna)))
          .isEqualTo(new ClaimResult.Refused(Refusal.CODE_NOT_FOUND, null));
      clock.mark();
    }
  }

  private ClaimDetails claim(String code, CustomerId customer) {
    ClaimResult result = claims.claim(command(code, customer));
    assertThat(result).isInstanceOf(ClaimResult.Claimed.class);
    return ((ClaimResult.Claimed) result).claim();
  }

  private static ClaimCommand command(String code, CustomerId customer) {
    return new ClaimCommand(code, customer);
  }

  /** The rule that fails; null if none does. */
  private @Nullable Refusal failed(String code, CustomerId customer, Instant at) {
    return explanations.explain(command(code, customer), at).rules().stream()
        .filter(rule -> rule.outcome() == Outcome.FAILED)
        .map(ExplainedRule::refusal)
        .findFirst()
        .orElse(null);
  }

  private Map<String, Object> facts(String code, CustomerId customer, Instant at, Refusal refusal) {
    return explanations.explain(command(code, customer), at).rules().stream()
        .filter(rule -> rule.refusal() == refusal)
        .findFirst()
        .orElseThrow()
        .facts();
  }
}
