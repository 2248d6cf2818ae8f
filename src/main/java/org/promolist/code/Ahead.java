package org.promolist.code;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Makes the next portion while the present one is dealt with: the database and the program then
 * work at the same time. One portion ahead, no more.
 */
final class Ahead<T> implements AutoCloseable {

  private final ExecutorService maker =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("ahead").factory());

  private final Supplier<T> source;
  private Future<T> next;

  Ahead(Supplier<T> source) {
    this.source = source;
    this.next = maker.submit(source::get);
  }

  /** What the source gave next; what it threw is thrown here. */
  T take() {
    try {
      T taken = next.get();
      next = maker.submit(source::get);
      return taken;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException thrown
          ? thrown
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * Waits for the portion in the making: interrupted, it could take its connection down with it.
   */
  @Override
  public void close() {
    maker.close();
  }
}
