package org.promolist.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.DatabaseTest;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.AuditTrail;
import org.promolist.shared.Actor;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;

@DatabaseTest
class SignInLinksTest {

  private static final String OWN = "seven quiet otters";

  @Autowired SignInLinks links;
  @Autowired Staff staff;
  @Autowired PersonAuthentication signIn;
  @Autowired AuditTrail audit;
  @Autowired JdbcClient jdbc;

  private final String name = Colleagues.name();
  private String token;

  @BeforeEach
  void somebodyIsInvited() {
    Colleagues.as(Colleagues.anAdmin());
    token = staff.invite(name, "Ada Lindqvist", Set.of(Role.AGENT)).token();
    Colleagues.as(null); // whoever holds the link is nobody yet
  }

  @AfterEach
  void nobodyIsSignedIn() {
    Colleagues.as(null);
  }

  @Test
  void lookingUsesNothingUp() {
    for (int i = 0; i < 3; i++) {
      assertThat(links.look(token))
          .isInstanceOfSatisfying(
              LinkStanding.Open.class,
              open -> {
                assertThat(open.accountName()).isEqualTo(name);
                assertThat(open.displayName()).isEqualTo("Ada Lindqvist");
              });
    }
  }

  @Test
  void aPasswordIsSetOnceAndByItsPerson() {
    assertThat(links.redeem(token, OWN)).isEqualTo(new LinkStanding.Redeemed(name));
    assertThat(signIn.authenticate(Colleagues.attempt(name, OWN)).isAuthenticated()).isTrue();

    assertRefused(LinkStanding.Reason.USED);
    assertThat(links.redeem(token, "another good one"))
        .isEqualTo(new LinkStanding.Refused(LinkStanding.Reason.USED));
    assertThatExceptionOfType(BadCredentialsException.class)
        .isThrownBy(() -> signIn.authenticate(Colleagues.attempt(name, "another good one")));

    AuditEntry entry = audit.of(AccountAudit.OBJECT_TYPE, id(), null, 1).items().getFirst();
    assertThat(entry.action()).isEqualTo("PASSWORD_SET");
    assertThat(entry.actor()).isEqualTo(new Actor(Actor.Kind.PERSON, id(), "Ada Lindqvist"));
    assertThat(entry.toString()).doesNotContain(token, OWN);
  }

  @Test
  void aPasswordThatIsRefusedLeavesTheLinkGood() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> links.redeem(token, "passwordpassword"))
        .satisfies(refused ->
            assertThat(refused.violations())
                .containsExactly(Violation.of("next", "common_password")));
    assertThat(links.redeem(token, OWN)).isEqualTo(new LinkStanding.Redeemed(name));
  }

  @Test
  void ofTwoAtTheSameMomentOneSetsThePassword() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    List<LinkStanding> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<LinkStanding>> running = new ArrayList<>();
      for (String password : List.of("first quiet otter", "second quiet otter")) {
        running.add(
            threads.submit(() -> {
              start.await();
              return links.redeem(token, password);
            }));
      }
      for (Future<LinkStanding> one : running) {
        outcomes.add(one.get());
      }
    }
    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            new LinkStanding.Redeemed(name), new LinkStanding.Refused(LinkStanding.Reason.USED));
  }

  @Test
  void anExpiredLinkSaysSo() {
    jdbc.sql("update sign_in_link set expires_at = created_at where account_id = :id")
        .param("id", id())
        .update();
    assertRefused(LinkStanding.Reason.EXPIRED);
  }

  @Test
  void aNewerLinkEndsTheOlder() {
    Colleagues.as(Colleagues.anAdmin());
    staff.resetPassword(id());
    assertRefused(LinkStanding.Reason.REPLACED);
  }

  @Test
  void aDisabledAccountIsNotEnteredByALink() {
    Colleagues.as(Colleagues.anAdmin());
    staff.disable(id());
    assertRefused(LinkStanding.Reason.DISABLED);
    staff.enable(id());
    assertThat(links.look(token)).isInstanceOf(LinkStanding.Open.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "../login", "%00", "' or 1=1 --"})
  void whatIsNoLinkIsUnknown(String nonsense) {
    assertThat(links.look(nonsense))
        .isEqualTo(new LinkStanding.Refused(LinkStanding.Reason.UNKNOWN));
  }

  @Test
  void aLinkCutInHalfIsUnknown() {
    assertThat(links.look(token.substring(0, 21)))
        .isEqualTo(new LinkStanding.Refused(LinkStanding.Reason.UNKNOWN));
    assertThat(links.look("A".repeat(43)))
        .isEqualTo(new LinkStanding.Refused(LinkStanding.Reason.UNKNOWN));
  }

  /** Who forgot their password has often tried too many before. */
  @Test
  void whoWaitsNeedNotWaitAfterwards() {
    for (int i = 0; i < 10; i++) {
      assertThatExceptionOfType(BadCredentialsException.class)
          .isThrownBy(() -> signIn.authenticate(Colleagues.attempt(name, "some wrong one")));
    }
    assertThatExceptionOfType(SignInWaitException.class)
        .isThrownBy(() -> signIn.authenticate(Colleagues.attempt(name, OWN)));
    links.redeem(token, OWN);
    assertThat(signIn.authenticate(Colleagues.attempt(name, OWN)).isAuthenticated()).isTrue();
  }

  @Test
  void howLongALinkIsGoodIsASetting() {
    settings("10m").run(started -> assertThat(started).hasNotFailed());
    settings("9m").run(started -> assertThat(started).hasFailed());
    settings("30d").run(started -> assertThat(started).hasNotFailed());
    settings("31d").run(started -> assertThat(started).hasFailed());
  }

  @EnableConfigurationProperties(SignInLinkSettings.class)
  private static final class Settings {}

  private static ApplicationContextRunner settings(String validFor) {
    return new ApplicationContextRunner()
        .withUserConfiguration(Settings.class)
        .withPropertyValues("promolist.sign-in-links.valid-for=" + validFor);
  }

  private void assertRefused(LinkStanding.Reason reason) {
    assertThat(links.look(token)).isEqualTo(new LinkStanding.Refused(reason));
    assertThat(links.redeem(token, OWN)).isEqualTo(new LinkStanding.Refused(reason));
  }

  private UUID id() {
    return jdbc.sql("select id from account where name = :name")
        .param("name", name)
        .query(UUID.class)
        .single();
  }
}
