package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.promolist.list.ListCounts;
import org.promolist.shared.Collapser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;

/** Words, caps and limits are counted as exactly for claims made together as for each alone. */
class CountedClaimsTest extends PlainClaimsFixture {

  @Autowired Rollup rollup;
  @Autowired Reversals reversals;

  @Test
  void wordsCapsAndLimitsAreCountedOfEachClaim() {
    UUID words = list(draft -> draft.limits(40, null), word(30));
    UUID limited = list(draft -> draft.limits(null, 1));
    String word = wordOf(words);
    List<String> codes = stock(limited, 2);
    String anna = known();
    String bert = name();
    String carl = known();

    List<Optional<ClaimDetails>> results =
        together(wish(word, anna), wish(word, bert), wish(codes.get(0), carl));

    assertThat(results).allSatisfy(result -> assertThat(result).isPresent());
    for (Optional<ClaimDetails> result : results) {
      assertThat(claims.get(result.orElseThrow().id())).isEqualTo(result.orElseThrow());
    }
    assertThat(taken(words, "")).isEqualTo(2);
    assertThat(taken(words, word)).isEqualTo(2);
    rollup.rollUp();
    assertThat(lists.get(words).counts().claimed()).isEqualTo(2);
    assertThat(lists.get(words).words().getFirst().claims()).isEqualTo(2);
    assertThat(lists.get(limited).counts()).isEqualTo(new ListCounts(2, 1, 1, 0, 0, 7));
    assertThat(together(wish(word, anna), wish(word, bert), wish(codes.get(1), carl)))
        .containsOnly(Optional.empty());
    assertThat(alone(word, bert)).isEqualTo(Refusal.ALREADY_CLAIMED_BY_CUSTOMER);
    assertThat(alone(codes.get(1), carl)).isEqualTo(Refusal.CUSTOMER_LIST_LIMIT_REACHED);
  }

  @Test
  void aWordThatWasReopenedIsClaimedAgain() {
    String word = wordOf(list(draft -> draft, word()));
    String anna = known();
    ClaimDetails first = together(wish(word, anna)).getFirst().orElseThrow();
    reversals.reverse(first.id(), "sorry", true);

    assertThat(together(wish(word, anna)).getFirst()).isPresent();
    assertThat(alone(word, anna)).isEqualTo(Refusal.ALREADY_CLAIMED_BY_CUSTOMER);
  }

  @Test
  void whereNoSlotHasRoomForAllOfThemNothingIsDone() {
    UUID list = list(draft -> draft, word(CapSlots.SLOTS)); // one place in each
    String word = wordOf(list);
    assertThat(together(wish(word, known())).getFirst()).isPresent();

    assertThatExceptionOfType(ConcurrencyFailureException.class)
        .isThrownBy(() -> together(wish(word, known()), wish(word, known())));

    assertThat(taken(list, word)).isEqualTo(1);
  }

  /** Two nodes, each making together what comes to it. */
  @Test
  void noCapIsExceededThoughTwoNodesMakeClaimsTogether() {
    int cap = 500;
    int repetitions = 10;
    List<Collapser<ClaimWish, Optional<ClaimDetails>>> nodes = List.of(node(), node());
    List<String> customers = Stream.generate(this::known).limit(cap + 100).toList();
    try (Crowd crowd = new Crowd(64)) {
      for (int turn = 0; turn < repetitions; turn++) {
        UUID list = list(draft -> draft.limits(cap + 50, null), word(cap));
        String word = wordOf(list);
        List<Boolean> results =
            crowd.rush(customers.size(), n -> isMade(nodes.get(n % 2), word, customers.get(n)));
        assertThat(results.stream().filter(each -> each)).hasSize(cap);
        assertThat(taken(list, word)).isEqualTo(cap);
        assertThat(taken(list, "")).isEqualTo(cap);
        rollup.rollUp();
        assertThat(lists.get(list).counts().claimed()).isEqualTo(cap);
      }
    }
  }

  private int taken(UUID list, String word) {
    return jdbc.sql("select sum(taken) from cap_slot where list_id = ? and word = ?")
        .params(list, word)
        .query(Integer.class)
        .single();
  }
}
