package org.promolist.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.Assertions;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored holds no half change. */
class StoreGateTest {

  @TempDir Path folder;

  private MVStore store;
  private MVMap<Integer, String> map;
  private StoreGate gate;

  @BeforeEach
  void open() {
    store =
        new MVStore.Builder()
            .fileName(folder.resolve("gate.mv.db").toString())
            .autoCommitDisabled()
            .open();
    map = store.openMap("map");
    gate = new StoreGate(store);
  }

  @AfterEach
  void close() {
    store.closeImmediately();
  }

  @Test
  void whatWasCommittedIsStored() {
    map.put(1, "committed");
    gate.store();
    assertThat(store.hasUnsavedChanges()).isFalse();
  }

  @Test
  void aStoreWaitsForTheChangeThatIsOnItsWay() throws Exception {
    gate.enter(false);
    map.put(1, "half");
    CompletableFuture<Void> stored = aside(gate::store);
    assertStillWaits(stored);
    assertThat(store.hasUnsavedChanges()).isTrue();
    gate.leave();
    stored.get(10, TimeUnit.SECONDS);
    assertThat(store.hasUnsavedChanges()).isFalse();
  }

  @Test
  void aNewTransactionWaitsForTheStoreThatIsDueAndOneWithRowsDoesNot() throws Exception {
    gate.enter(false);
    CompletableFuture<Void> stored = aside(gate::store);
    assertStillWaits(stored);
    CompletableFuture<Void> begun = aside(() -> gate.enter(false));
    assertStillWaits(begun);
    gate.enter(true);
    gate.leave();
    gate.leave();
    stored.get(10, TimeUnit.SECONDS);
    begun.get(10, TimeUnit.SECONDS);
  }

  @Test
  void whoWaitsForARowHoldsUpOneStoreForAWhileAndNoOther() throws Exception {
    gate.enter(false);
    aside(gate::store).get(10, TimeUnit.SECONDS);
    long before = System.nanoTime();
    gate.store();
    assertThat(System.nanoTime() - before).isLessThan(StoreGate.PATIENCE.toNanos());
    gate.enter(false);
    assertStillWaits(aside(gate::store));
    gate.leave();
    gate.leave();
  }

  @Test
  void nobodyChangesAnythingBesideALargeCommit() throws Exception {
    gate.enter(false);
    CompletableFuture<Void> large = aside(() -> gate.alone(this::begin));
    assertStillWaits(large);
    gate.leave();
    large.get(10, TimeUnit.SECONDS);
  }

  /** While it runs, even somebody whom others wait for stays outside. */
  private void begin() {
    CompletableFuture<Void> other =
        aside(() -> {
          gate.enter(true);
          gate.leave();
        });
    assertStillWaits(other);
  }

  /** In a thread of its own: a common one might run what it is to wait for. */
  private static CompletableFuture<Void> aside(Runnable work) {
    return CompletableFuture.runAsync(work, task -> Thread.ofPlatform().daemon().start(task));
  }

  private static void assertStillWaits(CompletableFuture<Void> something) {
    Assertions.assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> something.get(300, TimeUnit.MILLISECONDS));
  }
}
