package org.promolist.embedded;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;

/**
 * Lets changes pass side by side, and lets H2 store only while none is on its way.
 *
 * <p>H2 notes the roots of its tables, indexes and undo logs for a store one after the other, while
 * others go on writing. What is stored then may have a row without the record that would undo it,
 * or half a commit. The next store mends that; a kill before it does not: an index keeps entries
 * without rows.
 */
final class StoreGate {

  /** Longer than a change takes, unless it waits for somebody's row. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final MVStore store;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  private final Condition empty = lock.newCondition();
  private final Condition turn = lock.newCondition();

  private int inside;

  /** So many of those inside have outlasted a store: they change nothing, they wait for a row. */
  private int stuck;

  private boolean closing;
  private boolean closed;
  private boolean led;
  private long asked;
  private long stored;

  StoreGate(MVStore store) {
    this.store = store;
  }

  /**
   * Before a change. To be followed by {@link #leave} on whatever way it ends.
   *
   * @param awaited somebody inside may be waiting for rows of this transaction
   */
  void enter(boolean awaited) {
    lock.lock();
    try {
      while (closed || (closing && !awaited)) {
        opened.awaitUninterruptibly();
      }
      inside++;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      inside--;
      stuck = Math.min(stuck, inside);
      if (closing && inside <= stuck) {
        // Here and not by who waits for it: somebody else would slip in until that one is awake.
        closed = true;
        empty.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Comes back when all that was committed before is on disk; one store serves all who wait. */
  void store() {
    lock.lock();
    try {
      long mine = ++asked;
      while (stored < mine) {
        if (led) {
          turn.awaitUninterruptibly();
        } else {
          lead(this::noteAndWrite);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Stores in good time what a large transaction has changed: H2 would do it amid a change. */
  void relieve() {
    if (store.getUnsavedMemory() > store.getAutoCommitMemory() / 2) {
      alone(this::note);
    }
  }

  /**
   * For what changes so much that H2 stores in the midst of it, and never waits for a row: a commit
   * or a rollback.
   */
  void alone(Runnable change) {
    lock.lock();
    try {
      while (led) {
        turn.awaitUninterruptibly();
      }
      lead(() -> closed(change));
    } finally {
      lock.unlock();
    }
  }

  private void lead(Runnable work) {
    led = true;
    try {
      work.run();
    } finally {
      led = false;
      turn.signalAll();
    }
  }

  private void noteAndWrite() {
    long covered = closed(this::note);
    unlocked(() -> store.executeFilestoreOperation(StoreGate::written));
    stored = covered;
  }

  private static void written() {
    // H2 comes to it when all that was noted before is written.
  }

  /** Has H2 note all roots while nobody changes them. */
  private void note() {
    if (store.tryCommit() < 0) {
      store.commit(); // nothing to store, or H2 is at it of its own accord
    }
  }

  /** Who asked for a store up to then. */
  private long closed(Runnable work) {
    close();
    long before = asked;
    try {
      unlocked(work);
    } finally {
      closing = false;
      closed = false;
      opened.signalAll();
    }
    return before;
  }

  private void unlocked(Runnable work) {
    lock.unlock();
    try {
      work.run();
    } finally {
      lock.lock();
    }
  }

  private void close() {
    closing = true;
    closed = inside <= stuck;
    long until = System.nanoTime() + PATIENCE.toNanos();
    boolean interrupted = false;
    while (!closed) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        stuck = inside;
        closed = true;
      } else {
        try {
          empty.awaitNanos(left);
        } catch (InterruptedException e) {
          interrupted = true; // what was committed is stored all the same
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
