package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.claim.ClaimResult.Claimed;
import org.promolist.claim.ClaimResult.Refused;
import org.promolist.code.CodesFixture;
import org.promolist.customer.CustomerId;
import org.promolist.list.Drafts;
import org.promolist.list.ListCounts;
import org.promolist.list.ListDetails;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.list.Word;
import org.promolist.list.WordDraft;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;

/** However many claim at once, the counts are exact, every time. */
@DatabaseTest
@Import(CodesFixture.class)
@WithMockUser(
    authorities = {"lists:read", "lists:write", "codes:read", "codes:write", "claims:write"})
class ConcurrentClaimsTest {

  private static final int THREADS = 64;
  private static final int REPETITIONS = 50;
  private static final int POINTS = 7;

  private static int names;
  private static Crowd crowd;

  @Autowired CodesFixture made;
  @Autowired PromoCodeLists lists;
  @Autowired Claims claims;
  @Autowired Reversals reversals;
  @Autowired Rollup rollup;
  @Autowired JdbcClient jdbc;

  @BeforeAll
  static void gather() {
    crowd = new Crowd(THREADS);
  }

  @AfterAll
  static void disperse() {
    crowd.close();
  }

  @BeforeEach
  void nobodyIsLockedOut() {
    jdbc.sql("update policy set failures = 1000").update();
  }

  @AfterEach
  void policyAsItCame() {
    jdbc.sql("update policy set failures = 5, per_week = null").update();
  }

  @Test
  void aSingleUseCodeIsClaimedOnceByWhoeverWantsIt() {
    int codes = 200;
    int wanted = 2;
    UUID list = list(ListType.SINGLE_USE, null, null).id();
    made.generated(list, codes * REPETITIONS, true);
    List<String> all = made.texts(list);
    for (int turn = 0; turn < REPETITIONS; turn++) {
      List<String> stock = all.subList(turn * codes, (turn + 1) * codes);
      String customer = name();

      List<ClaimResult> results =
          crowd.rush(codes * wanted, n -> claim(stock.get(n / wanted), customer + " " + n));

      assertThat(codes(results)).containsExactlyInAnyOrderElementsOf(stock);
      assertThat(refusals(results))
          .isEqualTo(Map.of(Refusal.CODE_ALREADY_CLAIMED, (long) codes * (wanted - 1)));
      assertStanding(list, codes * (turn + 1));
    }
    assertThat(counts(list).claimable()).isZero();
    assertThat(
            number(
                "select count(*) from code c where c.claimed_at is not null and c.code in"
                    + " (select m.code from claim m where m.list_id = ?)",
                list))
        .isEqualTo(codes * REPETITIONS);
  }

  @RepeatedTest(REPETITIONS)
  void aWordIsClaimedAsOftenAsItsCapSays() {
    int cap = 500;
    int tries = cap + THREADS;
    WordDraft word = new WordDraft(word(), cap);
    UUID list = list(ListType.MULTI_USE, null, null, word).id();
    String customer = name();

    List<ClaimResult> results = crowd.rush(tries, n -> claim(word.code(), customer + " " + n));

    assertThat(codes(results)).hasSize(cap);
    assertThat(refusals(results)).isEqualTo(Map.of(Refusal.ENTRY_CAP_REACHED, (long) THREADS));
    assertStanding(list, cap);
    assertThat(lists.get(list).words()).extracting(Word::claims).containsExactly((long) cap);
    assertThat(taken(list, word.code())).isEqualTo(cap);
  }

  /** The caps of two words, and below them that of the list. */
  @RepeatedTest(REPETITIONS)
  void capsOfAListAndOfItsWordsHoldTogether() {
    int cap = 45;
    List<WordDraft> words = List.of(new WordDraft(word(), 20), new WordDraft(word(), 30));
    UUID list = list(ListType.MULTI_USE, cap, null, words.toArray(WordDraft[]::new)).id();
    String customer = name();

    List<ClaimResult> results =
        crowd.rush(2 * THREADS, n -> claim(words.get(n % 2).code(), customer + " " + n));

    assertThat(codes(results)).hasSize(cap);
    assertThat(refusals(results)).isEqualTo(Map.of(Refusal.ENTRY_CAP_REACHED, 2L * THREADS - cap));
    assertStanding(list, cap);
    assertThat(taken(list, CapSlots.LIST)).isEqualTo(cap);
    for (WordDraft word : words) {
      int claimed = Collections.frequency(codes(results), word.code());
      assertThat(claimed).isLessThanOrEqualTo(word.cap());
      assertThat(taken(list, word.code())).isEqualTo(claimed);
    }
  }

