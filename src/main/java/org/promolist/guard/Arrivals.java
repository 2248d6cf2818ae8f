package org.promolist.guard;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.promolist.shared.Databases;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets those who come by the same new name go one after the other, before the database has to. The
 * embedded one would wait for a row that somebody else has inserted and not committed by trying
 * again without pause, which keeps a processor from whoever could commit it.
 */
@Component
class Arrivals {

  /** Names that share one wait for each other though they need not: so many that few do. */
  private static final int DOORS = 1_024;

  private final Lock[] doors =
      IntStream.range(0, DOORS).mapToObj(i -> new ReentrantLock()).toArray(Lock[]::new);
  private final boolean embedded;

  Arrivals(DataSource dataSource) {
    this.embedded = !Databases.isPostgres(dataSource);
  }

  /** Alone by this name until the present transaction ends; one name in a transaction. */
  void enter(String name) {
    if (!embedded) {
      return; // there, who waits for a row sleeps
    }
    Lock door = doors[Math.floorMod(name.hashCode(), DOORS)];
    door.lock();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            door.unlock();
          }
        });
  }
}
