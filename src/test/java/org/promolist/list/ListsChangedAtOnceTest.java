package org.promolist.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.promolist.list.ListRefusedException.Reason;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.transaction.support.TransactionOperations;

/** Several people at the same list, name or word. */
class ListsChangedAtOnceTest extends PromoCodeListsFixture {

  @Autowired TransactionOperations transaction;

  /** Of this application context; the static one is that of whichever context came last. */
  @Autowired SecurityContextHolderStrategy securityContexts;

  @Test
  void aStaleEditIsRefused() {
    ListDetails list = lists.create(Drafts.singleUse("Spring").draft());
    lists.change(list.id(), list.version(), Drafts.of(list.toDraft(), d -> d.points(1)));
    assertThatExceptionOfType(StaleListException.class)
        .isThrownBy(() ->
            lists.change(list.id(), list.version(), Drafts.of(list.toDraft(), d -> d.points(2))));
    assertThatExceptionOfType(StaleListException.class)
        .isThrownBy(() -> lists.delete(list.id(), list.version()));
    assertThat(lists.get(list.id()).points()).isEqualTo(1);
  }

  @Test
  void whoLookedBeforeInTheSameTransactionStillSeesWhatOthersDid() {
    ListDetails list = lists.create(Drafts.singleUse("Spring").draft());
    ListDraft theirs = Drafts.of(list.toDraft(), d -> d.name("Summer").points(60));
    assertThatExceptionOfType(StaleListException.class)
        .isThrownBy(() ->
            transaction.executeWithoutResult(status -> {
              lists.get(list.id()); // as an If-Match is compared before a deed
              aside(() -> lists.change(list.id(), list.version(), theirs));
              lists.pause(list.id(), list.version());
            }));
    ListDetails changed = lists.get(list.id());
    assertThat(changed.name()).isEqualTo("Summer");

    transaction.executeWithoutResult(status -> {
      lists.get(list.id());
      aside(() ->
          lists.change(list.id(), changed.version(), Drafts.of(theirs, d -> d.tags("theirs"))));
      assertThat(lists.pause(list.id(), null).tags()).containsExactly("theirs");
    });
    assertThat(lists.get(list.id()).paused()).isTrue();
    assertThat(lists.get(list.id()).version()).isEqualTo(list.version() + 3);
  }

  /** What somebody else does meanwhile. */
  private void aside(Callable<?> deed) {
    try {
      assertThat(atOnce(1, n -> deed.call())).hasOnlyElementsOfType(ListDetails.class);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void ofManyWhoSaveAtOnceExactlyOneWins() throws Exception {
    for (int round = 0; round < 10; round++) {
      ListDetails list = lists.create(Drafts.singleUse("Round " + round).draft());
      List<Object> outcomes =
          atOnce(
              8,
              n ->
                  lists.change(
                      list.id(),
                      list.version(),
                      Drafts.of(list.toDraft(), d -> d.points(100 + n))));
      assertThat(outcomes).as("%s", outcomes).filteredOn(ListDetails.class::isInstance).hasSize(1);
      assertThat(outcomes).filteredOn(StaleListException.class::isInstance).hasSize(7);
      assertThat(lists.get(list.id()))
          .isEqualTo(outcomes.stream().filter(ListDetails.class::isInstance).findFirst().get());
      assertThat(lists.history(list.id(), null, 50).items()).hasSize(2);
    }
  }

  @Test
  void ofManyWhoTakeANameOrAWordAtOnceExactlyOneGetsIt() throws Exception {
    for (int round = 0; round < 10; round++) {
      String name = "Round " + round;
      List<Object> names = atOnce(8, n -> lists.create(Drafts.singleUse(name).draft()));
      assertThat(names).filteredOn(ListDetails.class::isInstance).hasSize(1);
      assertThat(names)
          .filteredOn(ListRefusedException.class::isInstance)
          .extracting(e -> ((ListRefusedException) e).reason())
          .hasSize(7)
          .containsOnly(Reason.NAME_TAKEN);

      String word = "WORD" + round;
      List<Object> words =
          atOnce(8, n -> lists.create(Drafts.multiUse(name + " of " + n, word).draft()));
      assertThat(words).filteredOn(ListDetails.class::isInstance).hasSize(1);
      assertThat(words)
          .filteredOn(ListRefusedException.class::isInstance)
          .extracting(e -> ((ListRefusedException) e).reason())
          .hasSize(7)
          .containsOnly(Reason.CODE_TAKEN);
    }
  }

  @Test
  void whoBringTheSameWordsInAnotherOrderDoNotBlockEachOther() throws Exception {
    for (int round = 0; round < 5; round++) {
      String prefix = "R" + round + "W";
      List<String> words = IntStream.range(10, 30).mapToObj(i -> prefix + i).toList();
      String[] ahead = words.toArray(String[]::new);
      String[] back = words.reversed().toArray(String[]::new);
      List<Object> outcomes =
          atOnce(
              4, n -> lists.create(Drafts.multiUse(prefix + n, n % 2 == 0 ? ahead : back).draft()));
      assertThat(outcomes).as("%s", outcomes).filteredOn(ListDetails.class::isInstance).hasSize(1);
      assertThat(outcomes).filteredOn(ListRefusedException.class::isInstance).hasSize(3);
    }
  }

  @Test
  void whoChangesAListThatIsBeingDeletedFindsItOrFindsItGone() throws Exception {
    for (int round = 0; round < 20; round++) {
      UUID list = lists.create(Drafts.singleUse("Round " + round).draft()).id();
      List<Object> outcomes =
          atOnce(
              4,
              n -> {
                if (n > 0) {
                  return lists.pause(list, null);
                }
                lists.delete(list, null);
                return "deleted";
              });
      assertThat(outcomes)
          .hasOnlyElementsOfTypes(String.class, ListDetails.class, NoSuchListException.class)
          .contains("deleted");
    }
  }

  private interface Deed {
    Object by(int n) throws Exception;
  }

  /** What each of {@code people} gets who start at the same moment: a result or an exception. */
  private List<Object> atOnce(int people, Deed deed) throws Exception {
    CyclicBarrier start = new CyclicBarrier(people);
    try (ExecutorService pool = Executors.newFixedThreadPool(people)) {
      SecurityContext signedIn = securityContexts.getContext();
      List<Future<Object>> running = new ArrayList<>();
      for (int i = 0; i < people; i++) {
        int n = i;
        running.add(
            pool.submit(() -> {
              securityContexts.setContext(signedIn);
              start.await();
              try {
                return deed.by(n);
              } catch (RuntimeException e) {
                return e;
              }
            }));
      }
      List<Object> outcomes = new ArrayList<>();
      for (Future<Object> one : running) {
        outcomes.add(one.get());
      }
      return outcomes;
    }
  }
}
