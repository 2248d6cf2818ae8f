package org.promolist.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Actor;
import org.promolist.shared.Ids;

/**
 * A trail as years leave it: a program that does most of it, people who do some, one who did a
 * little long ago; kinds of deeds from constant to rare; objects with long histories and short
 * ones.
 */
public final class ManyEntries {

  public static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
  public static final UUID BUSY = new UUID(77, 1);
  public static final UUID SUCCESSOR = new UUID(77, 3);

  /** Did something among the first few hundred entries only. */
  public static final UUID LONG_GONE = new UUID(77, 2);

  /** A tenth of all is about it. */
  public static final UUID KNOWN_OBJECT = new UUID(78, 1);

  public static final UUID SOME_OBJECT = new UUID(79, 17);
  public static final UUID PART = new UUID(80, 1);

  private static final int BATCH = 2_000;
  private static final int PEOPLE = 40;
  private static final int OBJECTS = 5_000;
  private static final List<String> COMMON = List.of("CHANGED", "CODE_ISSUED", "CLAIM_REVERSED");
  private static final List<String> RARE = List.of("DELETED", "PAUSED", "RESUMED", "ARCHIVED");

  private final int size;
  private final long secondsApart;
  private final Random random = new Random(7);

  public ManyEntries(int size, long secondsApart) {
    this.size = size;
    this.secondsApart = secondsApart;
  }

  public Instant last() {
    return FIRST.plusSeconds(size * secondsApart);
  }

  /** Adds them, and tells the database to look at what it has now. */
  public void fill(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement(
              """
              insert into audit_entry (id, at, actor_kind, actor_id, actor_name, action,
                object_type, object_id, changes, address, object_name, part_id)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)) {
        for (int i = 0; i < size; i++) {
          add(insert, i);
          if ((i + 1) % BATCH == 0 || i + 1 == size) {
            insert.executeBatch();
            connection.commit();
          }
        }
      }
    }
    try (Connection connection = database.getConnection();
        Statement look = connection.createStatement()) {
      boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
      look.execute(
          "insert into audit_kind select distinct object_type, action from audit_entry"
              + " on conflict do nothing");
      look.execute(h2 ? "analyze" : "vacuum analyze audit_entry");
    }
  }

  private void add(PreparedStatement insert, int i) throws SQLException {
    Instant at = FIRST.plusSeconds(i * secondsApart);
    Actor actor = actor(i);
    boolean known = random.nextInt(10) == 0;
    List<@Nullable Object> row = new ArrayList<>();
    row.add(Ids.at(at));
    row.add(at.atOffset(ZoneOffset.UTC));
    row.add(actor.kind().name());
    row.add(actor.id());
    row.add(actor.name());
    row.add(
        random.nextInt(2_000) == 0
            ? RARE.get(random.nextInt(RARE.size()))
            : COMMON.get(random.nextInt(COMMON.size())));
    row.add(random.nextInt(100) == 0 ? "CUSTOMER" : "LIST");
    row.add(known ? KNOWN_OBJECT : new UUID(79, random.nextInt(OBJECTS)));
    row.add("[{\"field\":\"points\",\"oldValue\":%d,\"newValue\":%d}]".formatted(i, i + 1));
    row.add("10.0.0." + i % 250);
    row.add("List " + i % 100);
    row.add(random.nextInt(1_000) == 0 ? PART : null);
    for (int column = 0; column < row.size(); column++) {
      insert.setObject(column + 1, row.get(column));
    }
    insert.addBatch();
  }

  private Actor actor(int i) {
    if (i < 400 && i % 4 == 0) {
      return new Actor(Actor.Kind.PERSON, LONG_GONE, "Long gone");
    }
    int one = random.nextInt(100);
    if (one < 70) {
      // Did most of it until it was replaced: who takes entries for evenly mixed looks in vain.
      return i < size / 2
          ? new Actor(Actor.Kind.API_CLIENT, BUSY, "till")
          : new Actor(Actor.Kind.API_CLIENT, SUCCESSOR, "new till");
    }
    return one < 75
        ? Actor.SYSTEM
        : new Actor(Actor.Kind.PERSON, new UUID(76, one % PEOPLE), "Person " + one % PEOPLE);
  }
}
