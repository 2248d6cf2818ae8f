package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.promolist.claim.ClaimResult.Claimed;
import org.promolist.customer.CustomerDetails;
import org.promolist.customer.CustomerId;
import org.promolist.list.ListCounts;
import org.promolist.shared.Collapser;
import org.promolist.shared.RoundTrip.Statement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Claims made together are made as if each had been made alone. On the embedded database nothing
 * is.
 */
class PlainClaimsTest extends PlainClaimsFixture {

  @Autowired Rollup rollup;

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
      ClaimDetails claim = results.getFirst().orElseThrow();
      assertThat(customers.get(new CustomerId(customer)).registered())
          .isEqualTo(new CustomerDetails.Registered(claim.claimedAt(), claim.by().name()));
      assertThat(guard(customer)).containsOnly(entry("week_claims", 1), entry("consecutive", 0));
    }
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

  @Test
  void whatIsWrittenAlongIsThereWithAllItsRowsOrNothingStands() {
    List<String> codes = stock(list(draft -> draft), 2);
    String anna = known();
    String bert = known();
    UUID client = UUID.randomUUID();

    assertThat(claimed(wish(codes.get(0), anna), kept(client, "a"))).hasSize(1);
    assertThat(keys(client)).containsExactly("a");

    assertThatThrownBy(() -> claimed(wish(codes.get(1), bert), kept(client, "a", "b")))
        .isInstanceOf(PessimisticLockingFailureException.class);
    assertThat(keys(client)).containsExactly("a");
    assertThat(guard(bert)).containsEntry("week_claims", 1); // that of being known
    assertThat(claims.claim(command(codes.get(1), bert))).isInstanceOf(Claimed.class);
  }

  private Map<ClaimWish, ClaimDetails> claimed(ClaimWish wish, Along along) {
    return transaction.execute(
        status -> claims.claimTogether(List.of(wish), about -> Optional.of(along)));
  }

  private static Along kept(UUID client, String... keys) {
    return new Along(
        Statement.of(
            """
            insert into idempotency_key
              (client_id, "key", fingerprint, status, headers, body, created_at)
            select cast(? as uuid), k, '', 201, '', '', current_timestamp
            from unnest(cast(? as varchar array)) as k
            on conflict do nothing
            returning 1
            """,
            client,
            keys),
        keys.length);
  }

  private List<String> keys(UUID client) {
    return jdbc.sql("select \"key\" from idempotency_key where client_id = ?")
        .param(client)
        .query(String.class)
        .list();
  }

  @Test
  void whoComesByWhatLooksLikeAPseudonymIsANewcomerLikeAnyOther() {
    List<String> codes = stock(list(draft -> draft), 2);
    String id = "erased-" + UUID.randomUUID().toString().replace("-", "");

    assertThat(together(wish(codes.get(0), id), wish(codes.get(1), known())))
        .allSatisfy(result -> assertThat(result).isPresent());
    assertThat(guard(id)).containsOnly(entry("week_claims", 1), entry("consecutive", 0));
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

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
