package org.promolist.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of jobs. Every step of a job's life is one conditional update: it happens, or not. */
@Component
class JobStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  JobStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void insert(UUID id, JobOrder order, Actor actor) {
    jdbc.sql(
            """
            insert into job (id, kind, subject_id, object_id, title, state, run, failures, done,
              total, run_started_done, created_at, created_by, created_by_id)
            values (:id, :kind, :subject, :object, :title, 'QUEUED', 0, 0, 0,
              :total, 0, :now, :actor, :actorId)
            """)
        .param("id", id)
        .param("kind", order.kind())
        .param("subject", order.subjectId())
        .param("object", order.objectId())
        .param("title", order.title())
        .param("total", order.total())
        .param("now", now())
        .param("actor", actor.name())
        .param("actorId", actor.id())
        .update();
  }

  /** Begins another run, which counts as failed until it makes progress; false for an ended job. */
  boolean start(UUID id) {
    return jdbc.sql(
                """
                update job set state = 'RUNNING', run = run + 1, failures = failures + 1,
                  run_started_done = done, run_started_at = :now, started_at = coalesce(started_at, :now)
                where id = :id and state in ('QUEUED', 'RUNNING')
                """)
            .param("id", id)
            .param("now", now())
            .update()
        == 1;
  }

  boolean advance(UUID id, int run, long done) {
    return jdbc.sql(
                """
                update job set done = :done,
                  failures = case when done < :done then 0 else failures end
                where id = :id and run = :run and state = 'RUNNING'
                """)
            .param("id", id)
            .param("run", run)
            .param("done", done)
            .update()
        == 1;
  }

  boolean succeed(UUID id, int run, long done) {
    return jdbc.sql(
                """
                update job set state = 'SUCCEEDED', done = :done, total = :done, ended_at = :now
                where id = :id and run = :run and state = 'RUNNING'
                """)
            .param("id", id)
            .param("run", run)
            .param("done", done)
            .param("now", now())
            .update()
        == 1;
  }

  /** Runs since the last progress. */
  int failures(UUID id) {
    return jdbc.sql("select failures from job where id = :id")
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  /** Ends a job without success; false where it has ended already. */
  boolean end(UUID id, JobState state, @Nullable JobFailure failure) {
    return jdbc.sql(
                """
                update job set state = :state, ended_at = :now, failure = :failure,
                  failure_args = :detail, incident = :incident
                where id = :id and state in ('QUEUED', 'RUNNING')
                """)
            .param("id", id)
            .param("state", state.name())
            .param("now", now())
            .param("failure", failure == null ? null : failure.code())
            .param("detail", failure == null ? null : failure.detail())
            .param("incident", failure == null ? null : failure.incident())
            .update()
        == 1;
  }

  void lock(Collection<UUID> ids) {
    if (!ids.isEmpty()) {
      jdbc.sql("select id from job where id in (:ids) order by id for update")
          .param("ids", ids)
          .query((rs, row) -> rs.getObject(1))
          .list();
    }
  }

  Optional<JobDetails> find(UUID id) {
    return find(List.of(id)).stream().findFirst();
  }

  List<JobDetails> find(Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : jdbc.sql("select * from job where id in (:ids)")
            .param("ids", ids)
            .query(JobStore::details)
            .list();
  }

  int run(UUID id) {
    return jdbc.sql("select run from job where id = :id")
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  /** Latest first. */
  List<JobDetails> page(Collection<JobState> states, @Nullable UUID before, int limit) {
    return jdbc.sql(
            "select * from job where state in (:states)"
                + (before == null ? "" : " and id < :before")
                + " order by id desc limit :limit")
        .param("states", states.stream().map(Enum::name).toList())
        .param("before", before)
        .param("limit", limit)
        .query(JobStore::details)
        .list();
  }

  /** Those that have not ended, and all that were created since. */
  List<JobDetails> recent(Instant since) {
    return jdbc.sql(
            """
            select * from job where state in ('QUEUED', 'RUNNING')
            union select * from job where created_at > :since
            """)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(JobStore::details)
        .list();
  }

  void deleteEndedBefore(Instant before) {
    jdbc.sql(
            "delete from job where created_at < :before and state not in ('QUEUED', 'RUNNING')"
                + " and ended_at < :before")
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static JobDetails details(ResultSet rs, int row) throws SQLException {
    String failure = rs.getString("failure");
    return new JobDetails(
        rs.getObject("id", UUID.class),
        rs.getString("kind"),
        rs.getObject("subject_id", UUID.class),
        rs.getObject("object_id", UUID.class),
        rs.getString("title"),
        JobState.valueOf(rs.getString("state")),
        rs.getLong("done"),
        rs.getLong("total"),
        Optional.ofNullable(instant(rs, "created_at")).orElseThrow(),
        rs.getString("created_by"),
        rs.getObject("created_by_id", UUID.class),
        instant(rs, "started_at"),
        instant(rs, "ended_at"),
        failure == null
            ? null
            : new JobFailure(failure, rs.getString("failure_args"), rs.getString("incident")),
        new JobDetails.Pace(instant(rs, "run_started_at"), rs.getLong("run_started_done")));
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
