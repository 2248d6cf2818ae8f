package org.promolist.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Actor;
import org.promolist.shared.CurrentActor;
import org.promolist.shared.Ids;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Slice;
import org.promolist.shared.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what was done, by whom and when. Entries are only ever added. */
@Service
public class AuditTrail {

  private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final CurrentActor currentActor;
  private final Clock clock;

  AuditTrail(JdbcClient jdbc, JsonMapper json, CurrentActor currentActor, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /**
   * Adds an entry in the name of the current actor. Belongs in the transaction of the deed itself:
   * a deed without its entry, or an entry without its deed, must not be.
   *
   * @param action a word such as {@code CHANGED}, at most 40 characters
   * @param objectType what kind of thing it was done to, at most 40 characters
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(String action, String objectType, UUID objectId, List<Change> changes) {
    Actor actor = currentActor.get();
    jdbc.sql(
            """
            insert into audit_entry (id, at, actor_kind, actor_id, actor_name, action,
              object_type, object_id, changes)
            values (:id, :at, :actorKind, :actorId, :actorName, :action,
              :objectType, :objectId, :changes)
            """)
        .param("id", Ids.next())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("actorKind", actor.kind().name())
        .param("actorId", actor.id())
        .param("actorName", actor.name())
        .param("action", action)
        .param("objectType", objectType)
        .param("objectId", objectId)
        .param("changes", json.writeValueAsString(changes))
        .update();
  }

  /**
   * What was done to one object, latest first.
   *
   * @param cursor of the slice before; anything else is refused as {@code cursor_invalid}
   */
  @Transactional(readOnly = true)
  public Slice<AuditEntry> of(
      String objectType, UUID objectId, @Nullable String cursor, int limit) {
    UUID before = cursor == null ? null : parse(cursor);
    List<AuditEntry> found =
        jdbc.sql(
                "select * from audit_entry where object_type = :type and object_id = :id"
                    + (before == null ? "" : " and id < :before")
                    + " order by id desc limit :limit")
            .param("type", objectType)
            .param("id", objectId)
            .param("before", before)
            .param("limit", limit + 1)
            .query(this::entry)
            .list();
    boolean more = found.size() > limit;
    List<AuditEntry> items = more ? found.subList(0, limit) : found;
    return new Slice<>(items, more ? items.getLast().id().toString() : null);
  }

  /**
   * The history of one object, parted at a moment: for who has to know how the object stood then.
   *
   * @param actions those that count; an object may have many entries of other kinds
   */
  @Transactional(readOnly = true)
  public Past past(String objectType, UUID objectId, Collection<String> actions, Instant moment) {
    List<AuditEntry> found =
        jdbc.sql(
                """
                select * from audit_entry
                where object_type = :type and object_id = :id and action in (:actions)
                order by id desc
                """)
            .param("type", objectType)
            .param("id", objectId)
            .param("actions", actions)
            .query(this::entry)
            .list();
    return Past.of(found, moment);
  }

  private static UUID parse(String cursor) {
    return Ids.parse(cursor)
        .orElseThrow(
            () -> new InvalidInputException(List.of(Violation.of("cursor", "cursor_invalid"))));
  }

  private AuditEntry entry(ResultSet rs, int row) throws SQLException {
    Actor actor =
        new Actor(
            Actor.Kind.valueOf(rs.getString("actor_kind")),
            rs.getObject("actor_id", UUID.class),
            rs.getString("actor_name"));
    return new AuditEntry(
        rs.getObject("id", UUID.class),
        rs.getObject("at", OffsetDateTime.class).toInstant(),
        actor,
        rs.getString("action"),
        json.readValue(rs.getString("changes"), CHANGES));
  }
}
