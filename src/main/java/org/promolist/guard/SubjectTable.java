package org.promolist.guard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.RoundTrip;
import org.promolist.shared.RoundTrip.Message;
import org.promolist.shared.RoundTrip.Part;
import org.promolist.shared.RoundTrip.Question;
import org.promolist.shared.RoundTrip.Statement;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;
import org.springframework.stereotype.Component;

/** The rows of subjects. */
@Component
class SubjectTable {

  private static final String CLAIMED =
      """
      update guard_subject set consecutive = 0, locked_until = null,
        week_claims = case when week_start >= ? then week_claims + 1 else 1 end,
        week_start = case when week_start > ? then week_start else ? end,
        month_claims = case when month_start >= ? then month_claims + 1 else 1 end,
        month_start = case when month_start > ? then month_start else ? end,
        year_claims = case when year_start >= ? then year_claims + 1 else 1 end,
        year_start = case when year_start > ? then year_start else ? end
      where\s
      """;

  private final JdbcClient jdbc;
  private final RoundTrip roundTrip;

  SubjectTable(JdbcClient jdbc, RoundTrip roundTrip) {
    this.jdbc = jdbc;
    this.roundTrip = roundTrip;
  }

  Optional<SubjectState> find(String subject, String formerName) {
    return select(subject, formerName, "").optional();
  }

  /** Nobody else's until the present transaction ends. */
  List<SubjectState> lock(String subject, String formerName) {
    return select(subject, formerName, " for update").list();
  }

  private MappedQuerySpec<SubjectState> select(String subject, String formerName, String suffix) {
    return jdbc.sql("select * from guard_subject where subject in (?, ?)" + suffix)
        .params(subject, formerName)
        .query(SubjectTable::read);
  }

  /** As {@link #lock}, to be asked along with something else. */
  Question<SubjectState> locking(String name) {
    return new Question<>(
        Statement.of("select * from guard_subject where subject = ? for update", name),
        SubjectTable::read);
  }

  /** As {@link #locking(String)}, of those whom nobody else holds. */
  Question<SubjectState> locking(Collection<String> names) {
    return new Question<>(
        Statement.of(
            """
            select * from guard_subject where subject = any(cast(? as varchar array))
            for update skip locked
            """,
            (Object) names.toArray(String[]::new)),
        SubjectTable::read);
  }

  /** Adds a subject that is known by neither name. */
  void add(String subject, String formerName) {
    jdbc.sql(
            """
            insert into guard_subject
              (subject, consecutive, cumulative, week_claims, month_claims, year_claims)
            select cast(? as varchar), 0, 0, 0, 0, 0
            where not exists (select 1 from guard_subject where subject in (?, ?))
            on conflict do nothing
            """)
        .params(subject, subject, formerName)
        .update();
  }

  void remove(String subject) {
    jdbc.sql("delete from guard_subject where subject = ?").param(subject).update();
  }

  /**
   * Adds those of these that are known by neither name; which were added.
   *
   * @throws PessimisticLockingFailureException if one of them got its former name at this moment
   */
  List<String> addNew(Map<String, String> formerNames) {
    List<String> formers = List.copyOf(formerNames.values());
    Message message = roundTrip.message();
    Part<List<String>> added =
        message.ask(
            new Question<>(
                Statement.of(
                    """
                    insert into guard_subject
                      (subject, consecutive, cumulative, week_claims, month_claims, year_claims)
                    select n.subject, 0, 0, 0, 0, 0
                    from unnest(cast(? as varchar array), cast(? as varchar array))
                      as n (subject, former)
                    where not exists (select 1 from guard_subject s where s.subject = n.subject)
                      and not exists (select 1 from guard_subject s where s.subject = n.former)
                    on conflict do nothing
                    returning subject
                    """,
                    formerNames.keySet().toArray(String[]::new),
                    formers.toArray(String[]::new)),
                (rs, row) -> rs.getString("subject")));
    Part<List<String>> renamed =
        message.ask(
            new Question<>(
                Statement.of(
                    "select subject from guard_subject where subject = any(cast(? as varchar array))",
                    (Object) formers.toArray(String[]::new)),
                (rs, row) -> rs.getString("subject")));
    message.send();
    if (added.answer().stream()
        .filter(subject -> !subject.equals(formerNames.get(subject)))
        .map(formerNames::get)
        .anyMatch(renamed.answer()::contains)) {
      throw new PessimisticLockingFailureException("a subject was renamed meanwhile");
    }
    return added.answer();
  }

  void lockout(SubjectState state) {
    jdbc.sql(
            """
            update guard_subject set consecutive = ?, cumulative = ?, locked_until = ?
            where subject = ?
            """)
        .param(state.consecutive())
        .param(state.cumulative())
        .param(time(state.lockedUntil()))
        .param(state.subject())
        .update();
  }

  /**
   * A claim was made on this day: the count of failures begins anew, and each window has it. A
   * window never goes back, whatever another node's clock says.
   */
  Statement claimed(String subject, LocalDate day, Statement provided) {
    List<@Nullable Object> params = starts(day);
    params.add(subject);
    params.addAll(provided.params());
    return new Statement(CLAIMED + "subject = ? and exists (" + provided.sql() + ")", params);
  }

  /** As {@link #claimed(String, LocalDate, Statement)}, for each of these. */
  Statement claimed(Collection<String> names, LocalDate day) {
    List<@Nullable Object> params = starts(day);
    params.add(names.toArray(String[]::new));
    return new Statement(CLAIMED + "subject = any(cast(? as varchar array))", params);
  }

  private static List<@Nullable Object> starts(LocalDate day) {
    LocalDate week = LimiterWindow.WEEK.start(day);
    LocalDate month = LimiterWindow.MONTH.start(day);
    LocalDate year = LimiterWindow.YEAR.start(day);
    return new ArrayList<>(List.of(week, week, week, month, month, month, year, year, year));
  }

  /** A claim of this day stands no longer; windows that are over stay as they are. */
  void givenBack(String subject, LocalDate day) {
    jdbc.sql(
            """
            update guard_subject set
              week_claims = case when week_start = ? then week_claims - 1 else week_claims end,
              month_claims = case when month_start = ? then month_claims - 1 else month_claims end,
              year_claims = case when year_start = ? then year_claims - 1 else year_claims end
            where subject = ?
            """)
        .params(
            LimiterWindow.WEEK.start(day),
            LimiterWindow.MONTH.start(day),
            LimiterWindow.YEAR.start(day),
            subject)
        .update();
  }

  void rename(String subject, String newName) {
    jdbc.sql("update guard_subject set subject = ? where subject = ?")
        .params(newName, subject)
        .update();
  }

  private static SubjectState read(ResultSet rs, int row) throws SQLException {
    Map<LimiterWindow, SubjectState.Used> used = new EnumMap<>(LimiterWindow.class);
    for (LimiterWindow window : LimiterWindow.values()) {
      String column = window.name().toLowerCase(Locale.ROOT);
      LocalDate start = rs.getObject(column + "_start", LocalDate.class);
      if (start != null) {
        used.put(window, new SubjectState.Used(start, rs.getInt(column + "_claims")));
      }
    }
    OffsetDateTime locked = rs.getObject("locked_until", OffsetDateTime.class);
    return new SubjectState(
        rs.getString("subject"),
        rs.getInt("consecutive"),
        rs.getLong("cumulative"),
        locked == null ? null : locked.toInstant(),
        used);
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
