package org.promolist.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sessions of people as they are stored. */
@Component
class SessionRows {

  /** Ids in one statement. */
  private static final int CHUNK = 500;

  /** When somebody was last seen is known to this. */
  static final Duration SEEN_EVERY = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final Clock clock;

  SessionRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Whether a session counts.
   *
   * @param revision of its account now
   */
  record Standing(boolean open, long revision, Instant lastSeenAt) {}

  /**
   * Adds a session, unless the account was changed since its person was let in: the statement waits
   * for a change that is under way and then sees it.
   */
  @Transactional
  public boolean begin(UUID id, SignedInPerson person, PortalVisit visit) {
    OffsetDateTime now = now();
    int asItWas =
        jdbc.sql(
                """
                update account set last_sign_in_at = :now
                where id = :account and access_revision = :revision and disabled_at is null
                """)
            .param("now", now)
            .param("account", person.id())
            .param("revision", person.revision())
            .update();
    if (asItWas == 0) {
      return false;
    }
    jdbc.sql(
            """
            insert into portal_session
              (id, account_id, started_at, last_seen_at, expires_at, address, browser)
            values (:id, :account, :now, :now, :expires, :address, :browser)
            """)
        .param("id", id)
        .param("account", person.id())
        .param("now", now)
        .param("expires", overAfter(visit.idle()))
        .param("address", visit.address())
        .param("browser", visit.browser())
        .update();
    return true;
  }

  Optional<Standing> standing(UUID id) {
    return jdbc.sql(
            """
            select s.ended_at is null and a.disabled_at is null as open, a.access_revision,
              s.last_seen_at
            from portal_session s join account a on a.id = s.account_id where s.id = :id
            """)
        .param("id", id)
        .query((rs, row) ->
            new Standing(
                rs.getBoolean("open"),
                rs.getLong("access_revision"),
                rs.getObject("last_seen_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  void seen(UUID id, Duration idle) {
    jdbc.sql(
            """
            update portal_session set last_seen_at = :now, expires_at = :expires
            where id = :id and ended_at is null
            """)
        .param("now", now())
        .param("expires", overAfter(idle))
        .param("id", id)
        .update();
  }

  /** Not before it is: a request that comes right after the last one noted is not noted. */
  private OffsetDateTime overAfter(Duration idle) {
    return now().plus(idle).plus(SEEN_EVERY);
  }

  /** Those of an account that are open, latest first. */
  List<OpenSession> of(UUID accountId, @Nullable UUID current) {
    return jdbc.sql(
            """
            select id, started_at, last_seen_at, address, browser from portal_session
            where account_id = :account and ended_at is null and expires_at > :now order by id desc
            """)
        .param("account", accountId)
        .param("now", now())
        .query((rs, row) ->
            new OpenSession(
                rs.getObject("id", UUID.class),
                rs.getObject("started_at", OffsetDateTime.class).toInstant(),
                rs.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                rs.getString("address"),
                rs.getString("browser"),
                rs.getObject("id", UUID.class).equals(current)))
        .list();
  }

  /** Those of these that go on. */
  List<UUID> open(Collection<UUID> ids) {
    List<UUID> all = List.copyOf(ids);
    List<UUID> open = new ArrayList<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      open.addAll(
          jdbc.sql(
                  """
                  select s.id from portal_session s join account a on a.id = s.account_id
                  where s.id in (:ids) and s.ended_at is null and a.disabled_at is null
                  """)
              .param("ids", all.subList(from, Math.min(all.size(), from + CHUNK)))
              .query(UUID.class)
              .list());
    }
    return open;
  }

  /**
   * Ends one, if it is of this account.
   *
   * @param accountId null for any
   */
  boolean end(UUID id, @Nullable UUID accountId) {
    return jdbc.sql(
                "update portal_session set ended_at = :now where id = :id and ended_at is null"
                    + (accountId == null ? "" : " and account_id = :account"))
            .param("now", now())
            .param("id", id)
            .param("account", accountId)
            .update()
        == 1;
  }

  /**
   * Ends those of an account and tells how many of them were open. Also those that seem to be over:
   * clocks of nodes differ, and who is put out has to be out.
   *
   * @param but one that goes on; null for none
   */
  @Transactional
  public int endAll(UUID accountId, @Nullable UUID but) {
    String others = " where account_id = :account and ended_at is null" + butOne(but);
    int open =
        jdbc.sql("select count(*) from portal_session" + others + " and expires_at > :now")
            .param("now", now())
            .param("account", accountId)
            .param("but", but)
            .query(Integer.class)
            .single();
    jdbc.sql("update portal_session set ended_at = :now" + others)
        .param("now", now())
        .param("account", accountId)
        .param("but", but)
        .update();
    return open;
  }

  private static String butOne(@Nullable UUID but) {
    return but == null ? "" : " and id <> :but";
  }

  /** Nobody asks for sessions that are over. */
  @Scheduled(fixedDelayString = "PT1H")
  void forget() {
    jdbc.sql("delete from portal_session where expires_at < :gone")
        .param("gone", now().minusDays(1))
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
