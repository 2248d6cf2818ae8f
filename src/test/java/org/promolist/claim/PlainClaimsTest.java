package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.promolist.DatabaseTest;
import org.promolist.TestDatabase;
import org.promolist.claim.ClaimResult.Claimed;
import org.promolist.claim.ClaimResult.Refused;
import org.promolist.code.CodesFixture;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.list.Drafts;
import org.promolist.list.ListCounts;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.list.WordDraft;
import org.promolist.shared.Collapser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Claims made together are made as if each had been made alone, and what is not plain is left as it
 * was. On the embedded database nothing is.
 */
@DatabaseTest
@Import(CodesFixture.class)
@WithMockUser(
    authorities = {
      "lists:read",
      "lists:write",
      "codes:read",
      "codes:write",
      "claims:write",
      "customers:read",
      "customers:write"
    })
@Timeout(300)
class PlainClaimsTest {

  private static int names;

  /** A word that everybody may claim once. */
  private String firsts = "";

  @Autowired CodesFixture made;
  @Autowired PromoCodeLists lists;
  @Autowired Claims claims;
  @Autowired Issues issues;
  @Autowired Customers customers;
  @Autowired Rollup rollup;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transaction;

  @BeforeEach
  void onlyWhereItIsWorthIt() {
    assumeTrue(TestDatabase.product() == TestDatabase.Product.POSTGRES);
    firsts = wordOf(list(draft -> draft, word()));
  }

  @AfterEach
  void policyAsItCame() {
    jdbc.sql("update policy set per_week = null, registration_required = false").update();
  }

  @Test
  void plainOnesOfSeveralListsAndCustomersAreMadeAsIfEachWereAlone() {
    UUID one = list(draft -> draft);
    UUID other = list(draft -> draft.points(30));
    List<String> codes = stock(one, 2);
    String third = stock(other, 1).getFirst();
    String anna = known();
    String bert = known();
    String carl = known();
    guessWrong(bert);

    List<Optional<ClaimDetails>> results =
        together(wish(codes.get(0), anna), wish(codes.get(1), bert), wish(third, carl));

    assertThat(results).allSatisfy(result -> assertThat(result).isPresent());
    for (Optional<ClaimDetails> result : results) {
      assertThat(claims.get(result.orElseThrow().id())).isEqualTo(result.orElseThrow());
    }
    assertThat(results.stream().map(each -> each.orElseThrow().customerId()))
        .containsExactly(anna, bert, carl);
    rollup.rollUp();
    assertThat(lists.get(one).counts()).isEqualTo(new ListCounts(2, 0, 2, 0, 0, 14));
    assertThat(lists.get(other).counts()).isEqualTo(new ListCounts(1, 0, 1, 0, 0, 30));
    assertThat(guard(bert)).containsExactly(entry("week_claims", 2), entry("consecutive", 0));
    for (ClaimWish again : List.of(wish(codes.get(0), bert), wish(codes.get(1), bert))) {
      assertThat(together(again)).containsExactly(Optional.empty());
    }
    assertThat(alone(codes.get(0), bert)).isEqualTo(Refusal.CODE_ALREADY_CLAIMED);
    assertThat(alone(codes.get(1), bert)).isEqualTo(Refusal.ALREADY_CLAIMED_BY_CUSTOMER);
  }

  @Test
  void whoeverComesForTheFirstTimeIsRegisteredAndWatchedFromThenOn() {
    List<String> codes = stock(list(draft -> draft), 3);
    String known = known();
    String fresh = name();
    String guesser = name(); // the guard knows them, the program does not
    guessWrong(guesser);

    List<Optional<ClaimDetails>> results =
        together(wish(codes.get(0), known), wish(codes.get(1), fresh), wish(codes.get(2), guesser));

    assertThat(results).allSatisfy(result -> assertThat(result).isPresent());

    for (String customer : List.of(fresh, guesser)) {
      assertThat(customers.get(new CustomerId(customer)).registeredBy())
          .isEqualTo(results.getFirst().orElseThrow().by().name());
      assertThat(guard(customer)).containsOnly(entry("week_claims", 1), entry("consecutive", 0));
    }
  }

  /** What has to go alone, each with a plain one beside it that is made all the same. */
  @TestFactory
  Stream<DynamicTest> whatIsNotPlainIsLeftAsItWas() {
    UUID open = list(draft -> draft);
    return Stream.of(
            left("no such code", () -> wish("NOSUCHCODE1", known())),
            left("a word", () -> wish(wordOf(list(draft -> draft, word())), known())),
            left("a list with a cap", () -> ofList(draft -> draft.limits(9, null))),
            left("a list with a limit", () -> ofList(draft -> draft.limits(null, 9))),
            left("a list that has ended", () -> ofList(PlainClaimsTest::ended)),
            left("a list that is paused", this::ofPausedList),
            left("a batch that is not active", this::ofPendingBatch),
            left("a code that is claimed", this::claimedAlready),
            left("a code that was issued", this::issued),
            left("a new customer who would have to be registered", this::unregistered),
            left("a customer who was erased", this::erased),
            left("a customer who is locked out", this::byLockedOut),
            left("a customer at their limiter", this::byLimited))
        .map(each ->
            DynamicTest.dynamicTest(
                each.name(),
                () -> {
                  ClaimWish wish = each.wish().get();
                  String beside = stock(open, 1).getFirst();
                  String other = fresh();
                  int before = rows();
                  Map<String, Object> guard = guard(wish.customer());

                  List<Optional<ClaimDetails>> results = together(wish, wish(beside, other));

                  policyAsItCame();
                  assertThat(results.getFirst()).isEmpty();
                  assertThat(results.getLast()).isPresent();
                  assertThat(rows()).isEqualTo(before + 1);
                  assertThat(guard(wish.customer())).isEqualTo(guard);
                }));
  }

