package org.promolist.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * A node that a program calls all the time goes by what it has just read of its token: but no
 * longer once a change made on another node was answered.
 */
class TokenLeaseTest extends ApiClientsFixture {

  private final AtomicBoolean calling = new AtomicBoolean(true);
  private final AtomicInteger calls = new AtomicInteger();
  private TokenLeases otherNode;
  private IssuedToken token;
  private Thread program;

  @BeforeEach
  void aProgramCallsTheOtherNodeAllTheTime() throws Exception {
    otherNode = new TokenLeases(jdbc, clock);
    token = create();
    program =
        Thread.ofPlatform()
            .start(() -> {
              while (calling.get()) {
                otherNode.authenticate(token.token());
                calls.incrementAndGet();
              }
            });
    await().until(() -> calls.get() > 0);
    assertThat(otherNode.authenticate(token.token())).isPresent();
  }

  @AfterEach
  void itEnds() throws Exception {
    assertThat(program.isAlive()).isTrue();
    calling.set(false);
    program.join();
  }

  @RepeatedTest(3)
  void whatIsRevokedIsRefusedOnceThatIsAnswered() {
    clients.revoke(id(token));
    assertThat(otherNode.authenticate(token.token())).isEmpty();
  }

  @RepeatedTest(3)
  void whoFindsItRevokedAlreadyIsAnsweredOnceItIsRefused() throws Exception {
    Thread colleague =
        Thread.ofPlatform()
            .start(() -> {
              as("ROLE_ADMIN");
              clients.revoke(id(token));
            });
    await().pollInterval(Duration.ofMillis(1)).until(this::isRevoked);
    clients.revoke(id(token));
    assertThat(otherNode.authenticate(token.token())).isEmpty();
    colleague.join();
  }

  private boolean isRevoked() {
    return jdbc.sql("select count(*) from api_client where id = ? and revoked_at is not null")
            .param(id(token))
            .query(Integer.class)
            .single()
        > 0;
  }

  @RepeatedTest(3)
  void anInterruptDoesNotShortenIt() {
    Thread.currentThread().interrupt();
    clients.revoke(id(token));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(otherNode.authenticate(token.token())).isEmpty();
  }

  @Test
  void eachCallHasAnAuthenticationOfItsOwn() {
    assertThat(otherNode.authenticate(token.token()).orElseThrow())
        .isNotSameAs(otherNode.authenticate(token.token()).orElseThrow());
  }

  @RepeatedTest(3)
  void whatWasBeforeARotationIsRefusedOnceThatIsAnswered() {
    clients.rotate(id(token), 0, new Rotation(null, null));
    assertThat(otherNode.authenticate(token.token())).isEmpty();
  }

  @RepeatedTest(3)
  void itsScopesAreWhatTheyWereChangedToOnceThatIsAnswered() {
    Set<Scope> read = EnumSet.of(Scope.LISTS_READ);
    clients.change(id(token), 0, new ApiClientDraft(name, read, false, null));
    assertThat(otherNode.authenticate(token.token()).orElseThrow())
        .extracting(Authentication::getAuthorities)
        .asInstanceOf(InstanceOfAssertFactories.COLLECTION)
        .extracting(authority -> ((GrantedAuthority) authority).getAuthority())
        .containsExactly("lists:read");
  }
}
