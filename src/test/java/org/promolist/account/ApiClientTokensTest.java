package org.promolist.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.promolist.account.ApiClientRefusedException.Reason.REVOKED;
import static org.promolist.account.ApiClientRefusedException.Reason.STALE;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Tokens: what they are good for, how one follows another, and how they end. */
class ApiClientTokensTest extends ApiClientsFixture {

  // tokens

  @Test
  void aTokenIsToldOnceAndKeptNowhere() {
    IssuedToken made = create();
    assertThat(made.token()).matches("plst_[0-9A-Za-z]{46}");
    assertThat(made.client().token().hint()).isEqualTo(made.token().substring(47));
    assertThat(made.toString()).doesNotContain(made.token());
    IssuedToken rotated = clients.rotate(id(made), 0, new Rotation(null, null));
    for (String table : List.of("api_token", "api_client", "audit_entry")) {
      assertThat(jdbc.sql("select * from " + table).query().listOfRows().toString())
          .as(table)
          .doesNotContain(made.token(), rotated.token());
    }
  }

  @Test
  void aTokenBringsTheScopesOfItsClient() {
    IssuedToken made =
        clients.create(
            new ApiClientDraft(name, EnumSet.of(Scope.LISTS_READ, Scope.CODES_WRITE), true, null));
    Authentication found = clients.authenticate(made.token()).orElseThrow();
    assertThat(found.getPrincipal()).isEqualTo(new SignedInClient(id(made), name, true));
    assertThat(found.getAuthorities())
        .extracting(GrantedAuthority::getAuthority)
        .containsExactlyInAnyOrder("lists:read", "codes:write");
  }

  @Test
  void aTokenCutInHalfIsOfNobody() {
    String token = create().token();
    assertThat(clients.authenticate(token.substring(0, token.length() / 2))).isEmpty();
    assertThat(ApiClients.isDamaged(token.substring(0, token.length() / 2))).isTrue();
    assertThat(ApiClients.isDamaged(token)).isFalse();
    assertWorks(token);
  }

  @Test
  void aTokenExpiresAtItsMoment() {
    IssuedToken made = create(inDays(3));
    clock.advance(Duration.ofDays(3).minusMillis(1));
    assertWorks(made.token());
    clock.advance(Duration.ofMillis(1));
    assertRefused(made.token());
    assertThat(now(made).state()).isEqualTo(ApiClientState.EXPIRED);
  }

  @Test
  void anExpiredTokenWorksAgainOnceItsLastDayIsALaterOne() {
    IssuedToken made = create(inDays(1));
    clock.advance(Duration.ofDays(2));
    clients.change(id(made), 0, new ApiClientDraft(name, CLAIM, false, inDays(1)));
    assertWorks(made.token());
    clock.advance(Duration.ofDays(1));
    assertRefused(made.token());
  }

  // rotation

  @Test
  void bothTokensWorkUntilTheChosenMomentThenOnlyTheNewOne() {
    IssuedToken first = create();
    Instant until = clock.instant().plus(Duration.ofHours(1));
    IssuedToken second = clients.rotate(id(first), 0, new Rotation(until, null));
    assertThat(second.token()).isNotEqualTo(first.token());
    assertThat(second.client().previousUntil()).isEqualTo(until);
    clock.advance(Duration.ofHours(1).minusMillis(1));
    assertWorks(first.token());
    assertWorks(second.token());
    clock.advance(Duration.ofMillis(1));
    assertRefused(first.token());
    assertWorks(second.token());
    assertThat(now(first).previousUntil()).isNull();
  }

  @Test
  void withoutAnOverlapTheTokensBeforeAreRefusedAtOnce() {
    IssuedToken first = create();
    IssuedToken second = clients.rotate(id(first), 0, new Rotation(inDays(1), null));
    IssuedToken third = clients.rotate(id(first), 1, new Rotation(null, null));
    assertRefused(first.token());
    assertRefused(second.token());
    assertWorks(third.token());
    clock.advance(Duration.ofDays(-1)); // also on a node whose clock is behind
    assertRefused(second.token());
    clock.advance(Duration.ofDays(1));
  }