  @Test
  void ofTwoWhoWantOneCodeAndOfTwoCodesForOneCustomerTheFirstIsMade() {
    List<String> codes = stock(list(draft -> draft), 3);
    String anna = known();
    String bert = known();
    assertThat(
            together(
                wish(codes.get(0), anna),
                wish(codes.get(0), bert),
                wish(codes.get(1), anna),
                wish(codes.get(2), known())))
        .extracting(Optional::isPresent)
        .containsExactly(true, false, false, true);
  }

  @Test
  void nobodyWaitsForACustomerWhoStepsUpElsewhereNorForAListThatIsBeingChanged() throws Exception {
    UUID changed = list(draft -> draft);
    UUID open = list(draft -> draft);
    String busy = known();
    List<String> codes = stock(open, 2);
    String held = stock(changed, 1).getFirst();
    CountDownLatch isHeld = new CountDownLatch(1);
    CountDownLatch letGo = new CountDownLatch(1);
    try {
      CompletableFuture<Void> elsewhere =
          CompletableFuture.runAsync(() ->
              transaction.executeWithoutResult(status -> {
                jdbc.sql("select 1 from guard_subject where subject = ? for update")
                    .param(busy)
                    .query(Integer.class)
                    .single();
                jdbc.sql("select pg_advisory_xact_lock(hashtextextended(cast(? as text), 0))")
                    .param(changed)
                    .query((rs, row) -> row)
                    .list();
                isHeld.countDown();
                await(letGo);
              }));
      await(isHeld);
      assertThat(
              together(wish(codes.get(0), busy), wish(held, known()), wish(codes.get(1), known())))
          .extracting(Optional::isPresent)
          .containsExactly(false, false, true);
      letGo.countDown();
      elsewhere.get();
    } finally {
      letGo.countDown();
    }
    assertThat(together(wish(codes.get(0), busy), wish(held, known())))
        .extracting(Optional::isPresent)
        .containsExactly(true, true);
  }

  /** Two nodes, each making together what comes to it; both are wanted every code. */
  @Test
  void everyCodeIsClaimedOnceThoughTwoNodesMakeClaimsTogether() {
    int codes = 200;
    int repetitions = 50;
    UUID list = list(draft -> draft);
    List<String> all = stock(list, codes * repetitions);
    List<String> customers = Stream.generate(this::known).limit(2L * codes).toList();
    List<Collapser<ClaimWish, Optional<ClaimDetails>>> nodes = List.of(node(), node());
    try (Crowd crowd = new Crowd(64)) {
      for (int turn = 0; turn < repetitions; turn++) {
        List<String> wanted = all.subList(turn * codes, (turn + 1) * codes);
        List<Boolean> results =
            crowd.rush(
                2 * codes, n -> isMade(nodes.get(n % 2), wanted.get(n / 2), customers.get(n)));
        assertThat(results.stream().filter(each -> each)).hasSize(codes);
        rollup.rollUp();
        assertThat(lists.get(list).counts().claimed()).isEqualTo((long) codes * (turn + 1));
      }
    }
    assertThat(
            jdbc.sql("select count(distinct code) from claim where list_id = ?")
                .param(list)
                .query(Integer.class)
                .single())
        .isEqualTo(codes * repetitions);
    assertThat(
            jdbc.sql("select sum(week_claims) from guard_subject where subject in (:all)")
                .param("all", customers)
                .query(Integer.class)
                .single())
        .isEqualTo(codes * repetitions + customers.size()); // each had claimed once before
  }

  private Collapser<ClaimWish, Optional<ClaimDetails>> node() {
    return new Collapser<>(
        Duration.ofMillis(100),
        32,
        wishes -> {
          try {
            return together(wishes.toArray(ClaimWish[]::new));
          } catch (ConcurrencyFailureException somebodyWasQuicker) {
            return wishes.stream().map(wish -> Optional.<ClaimDetails>empty()).toList();
          }
        });
  }

  private boolean isMade(
      Collapser<ClaimWish, Optional<ClaimDetails>> node, String code, String customer) {
    return node.ask(wish(code, customer)).isPresent()
        || claims.claim(command(code, customer)) instanceof Claimed;
  }

  private List<Optional<ClaimDetails>> together(ClaimWish... wishes) {
    Map<ClaimWish, ClaimDetails> all =
        transaction.execute(status -> claims.claimTogether(List.of(wishes)));
    return Arrays.stream(wishes).map(wish -> Optional.ofNullable(all.get(wish))).toList();
  }

