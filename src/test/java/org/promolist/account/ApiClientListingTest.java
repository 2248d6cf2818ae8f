package org.promolist.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.Change;
import org.springframework.beans.factory.annotation.Autowired;

/** How clients are found, and what is told of them afterwards. */
class ApiClientListingTest extends ApiClientsFixture {

  @Autowired LastUses uses;

  // listing

  @Test
  void clientsAreListedByNameRevokedOnesLastHoweverTheyArePaged() {
    String mark = UUID.randomUUID().toString();
    UUID revoked = id(named("a " + mark));
    clients.revoke(revoked);
    for (String letter : List.of("D", "b", "C", "e")) {
      named(letter + " " + mark);
    }
    ApiClientFilter filter = new ApiClientFilter(" " + mark.toUpperCase(Locale.ROOT), Set.of());
    for (int limit = 1; limit < 7; limit++) {
      assertThat(walk(filter, limit))
          .containsExactly("b " + mark, "C " + mark, "D " + mark, "e " + mark, "a " + mark);
    }
    assertInvalid("cursor", "cursor_invalid", () -> clients.page(filter, "x", 10));
    assertInvalid("cursor", "cursor_invalid", () -> clients.page(filter, "", 10));
  }

  @Test
  void clientsAreFoundByTheStateTheyAreIn() {
    String mark = UUID.randomUUID().toString();
    named("never " + mark);
    made("late " + mark, inDays(14).plusMillis(1));
    made("soon " + mark, inDays(14));
    made("over " + mark, clock.instant().plusMillis(1));
    clients.revoke(id(made("gone " + mark, inDays(1))));
    clock.advance(Duration.ofMillis(1));
    assertThat(inState(mark, ApiClientState.ACTIVE)).containsExactly("never " + mark);
    assertThat(inState(mark, ApiClientState.EXPIRING))
        .containsExactly("late " + mark, "soon " + mark);
    assertThat(inState(mark, ApiClientState.EXPIRED)).containsExactly("over " + mark);
    assertThat(inState(mark, ApiClientState.REVOKED)).containsExactly("gone " + mark);
    assertThat(inState(mark, ApiClientState.ACTIVE, ApiClientState.REVOKED)).hasSize(2);
  }

  private List<String> inState(String mark, ApiClientState... states) {
    return clients.page(new ApiClientFilter(mark, Set.of(states)), null, 50).items().stream()
        .peek(client -> assertThat(states).contains(client.state()))
        .map(ApiClientDetails::name)
        .toList();
  }

  // what is told afterwards

  @Test
  void everyDeedIsRecordedWithWhatItChanged() {
    IssuedToken made = create(inDays(30));
    Instant thirty = inDays(30);
    clients.change(
        id(made),
        0,
        new ApiClientDraft(
            name + "!", EnumSet.of(Scope.LISTS_READ, Scope.CODES_READ), true, thirty));
    IssuedToken rotated = clients.rotate(id(made), 1, new Rotation(inDays(1), null));
    clients.revoke(id(made));
    List<AuditEntry> entries = entries(made);
    assertThat(entries)
        .extracting(AuditEntry::action)
        .containsExactly("REVOKED", "ROTATED", "CHANGED", "CREATED");
    assertThat(entries.get(3).changes())
        .containsExactly(
            new Change("name", null, name),
            new Change("scopes", null, List.of("claims:write")),
            new Change("publicFacing", null, false),
            new Change("expiresAt", null, thirty.toString()));
    assertThat(entries.get(2).changes())
        .containsExactly(
            new Change("name", name, name + "!"),
            new Change("scopes", List.of("claims:write"), List.of("lists:read", "codes:read")),
            new Change("publicFacing", false, true));
    assertThat(entries.get(1).changes())
        .containsExactly(
            new Change(
                "tokenEnding", made.client().token().hint(), rotated.client().token().hint()),
            new Change("previousUntil", null, inDays(1).toString()),
            new Change("expiresAt", thirty.toString(), null));
    assertThat(entries.get(0).changes())
        .containsExactly(new Change("revokedAt", null, clock.instant().toString()));
  }

  @Test
  void theLastUseIsWrittenAtMostOnceAMinute() {
    IssuedToken made = create();
    assertThat(now(made).lastUse()).isNull();
    Instant first = clock.instant();
    clients.authenticate(made.token(), "192.0.2.7");
    uses.write();
    assertUsed(made, first, "192.0.2.7");

    clock.advance(Duration.ofSeconds(30));
    clients.authenticate(made.token(), "192.0.2.8");
    clients.authenticate("token-of-nobody-at-all-0123456789", "192.0.2.9");
    uses.write();
    assertUsed(made, first, "192.0.2.7");

    clock.advance(Duration.ofSeconds(30)); // it was not used since, and is told all the same
    uses.write();
    assertUsed(made, first.plusSeconds(30), "192.0.2.8");
  }

  @Test
  void anEarlierUseDoesNotReplaceALaterOneOfAnotherNode() {
    IssuedToken made = create();
    clients.authenticate(made.token(), "192.0.2.7");
    Instant later = clock.instant().plusSeconds(5);
    jdbc.sql("update api_client set last_used_at = ?, last_used_from = 'there' where id = ?")
        .params(later.atOffset(ZoneOffset.UTC), id(made))
        .update();
    uses.write();
    assertUsed(made, later, "there");
  }

  @Test
  void anAbsurdAddressIsCut() {
    IssuedToken made = create();
    clients.authenticate(made.token(), "f".repeat(10_000));
    uses.write();
    assertUsed(made, clock.instant(), "f".repeat(64));
  }

  private void assertUsed(IssuedToken made, Instant at, String from) {
    assertThat(now(made).lastUse()).isEqualTo(new ApiClientDetails.LastUse(at, from));
  }
}
