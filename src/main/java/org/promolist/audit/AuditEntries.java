package org.promolist.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Actor;
import org.promolist.shared.CurrentAddress;
import org.promolist.shared.Databases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of entries: rows are added and read, never changed. */
@Component
class AuditEntries {

  private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

  /** As long as their columns. */
  private static final int MAX_NAME = 240;

  private static final int MAX_ADDRESS = 64;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final CurrentAddress address;
  private final Clock clock;
  private final boolean embedded;
  private final EntryIds ids = new EntryIds();

  AuditEntries(
      JdbcClient jdbc,
      JsonMapper json,
      CurrentAddress address,
      Clock clock,
      DataSource dataSource) {
    this.jdbc = jdbc;
    this.json = json;
    this.address = address;
    this.clock = clock;
    this.embedded = !Databases.isPostgres(dataSource);
  }

  /**
   * In the present transaction. An object without a name of its own in this deed keeps the name it
   * had in the one before: who only knows its id need not look for it.
   */
  void add(Actor actor, Deed deed) {
    add(actor, deed, address.get());
  }

  /**
   * The same for what is recorded later than it was done.
   *
   * @param from the address it was done from, if it was from one
   */
  void add(Actor actor, Deed deed, @Nullable String from) {
    // To the microsecond, as it is stored: the id tells the same moment.
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    addKind(deed);
    AuditQuery before = query(AuditFilter.of(deed.objectType(), deed.objectId()), null);
    Map<String, @Nullable Object> values = new HashMap<>();
    values.putAll(before.params());
    values.put("limit", 1);
    values.put("id", ids.next(at));
    values.put("at", at.atOffset(ZoneOffset.UTC));
    values.put("actorKind", actor.kind().name());
    values.put("actorId", actor.id());
    values.put("actorName", actor.name());
    values.put("action", deed.action());
    values.put("part", deed.partId());
    values.put("name", cut(deed.toldName(), MAX_NAME));
    values.put("address", cut(from, MAX_ADDRESS));
    values.put("changes", json.writeValueAsString(deed.changes()));
    jdbc.sql(
            """
            insert into audit_entry (id, at, actor_kind, actor_id, actor_name, action,
              object_type, object_id, part_id, object_name, address, changes)
            values (:id, :at, :actorKind, :actorId, :actorName, :action,
              :type, :object, :part,
              coalesce(cast(:name as varchar), (
                select p.object_name from audit_entry p where p.id = (%s))),
              :address, :changes)
            """
                .formatted(before.sql()))
        .params(values)
        .update();
  }

  private void addKind(Deed deed) {
    jdbc.sql("insert into audit_kind (object_type, action) values (?, ?) on conflict do nothing")
        .params(deed.objectType(), deed.action())
        .update();
  }

  private static @Nullable String cut(@Nullable String text, int length) {
    return text == null || text.length() <= length ? text : text.substring(0, length);
  }

  /**
   * How a page of entries is found.
   *
   * @param before where the page before ended
   */
  AuditQuery query(AuditFilter filter, @Nullable UUID before) {
    boolean byKind = filter.isOfSomeKinds() && !filter.isOfOneObject();
    return AuditQuery.of(filter, byKind ? kinds() : List.of(), before, embedded);
  }

  List<AuditKind> kinds() {
    return jdbc.sql("select object_type, action from audit_kind order by object_type, action")
        .query((rs, row) -> new AuditKind(rs.getString(1), rs.getString(2)))
        .list();
  }

  /** Those of these ids, latest first. */
  List<AuditEntry> read(Collection<UUID> wanted) {
    return wanted.isEmpty()
        ? List.of()
        : jdbc
            .sql("select * from audit_entry where id in (:ids)")
            .param("ids", wanted)
            .query(this::entry)
            .list()
            .stream()
            .sorted(Comparator.comparing(AuditEntry::id).reversed())
            .toList();
  }

  AuditEntry entry(ResultSet rs, int row) throws SQLException {
    Actor actor =
        new Actor(
            Actor.Kind.valueOf(rs.getString("actor_kind")),
            rs.getObject("actor_id", UUID.class),
            rs.getString("actor_name"));
    return new AuditEntry(
        rs.getObject("id", UUID.class),
        rs.getObject("at", OffsetDateTime.class).toInstant(),
        actor,
        rs.getString("address"),
        rs.getString("action"),
        rs.getString("object_type"),
        rs.getObject("object_id", UUID.class),
        rs.getString("object_name"),
        json.readValue(rs.getString("changes"), CHANGES));
  }
}
