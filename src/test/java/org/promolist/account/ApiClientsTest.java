package org.promolist.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.promolist.account.ApiClientRefusedException.Reason.STALE;
import static org.promolist.account.ApiClientRefusedException.Reason.UNKNOWN;

import java.time.Duration;
import java.time.Instant;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Changing clients, within bounds, by those who may. */
class ApiClientsTest extends ApiClientsFixture {

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
}
