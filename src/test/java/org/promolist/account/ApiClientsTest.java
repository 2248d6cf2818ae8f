package org.promolist.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.promolist.account.ApiClientRefusedException.Reason.REVOKED;
import static org.promolist.account.ApiClientRefusedException.Reason.STALE;
import static org.promolist.account.ApiClientRefusedException.Reason.UNKNOWN;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.DatabaseTest;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

@DatabaseTest
class ApiClientsTest {

  private static final Instant START = Instant.parse("2026-03-11T10:00:00Z");
  private static final Set<Scope> CLAIM = EnumSet.of(Scope.CLAIMS_WRITE);

  /** Its clock stands still until told to go on. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Instead {

    @Bean
    @Primary
    SettableClock settableClock() {
      return new SettableClock(START);
    }
  }

  @Autowired ApiClients clients;
  @Autowired LastUses uses;
  @Autowired AuditTrail audit;
  @Autowired SettableClock clock;
  @Autowired JdbcClient jdbc;

  private final String name = "shop " + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void anAdminIsSignedIn() {
    as("ROLE_ADMIN");
  }

  @AfterEach
  void nobodyIsSignedIn() {
    SecurityContextHolder.clearContext();
  }

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

  // changing

  @Test
  void aChangeHoldsFromTheNextCallOn() {
    IssuedToken made = create();
    clients.change(
        id(made), 0, new ApiClientDraft("new " + name, EnumSet.of(Scope.CODES_READ), true, null));
    Authentication found = clients.authenticate(made.token()).orElseThrow();
    assertThat(found.getPrincipal()).isEqualTo(new SignedInClient(id(made), "new " + name, true));
    assertThat(found.getAuthorities())
        .extracting(GrantedAuthority::getAuthority)
        .containsExactly("codes:read");
  }

  @Test
  void whoComesSecondIsToldSo() {
    IssuedToken made = create();
    clients.change(id(made), 0, new ApiClientDraft(name, CLAIM, true, null));
    assertRefusedFor(
        STALE, () -> clients.change(id(made), 0, new ApiClientDraft(name, CLAIM, false, null)));
    assertRefusedFor(UNKNOWN, () -> clients.get(UUID.randomUUID()));
    assertRefusedFor(UNKNOWN, () -> clients.revoke(UUID.randomUUID()));
  }

  @Test
  void anEditThatChangesNothingLeavesVersionAndHistoryAlone() {
    IssuedToken made = create(inDays(5));
    ApiClientDetails same =
        clients.change(id(made), 0, new ApiClientDraft(" " + name + " ", CLAIM, false, inDays(5)));
    assertThat(same).isEqualTo(made.client());
    assertThat(actions(made)).containsExactly("CREATED");
  }

  @Test
  void anExpiryThatHasPassedMayStayWhileTheRestIsChanged() {
    IssuedToken made = create(inDays(1));
    Instant expired = inDays(1);
    clock.advance(Duration.ofDays(2));
    assertThat(
            clients
                .change(id(made), 0, new ApiClientDraft(name, CLAIM, true, expired))
                .publicFacing())
        .isTrue();
    assertInvalid(
        "expiresAt",
        "in_past",
        () -> clients.change(id(made), 1, new ApiClientDraft(name, CLAIM, true, clock.instant())));
  }

  // bounds

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> clients.create(new ApiClientDraft(" ", Set.of(), false, clock.instant())))
        .satisfies(refused ->
            assertThat(refused.violations())
                .extracting(Violation::field, Violation::code)
                .containsExactly(
                    tuple("name", "required"),
                    tuple("scopes", "no_scope"),
                    tuple("expiresAt", "in_past")));
  }

  @Test
  void aNameHasOneToAHundredAndTwentyCharacters() {
    String unique = UUID.randomUUID().toString().substring(0, 20);
    assertThat(named(unique + "😀".repeat(100)).client().name()).endsWith("😀");
    assertThat(named(unique + "İ".repeat(100)).client().name()).endsWith("İ");
    assertInvalid("name", "too_long", () -> named(unique + "x".repeat(101)));
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(strings = {"", " \t", "\u200b", "\u2060\u00a0"})
  void aNameCanBeSeen(String absurd) {
    assertInvalid("name", "required", () -> named(absurd));
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(strings = {"sh\nop", "shop\u0000x", "\u001b[31mshop", "sh\u2028op", "\ud800shop"})
  void aNameIsOneLineOfText(String absurd) {
    assertInvalid("name", "control_characters", () -> named(absurd));
  }

  @Test
  void anExpiryBeyondTheCalendarIsRefused() {
    assertInvalid(
        "expiresAt", "year_out_of_range", () -> create(Instant.parse("+10000-01-01T00:00:00Z")));
    assertInvalid("expiresAt", "year_out_of_range", () -> create(Instant.MAX));
    assertThat(create(Instant.parse("9999-12-31T00:00:00Z")).client().expiresAt()).isNotNull();
  }

  @Test
  void aNameIsTakenHoweverItIsComposed() {
    IssuedToken caf = named("Cafe\u0301 " + name);
    assertThat(caf.client().name()).isEqualTo("Caf\u00e9 " + name);
    assertInvalid("name", "name_taken", () -> named("CAF\u00c9 " + name));
    clients.revoke(id(caf));
    assertThat(walk(new ApiClientFilter("CAFE\u0301 " + name, Set.of()), 10))
        .as("found, also once it is revoked")
        .containsExactly("Caf\u00e9 " + name);
  }

  @Test
  void aNameIsTakenWhateverItsCase() {
    IssuedToken other = named("x" + name);
    create();
    String taken = " " + name.toUpperCase(Locale.ROOT);
    assertInvalid("name", "name_taken", () -> named(taken));
    assertInvalid(
        "name",
        "name_taken",
        () -> clients.change(id(other), 0, new ApiClientDraft(taken, CLAIM, false, null)));
    assertThat(now(other).name()).isEqualTo("x" + name);
  }

  @Test
  void ofManyWhoAskForANameAtOnceOneGetsIt() throws Exception {
    int admins = 8;
    CyclicBarrier start = new CyclicBarrier(admins);
    Callable<String> ask =
        () -> {
          as("ROLE_ADMIN");
          start.await();
          try {
            return create().client().name();
          } catch (InvalidInputException refused) {
            return refused.violations().getFirst().code();
          } finally {
            nobodyIsSignedIn();
          }
        };
    List<String> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(admins)) {
      for (Future<String> asked : threads.invokeAll(Collections.nCopies(admins, ask))) {
        answers.add(asked.get());
      }
    }
    assertThat(answers).containsOnlyOnce(name);
    assertThat(answers.stream().filter("name_taken"::equals)).hasSize(admins - 1);
  }

  // who may

  @ParameterizedTest
  @EnumSource(names = "ADMIN", mode = EnumSource.Mode.EXCLUDE)
  void noOtherRoleMayDoAnyOfIt(Role role) {
    List<String> granted = new ArrayList<>(role.scopes().stream().map(Scope::key).toList());
    granted.add("ROLE_" + role.name());
    assertNothingIsAllowed(granted.toArray(String[]::new));
  }

  @Test
  void noScopeSuffices() {
    assertNothingIsAllowed(
        EnumSet.allOf(Scope.class).stream().map(Scope::key).toArray(String[]::new));
    assertNothingIsAllowed("ROLE_ANONYMOUS");
  }

  @Test
  void aStrangerIsNotEvenAsked() {
    nobodyIsSignedIn();
    assertThatExceptionOfType(AuthenticationCredentialsNotFoundException.class)
        .isThrownBy(() -> clients.page(ApiClientFilter.NONE, null, 10));
  }

  private void assertNothingIsAllowed(String... granted) {
    UUID client = id(create());
    ApiClientDraft draft = new ApiClientDraft("x" + name, CLAIM, false, null);
    as(granted);
    for (ThrowingCallable deed :
        List.<ThrowingCallable>of(
            () -> clients.page(ApiClientFilter.NONE, null, 10),
            () -> clients.get(client),
            () -> clients.create(draft),
            () -> clients.create("x" + name, CLAIM, false, "x".repeat(40)),
            () -> clients.change(client, 0, draft),
            () -> clients.rotate(client, 0, new Rotation(null, null)),
            () -> clients.revoke(client))) {
      assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(deed);
    }
    as("ROLE_ADMIN");
    assertThat(clients.get(client).version()).isZero();
    clients.revoke(client); // its name is free for the next one
  }

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

  private List<String> walk(ApiClientFilter filter, int limit) {
    List<String> names = new ArrayList<>();
    String cursor = null;
    do {
      var page = clients.page(filter, cursor, limit);
      page.items().forEach(client -> names.add(client.name()));
      cursor = page.nextCursor();
    } while (cursor != null);
    return names;
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

  private IssuedToken create() {
    return create(null);
  }

  private IssuedToken create(Instant expiresAt) {
    return made(name, expiresAt);
  }

  private IssuedToken named(String other) {
    return made(other, null);
  }

  private IssuedToken made(String other, Instant expiresAt) {
    return clients.create(new ApiClientDraft(other, CLAIM, false, expiresAt));
  }

  private void rotate(IssuedToken made, Instant until, Instant expiresAt) {
    clients.rotate(id(made), 0, new Rotation(until, expiresAt));
  }

  private ApiClientDetails now(IssuedToken made) {
    return clients.get(id(made));
  }

  private static UUID id(IssuedToken made) {
    return made.client().id();
  }

  private Instant inDays(int days) {
    return clock.instant().plus(Duration.ofDays(days));
  }

  private List<AuditEntry> entries(IssuedToken made) {
    return audit.of(ApiClients.OBJECT_TYPE, id(made), null, 50).items();
  }

  private List<String> actions(IssuedToken made) {
    return entries(made).stream().map(AuditEntry::action).toList();
  }

  private static void as(String... granted) {
    SecurityContextHolder.setContext(
        new SecurityContextImpl(
            new TestingAuthenticationToken(
                "test", "", AuthorityUtils.createAuthorityList(granted))));
  }

  private void assertWorks(String token) {
    assertThat(clients.authenticate(token)).isPresent();
  }

  private void assertRefused(String token) {
    assertThat(clients.authenticate(token)).isEmpty();
  }

  private static void assertRefusedFor(
      ApiClientRefusedException.Reason reason, ThrowingCallable deed) {
    assertThatExceptionOfType(ApiClientRefusedException.class)
        .isThrownBy(deed)
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private static void assertInvalid(String field, String code, ThrowingCallable deed) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(deed)
        .satisfies(refused ->
            assertThat(refused.violations())
                .extracting(Violation::field, Violation::code)
                .containsExactly(tuple(field, code)));
  }
}
