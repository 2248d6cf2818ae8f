package org.promolist.account;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * When API clients were last used, and from where. Kept in memory and written now and then, each
 * client at most once a minute: a call must not wait for it, and a thousand calls a second are one
 * write. What a node had not written yet when it stopped is lost.
 */
@Component
class LastUses {

  static final Duration BETWEEN_WRITES = Duration.ofMinutes(1);

  /** Longer than any address is. */
  private static final int MAX_ADDRESS = 64;

  /** Not backwards: another node may have written later ones. */
  private static final String WRITE =
      """
      update api_client set last_used_at = ?, last_used_from = ?
      where id = ? and (last_used_at is null or last_used_at < ?)
      """;

  private final Map<UUID, Use> pending = new ConcurrentHashMap<>();

  /** As many as clients: none is forgotten. */
  private final Map<UUID, Instant> written = new HashMap<>();

  private final JdbcOperations jdbc;
  private final TransactionOperations transaction;
  private final Clock clock;

  LastUses(JdbcOperations jdbc, TransactionOperations transaction, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Use(Instant at, String from) {}

  void note(UUID client, String address) {
    String from = address.length() > MAX_ADDRESS ? address.substring(0, MAX_ADDRESS) : address;
    pending.put(client, new Use(clock.instant(), from));
  }

  @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
  synchronized void write() {
    Instant now = clock.instant();
    SortedMap<UUID, Use> due = new TreeMap<>(); // in one order, as every node does
    pending.forEach((client, use) -> {
      Instant last = written.get(client);
      if (last == null || !last.plus(BETWEEN_WRITES).isAfter(now)) {
        due.put(client, use);
      }
    });
    if (due.isEmpty()) {
      return;
    }
    transaction.executeWithoutResult(
        status -> jdbc.batchUpdate(WRITE, List.copyOf(due.entrySet()), due.size(), LastUses::set));
    due.forEach((client, use) -> {
      written.put(client, now);
      pending.remove(client, use);
    });
  }

  private static void set(PreparedStatement update, Map.Entry<UUID, Use> entry)
      throws SQLException {
    OffsetDateTime at = entry.getValue().at().atOffset(ZoneOffset.UTC);
    update.setObject(1, at);
    update.setString(2, entry.getValue().from());
    update.setObject(3, entry.getKey());
    update.setObject(4, at);
  }
}