  @Test
  void aListOfCodesIsClaimedAsOftenAsItsCapSays() {
    int cap = 40;
    int codes = 80;
    UUID stock = list(ListType.SINGLE_USE, null, null).id();
    made.generated(stock, codes * REPETITIONS, true);
    List<String> all = made.texts(stock);
    int batch = number("select no from code_batch where list_id = ?", stock);
    for (int turn = 0; turn < REPETITIONS; turn++) {
      List<String> wanted = all.subList(turn * codes, (turn + 1) * codes);
      UUID list = list(ListType.SINGLE_USE, cap, null).id();
      jdbc.sql("update code_batch set list_id = ? where no = ?").params(list, batch).update();
      String customer = name();

      List<ClaimResult> results = crowd.rush(codes, n -> claim(wanted.get(n), customer + " " + n));

      assertThat(codes(results)).hasSize(cap).doesNotHaveDuplicates();
      assertThat(refusals(results))
          .isEqualTo(Map.of(Refusal.ENTRY_CAP_REACHED, (long) codes - cap));
      assertStanding(list, cap);
    }
  }

  @RepeatedTest(REPETITIONS)
  void aCustomerGetsNoMoreOfAListThanItsLimitSays() {
    int limit = 5;
    List<WordDraft> words = Stream.generate(() -> new WordDraft(word(), null)).limit(16).toList();
    UUID list = list(ListType.MULTI_USE, null, limit, words.toArray(WordDraft[]::new)).id();
    String customer = name();

    List<ClaimResult> results = crowd.rush(THREADS, n -> claim(words.get(n % 16).code(), customer));

    assertThat(codes(results)).hasSize(limit).doesNotHaveDuplicates();
    assertThat(refusals(results).keySet())
        .isSubsetOf(Refusal.CUSTOMER_LIST_LIMIT_REACHED, Refusal.ALREADY_CLAIMED_BY_CUSTOMER)
        .contains(Refusal.CUSTOMER_LIST_LIMIT_REACHED);
    assertStanding(list, limit);
  }

  @RepeatedTest(REPETITIONS)
  void aCustomerGetsNoMoreInAWeekThanTheLimiterSays() {
    int limit = 6;
    jdbc.sql("update policy set per_week = ?").param(limit).update();
    List<WordDraft> words = Stream.generate(() -> new WordDraft(word(), null)).limit(20).toList();
    UUID list = list(ListType.MULTI_USE, null, null, words.subList(0, 10)).id();
    UUID other = list(ListType.MULTI_USE, null, null, words.subList(10, 20)).id();
    String customer = name();

    List<ClaimResult> results = crowd.rush(THREADS, n -> claim(words.get(n % 20).code(), customer));

    assertThat(codes(results)).hasSize(limit).doesNotHaveDuplicates();
    assertThat(refusals(results).keySet())
        .isSubsetOf(Refusal.CUSTOMER_LIMITER_REACHED, Refusal.ALREADY_CLAIMED_BY_CUSTOMER)
        .contains(Refusal.CUSTOMER_LIMITER_REACHED);
    assertThat(number("select count(*) from claim where list_id in (?, ?)", list, other))
        .isEqualTo(limit);
    assertThat(number("select week_claims from guard_subject where subject = ?", customer))
        .isEqualTo(limit);
  }

  @RepeatedTest(REPETITIONS)
  void aCustomerClaimsAWordOnce() {
    WordDraft word = new WordDraft(word(), null);
    UUID list = list(ListType.MULTI_USE, null, null, word).id();
    String customer = name();

    List<ClaimResult> results = crowd.rush(THREADS, n -> claim(word.code(), customer));

    assertThat(codes(results)).hasSize(1);
    assertThat(refusals(results))
        .isEqualTo(Map.of(Refusal.ALREADY_CLAIMED_BY_CUSTOMER, THREADS - 1L));
    assertStanding(list, 1);
  }

  @RepeatedTest(REPETITIONS)
  void aLockoutIsNotOutrunByGuessesAtOnce() {
    int failures = 5;
    jdbc.sql("update policy set failures = ?").param(failures).update();
    String customer = name();

    List<ClaimResult> results = crowd.rush(THREADS, n -> claim("GUESSED" + n, customer));

    assertThat(refusals(results))
        .isEqualTo(
            Map.of(
                Refusal.CODE_NOT_FOUND,
                (long) failures,
                Refusal.CUSTOMER_LOCKED_OUT,
                (long) THREADS - failures));
    assertThat(number("select cumulative from guard_subject where subject = ?", customer))
        .isEqualTo(failures * 4);
    assertThat(number("select count(*) from attempt where customer_id = ?", customer))
        .isEqualTo(THREADS);
  }

  @RepeatedTest(REPETITIONS)
  void aClaimIsReversedOnceByWhoeverWantsTo() {
    WordDraft word = new WordDraft(word(), 3);
    UUID list = list(ListType.MULTI_USE, 5, null, word).id();
    String customer = name();
    UUID claim = ((Claimed) claim(word.code(), customer)).claim().id();

    List<Boolean> reversed = crowd.rush(THREADS, n -> isReversed(claim));

    assertThat(Collections.frequency(reversed, true)).isEqualTo(1);
    assertThat(counts(list)).isEqualTo(new ListCounts(counts(list).codes(), 0, 0, 1, 0, 0));
    assertThat(taken(list, word.code())).isZero();
    assertThat(taken(list, CapSlots.LIST)).isZero();
    assertThat(number("select week_claims from guard_subject where subject = ?", customer))
        .isZero();
  }