  @Test
  void anOlderTokenIsNotProlongedByAnotherRotation() {
    IssuedToken first = create();
    clients.rotate(id(first), 0, new Rotation(inDays(1), null));
    IssuedToken third = clients.rotate(id(first), 1, new Rotation(inDays(7), null));
    assertThat(third.client().previousUntil()).isEqualTo(inDays(7));
    clock.advance(Duration.ofDays(1));
    assertRefused(first.token());
    assertThat(now(first).previousUntil()).isNotNull();
  }

  @Test
  void aTokenOutlivesNeitherItsOwnExpiryNorThatOfTheNextOne() {
    IssuedToken own = create(inDays(2));
    IssuedToken after = clients.rotate(id(own), 0, new Rotation(inDays(7), inDays(30)));
    assertThat(after.client().previousUntil()).isEqualTo(inDays(2));

    IssuedToken another = clients.create(new ApiClientDraft(name + "2", CLAIM, false, null));
    IssuedToken next = clients.rotate(id(another), 0, new Rotation(inDays(7), inDays(5)));
    assertThat(next.client().previousUntil()).isEqualTo(inDays(5));
    clients.change(id(another), 1, new ApiClientDraft(name + "2", CLAIM, false, inDays(1)));
    clock.advance(Duration.ofDays(1));
    assertRefused(another.token());
    assertRefused(next.token());
  }

  @Test
  void aRotationIsHeldToItsBounds() {
    IssuedToken made = create();
    assertInvalid("previousUntil", "in_past", () -> rotate(made, clock.instant(), null));
    assertInvalid(
        "previousUntil", "overlap_too_long", () -> rotate(made, inDays(90).plusMillis(1), null));
    assertInvalid("expiresAt", "in_past", () -> rotate(made, null, clock.instant()));
    assertThat(now(made).version()).isZero();
    assertWorks(made.token());
    rotate(made, inDays(90), inDays(400));
  }

  @Test
  void ofTwoRotationsAtOnceOneIsToldThatItCameSecond() {
    IssuedToken made = create();
    IssuedToken first = clients.rotate(id(made), 0, new Rotation(null, null));
    assertRefusedFor(STALE, () -> clients.rotate(id(made), 0, new Rotation(null, null)));
    assertWorks(first.token());
  }

  // revoking

  @Test
  void revokingRefusesEveryTokenAtOnceAndForGood() {
    IssuedToken first = create();
    IssuedToken second = clients.rotate(id(first), 0, new Rotation(inDays(7), null));
    ApiClientDetails revoked = clients.revoke(id(first));
    assertThat(revoked.state()).isEqualTo(ApiClientState.REVOKED);
    assertThat(revoked.previousUntil()).isNull();
    assertRefused(first.token());
    assertRefused(second.token());
    clock.advance(Duration.ofDays(-1)); // also on a node whose clock is behind
    assertRefused(second.token());
    clock.advance(Duration.ofDays(1));
    assertRefusedFor(REVOKED, () -> clients.rotate(id(first), 2, new Rotation(null, null)));
    assertRefusedFor(
        REVOKED, () -> clients.change(id(first), 2, new ApiClientDraft(name, CLAIM, true, null)));
  }

  @Test
  void revokingARevokedClientChangesNothing() {
    IssuedToken made = create();
    ApiClientDetails revoked = clients.revoke(id(made));
    clock.advance(Duration.ofMinutes(1));
    assertThat(clients.revoke(id(made))).isEqualTo(revoked);
    assertThat(actions(made)).containsExactly("REVOKED", "CREATED");
  }

  @Test
  void theNameOfARevokedClientIsFreeForAnother() {
    IssuedToken gone = create();
    clients.revoke(id(gone));
    IssuedToken next = create();
    assertThat(next.client().name()).isEqualTo(now(gone).name());
    assertRefused(gone.token());
    assertWorks(next.token());
  }

  private void rotate(IssuedToken made, Instant until, Instant expiresAt) {
    clients.rotate(id(made), 0, new Rotation(until, expiresAt));
  }

  private void assertWorks(String token) {
    assertThat(clients.authenticate(token)).isPresent();
  }

  private void assertRefused(String token) {
    assertThat(clients.authenticate(token)).isEmpty();
  }
}
