package org.promolist.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.AuditTrail;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

@DatabaseTest
class PortalSessionsTest {

  @Autowired PortalSessions sessions;
  @Autowired Accounts accounts;
  @Autowired PersonAuthentication signIn;
  @Autowired AuditTrail audit;
  @Autowired JdbcClient jdbc;

  private final String name = Colleagues.name();
  private UUID account;

  @BeforeEach
  void somebody() {
    Colleagues.as(Colleagues.anAdmin());
    account = accounts.create(name, "Ada", Set.of(Role.AGENT), Colleagues.PASSWORD);
    Colleagues.as(null);
  }

  @AfterEach
  void nobodyIsSignedIn() {
    Colleagues.as(null);
  }

  @Test
  void aSessionBeginsWithItsFirstRequestAndOnlyOnce() {
    Authentication one = session();
    assertThat(sessions.admit(one, Colleagues.VISIT)).contains(one);
    Colleagues.as(one);
    assertThat(sessions.own())
        .singleElement()
        .satisfies(session -> {
          assertThat(session.current()).isTrue();
          assertThat(session.address()).isEqualTo("192.0.2.7");
          assertThat(session.browser()).isEqualTo("Firefox, Linux");
          assertThat(session.lastSeenAt()).isEqualTo(session.startedAt());
        });
    assertThat(
            jdbc.sql("select last_sign_in_at is not null from account where id = :id")
                .param("id", account)
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void whenSomebodyWasSeenIsKeptToTheMinute() {
    Authentication one = session();
    UUID id = sessions.id(one).orElseThrow();
    sessions.admit(one, Colleagues.VISIT);
    assertThat(seenSinceStart(id)).as("a moment later").isFalse();
    jdbc.sql(
            """
            update portal_session set started_at = started_at - interval '2' minute,
              last_seen_at = last_seen_at - interval '2' minute where id = :id
            """)
        .param("id", id)
        .update();
    sessions.admit(one, Colleagues.VISIT);
    assertThat(seenSinceStart(id)).isTrue();
  }

  @Test
  void oneOfOnesOwnIsEndedElsewhere() {
    Authentication here = session();
    Authentication there = session();
    Colleagues.as(here);
    sessions.end(sessions.id(there).orElseThrow());
    assertThat(sessions.admit(there, Colleagues.VISIT)).isEmpty();
    assertThat(sessions.admit(here, Colleagues.VISIT)).isPresent();
    assertThat(sessions.own()).extracting(OpenSession::current).containsExactly(true);
    assertThat(audit.of(AccountAudit.OBJECT_TYPE, account, null, 1).items())
        .extracting(AuditEntry::action)
        .containsExactly("SESSIONS_ENDED");
  }

  @Test
  void allOthersAreEndedAtOnce() {
    Authentication here = session();
    List<Authentication> others = List.of(session(), session());
    Colleagues.as(here);
    assertThat(sessions.endOthers()).isEqualTo(2);
    others.forEach(other -> assertThat(sessions.admit(other, Colleagues.VISIT)).isEmpty());
    assertThat(sessions.admit(here, Colleagues.VISIT)).isPresent();
    assertThat(sessions.endOthers()).isZero();
  }

  @Test
  void nobodyEndsWhatIsSomebodyElses() {
    Authentication mine = session();
    Colleagues.as(Colleagues.anAdmin());
    String other = Colleagues.name();
    accounts.create(other, "Eve", Set.of(Role.VIEWER), Colleagues.PASSWORD);
    Authentication eve =
        sessions
            .admit(
                signIn.authenticate(Colleagues.attempt(other, Colleagues.PASSWORD)),
                Colleagues.VISIT)
            .orElseThrow();
    Colleagues.as(eve);
    assertThat(sessions.own()).hasSize(1);
    sessions.end(sessions.id(mine).orElseThrow());
    assertThat(sessions.admit(mine, Colleagues.VISIT)).isPresent();
  }

  @Test
  void aPasswordChangeEndsTheOthersAndLeavesThisOne() {
    Authentication here = session();
    Authentication there = session();
    Colleagues.as(here);
    accounts.changePassword(Colleagues.PASSWORD, "seven quiet otters");
    assertThat(sessions.admit(there, Colleagues.VISIT)).isEmpty();
    Authentication goesOn = sessions.admit(here, Colleagues.VISIT).orElseThrow();
    assertThat(sessions.id(goesOn)).isEqualTo(sessions.id(here));
  }

  @Test
  void whatTheServerLetGoOfIsOver() {
    Authentication one = session();
    UUID id = sessions.id(one).orElseThrow();
    assertThat(sessions.ended(Set.of(id))).isEmpty();
    sessions.closed(id);
    assertThat(sessions.ended(Set.of(id))).containsExactly(id);
    assertThat(sessions.admit(one, Colleagues.VISIT)).isEmpty();
  }

  /** Its node died and could not say so. */
  @Test
  void aSessionThatRanOutIsNotShown() {
    Authentication here = session();
    sessions.admit(
        signIn.authenticate(Colleagues.attempt(name, Colleagues.PASSWORD)),
        PortalVisit.of("192.0.2.8", null, SessionRows.SEEN_EVERY.negated()));
    Colleagues.as(here);
    assertThat(sessions.own()).extracting(OpenSession::address).containsExactly("192.0.2.7");
  }

  /** It may have been seen since the last time that was noted. */
  @Test
  void aSessionThatMayJustGoOnIsShownAndCounted() {
    Authentication here = session();
    session(Duration.ofSeconds(-30));
    Colleagues.as(here);
    assertThat(sessions.own()).hasSize(2);
    assertThat(sessions.endOthers()).isEqualTo(1);
  }

  /** By the clock of the node that asks; another one may be behind. */
  @Test
  void whoIsPutOutIsOutAlsoOfASessionThatSeemsToBeOver() {
    Authentication here = session();
    Authentication old = session(Duration.ofMinutes(-5));
    assertThat(sessions.admit(old, Colleagues.VISIT)).as("lives on").isPresent();
    Colleagues.as(here);
    assertThat(sessions.endOthers()).isZero();
    assertThat(sessions.admit(old, Colleagues.VISIT)).isEmpty();
  }

  @Test
  void strangersPass() {
    Authentication stranger =
        new AnonymousAuthenticationToken(
            "key", "anonymous", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
    assertThat(sessions.admit(stranger, Colleagues.VISIT)).contains(stranger);
    assertThat(sessions.id(stranger)).isEmpty();
  }

  private Authentication session() {
    return sessions
        .admit(signIn.authenticate(Colleagues.attempt(name, Colleagues.PASSWORD)), Colleagues.VISIT)
        .orElseThrow();
  }

  private Authentication session(Duration idle) {
    return sessions
        .admit(
            signIn.authenticate(Colleagues.attempt(name, Colleagues.PASSWORD)),
            PortalVisit.of("192.0.2.8", null, idle))
        .orElseThrow();
  }

  private boolean seenSinceStart(UUID id) {
    return jdbc.sql("select last_seen_at > started_at from portal_session where id = :id")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }
}