  /** Places that are given back while others are taken are neither lost nor doubled. */
  @RepeatedTest(REPETITIONS)
  void placesGivenBackAreTakenAgainAndNoMore() {
    int cap = 20;
    WordDraft word = new WordDraft(word(), cap);
    UUID list = list(ListType.MULTI_USE, cap, null, word).id();
    String customer = name();
    List<UUID> first =
        IntStream.range(0, cap)
            .mapToObj(n -> claim(word.code(), customer + " first " + n))
            .map(result -> ((Claimed) result).claim().id())
            .toList();

    List<Boolean> results =
        crowd.rush(
            4 * cap,
            n ->
                n % 4 == 0
                    ? isReversed(first.get(n / 4))
                    : claim(word.code(), customer + " " + n) instanceof Claimed);

    int standing = Collections.frequency(results, true) - cap;
    assertThat(standing).isBetween(0, cap);
    assertThat(taken(list, word.code())).isEqualTo(standing);
    List<ClaimResult> more = crowd.rush(THREADS, n -> claim(word.code(), customer + " more " + n));
    assertThat(codes(more)).hasSize(cap - standing);
    assertThat(counts(list).claimed()).isEqualTo(cap);
    assertThat(counts(list).reversed()).isEqualTo(cap);
    assertThat(taken(list, word.code())).isEqualTo(cap);
    assertThat(taken(list, CapSlots.LIST)).isEqualTo(cap);
  }

  /** Once somebody was told that a list is paused, nobody claims any more. */
  @RepeatedTest(REPETITIONS)
  void aListThatIsPausedIsClaimedNoMore() {
    WordDraft word = new WordDraft(word(), null);
    UUID list = list(ListType.MULTI_USE, null, null, word).id();
    String customer = name();
    int pause = THREADS / 2;

    List<Object> results =
        crowd.rush(
            THREADS + pause,
            n -> {
              if (n == pause) {
                lists.pause(list, null);
                return number("select count(*) from claim where list_id = ?", list);
              }
              return claim(word.code(), customer + " " + n);
            });

    List<ClaimResult> claimed =
        results.stream()
            .filter(ClaimResult.class::isInstance)
            .map(ClaimResult.class::cast)
            .toList();
    assertThat(refusals(claimed).keySet()).isSubsetOf(Refusal.LIST_PAUSED);
    assertThat(codes(claimed)).hasSize((Integer) results.get(pause));
    assertStanding(list, codes(claimed).size());
  }

  private boolean isReversed(UUID claim) {
    try {
      reversals.reverse(claim, "as often as it is asked for", false);
      return true;
    } catch (AlreadyReversedException byAnother) {
      return false;
    }
  }

  /** Claims, counts and points agree once they are rolled up. */
  private void assertStanding(UUID list, int standing) {
    ListCounts counts = counts(list);
    assertThat(counts.claimed()).isEqualTo(standing);
    assertThat(counts.pointsAwarded()).isEqualTo((long) standing * POINTS);
    assertThat(number("select count(*) from claim where list_id = ?", list)).isEqualTo(standing);
    assertThat(number("select count(distinct id) from claim where list_id = ?", list))
        .isEqualTo(standing);
  }

  private ListCounts counts(UUID list) {
    rollup.rollUp();
    return lists.get(list).counts();
  }

  private int taken(UUID list, String word) {
    return number("select sum(taken) from cap_slot where list_id = ? and word = ?", list, word);
  }

  private int number(String query, Object... params) {
    return jdbc.sql(query).params(params).query(Integer.class).single();
  }

  private ClaimResult claim(String code, String customer) {
    return claims.claim(new ClaimCommand(code, new CustomerId(customer)));
  }

  private static List<String> codes(List<ClaimResult> results) {
    return results.stream()
        .filter(Claimed.class::isInstance)
        .map(result -> ((Claimed) result).claim().code())
        .toList();
  }

  private static Map<Refusal, Long> refusals(List<ClaimResult> results) {
    return results.stream()
        .filter(Refused.class::isInstance)
        .map(result -> ((Refused) result).refusal())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private ListDetails list(
      ListType type, @Nullable Integer cap, @Nullable Integer perCustomer, WordDraft... words) {
    return list(type, cap, perCustomer, List.of(words));
  }

  private ListDetails list(
      ListType type, @Nullable Integer cap, @Nullable Integer perCustomer, List<WordDraft> words) {
    return lists.create(
        Drafts.singleUse(name())
            .type(type)
            .points(POINTS)
            .validity("2020-01-01T00:00", null, "UTC")
            .limits(cap, perCustomer)
            .words(words)
            .draft());
  }

  private static String name() {
    return "Concurrent " + ++names;
  }

  private static String word() {
    return "CONCURRENT" + ++names;
  }
}