  private ClaimWish wish(String code, String customer) {
    return claims.wish(command(code, customer)).orElseThrow();
  }

  private static ClaimCommand command(String code, String customer) {
    return new ClaimCommand(code, new CustomerId(customer));
  }

  private Refusal alone(String code, String customer) {
    return ((Refused) claims.claim(command(code, customer))).refusal();
  }

  private record Left(String name, Supplier<ClaimWish> wish) {}

  private static Left left(String name, Supplier<ClaimWish> wish) {
    return new Left(name, wish);
  }

  private ClaimWish ofList(UnaryOperator<Drafts> change) {
    return wish(stock(list(change), 1).getFirst(), known());
  }

  private ClaimWish ofPausedList() {
    UUID list = list(draft -> draft);
    String code = stock(list, 1).getFirst();
    lists.pause(list, null);
    return wish(code, known());
  }

  private ClaimWish ofPendingBatch() {
    UUID list = list(draft -> draft);
    made.generated(list, 1, false);
    return wish(made.texts(list).getFirst(), known());
  }

  private ClaimWish claimedAlready() {
    String code = stock(list(draft -> draft), 1).getFirst();
    claims.claim(command(code, known()));
    return wish(code, known());
  }

  private ClaimWish issued() {
    UUID list = list(draft -> draft);
    stock(list, 1);
    String customer = known();
    return wish(issues.issue(list, new CustomerId(customer), "sorry").code(), customer);
  }

  private ClaimWish byLockedOut() {
    String customer = known();
    jdbc.sql("update guard_subject set locked_until = ? where subject = ?")
        .params(Instant.now().plusSeconds(3600).atOffset(ZoneOffset.UTC), customer)
        .update();
    return wish(stock(list(draft -> draft), 1).getFirst(), customer);
  }

  private ClaimWish unregistered() {
    String code = stock(list(draft -> draft), 1).getFirst();
    String customer = name();
    guessWrong(customer);
    jdbc.sql("update policy set registration_required = true").update();
    return wish(code, customer);
  }

  /** They may claim still, but are known by another name. */
  private ClaimWish erased() {
    String customer = known();
    customers.erase(new CustomerId(customer));
    return wish(stock(list(draft -> draft), 1).getFirst(), customer);
  }

  /** They claimed once this week; the other is fresh. */
  private ClaimWish byLimited() {
    String customer = known();
    String code = stock(list(draft -> draft), 1).getFirst();
    jdbc.sql("update policy set per_week = 1").update();
    return wish(code, customer);
  }

  private static Drafts ended(Drafts draft) {
    return draft.validity("2020-01-01T00:00", "2020-02-01T00:00", "UTC");
  }

  private void guessWrong(String customer) {
    claims.claim(command("NOSUCHCODE2", customer));
    assertThat(guard(customer)).doesNotContainEntry("consecutive", 0);
  }

  private Map<String, Object> guard(String customer) {
    List<Map<String, Object>> rows =
        jdbc.sql("select week_claims, consecutive from guard_subject where subject = ?")
            .param(customer)
            .query()
            .listOfRows();
    return rows.isEmpty() ? Map.of() : rows.getFirst();
  }

  /** Claims, attempts and kept customers, all told. */
  private int rows() {
    return jdbc.sql(
            "select (select count(*) from claim) + (select count(*) from attempt)"
                + " + (select count(*) from customer)")
        .query(Integer.class)
        .single();
  }

  /** Somebody who has claimed before. */
  private String known() {
    String customer = name();
    assertThat(claims.claim(command(firsts, customer))).isInstanceOf(Claimed.class);
    return customer;
  }

  /** Somebody who has claimed before, but in no window of any limiter. */
  private String fresh() {
    String customer = name();
    jdbc.sql("insert into customer (id, registered_at, registered_by) values (?, now(), 'test')")
        .param(customer)
        .update();
    jdbc.sql(
            "insert into guard_subject (subject, consecutive, cumulative, week_claims,"
                + " month_claims, year_claims) values (?, 0, 0, 0, 0, 0)")
        .param(customer)
        .update();
    return customer;
  }

  private List<String> stock(UUID list, int quantity) {
    List<String> before = new ArrayList<>(made.texts(list));
    made.generated(list, quantity, true);
    List<String> after = new ArrayList<>(made.texts(list));
    after.removeAll(before);
    return after;
  }

  private String wordOf(UUID list) {
    return lists.get(list).words().getFirst().code().value();
  }

  private static WordDraft word() {
    return new WordDraft("PLAIN" + ++names, null);
  }

  private UUID list(UnaryOperator<Drafts> change, WordDraft... words) {
    Drafts draft =
        Drafts.singleUse(name())
            .type(words.length == 0 ? ListType.SINGLE_USE : ListType.MULTI_USE)
            .points(7)
            .validity("2020-01-01T00:00", null, "UTC")
            .limits(null, null)
            .words(List.of(words));
    return lists.create(change.apply(draft).draft()).id();
  }

  private static String name() {
    return "Plain " + ++names;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
