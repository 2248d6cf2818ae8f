package org.promolist.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.HashSet;
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
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.DatabaseTest;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Slice;
import org.promolist.shared.Violation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

@DatabaseTest
class StaffTest {

  private static final int REPETITIONS = 25;

  @Autowired Staff staff;
  @Autowired Accounts accounts;
  @Autowired SignInLinks links;
  @Autowired PortalSessions sessions;
  @Autowired PersonAuthentication signIn;
  @Autowired AuditTrail audit;
  @Autowired JdbcClient jdbc;

  private final String name = Colleagues.name();
  private final List<UUID> putAside = new ArrayList<>();

  @BeforeEach
  void anAdminIsSignedIn() {
    Colleagues.as(Colleagues.anAdmin());
  }

  @AfterEach
  void asBefore() {
    putAside.forEach(id ->
        jdbc.sql("update account set disabled_at = null where id = :id").param("id", id).update());
    Colleagues.as(null);
  }

  @Test
  void whoIsInvitedHasNoPasswordAndALink() {
    SignInLink link = staff.invite(name, " Ada Lindqvist ", Set.of(Role.AGENT, Role.VIEWER));
    AccountRow row = row(name);
    assertThat(row.displayName()).isEqualTo("Ada Lindqvist");
    assertThat(row.roles()).containsExactlyInAnyOrder(Role.AGENT, Role.VIEWER);
    assertThat(row.state()).isEqualTo(AccountState.INVITED);
    assertThat(row.lastSignInAt()).isNull();
    assertThat(row.linkExpiresAt()).isEqualTo(link.expiresAt());
    assertThat(links.look(link.token())).isInstanceOf(LinkStanding.Open.class);
    assertNoSignIn("");
    assertNoSignIn(Colleagues.PASSWORD);
  }

  @Test
  void aLinkIsNowhereToBeReadButInTheAnswer() {
    SignInLink link = staff.invite(name, "Ada", Set.of(Role.AGENT));
    assertThat(link.toString()).doesNotContain(link.token());
    assertThat(jdbc.sql("select * from sign_in_link").query().listOfRows().toString())
        .doesNotContain(link.token());
    assertThat(history(row(name).id()).toString()).doesNotContain(link.token());
  }

  @Test
  void aNameIsTakenWhateverItsCase() {
    staff.invite(name, "Ada", Set.of(Role.AGENT));
    assertRefused(
        () -> staff.invite(" " + name.toUpperCase(Locale.ROOT), "B", Set.of(Role.AGENT)),
        tuple("name", "name_taken"));
  }

  @Test
  void aNameIsTakenHoweverItIsComposed() {
    staff.invite("ren\u00e9" + name, "Rene\u0301", Set.of(Role.AGENT));
    for (String same : List.of("rene\u0301" + name, "ｒen\u00c9" + name)) {
      assertRefused(() -> staff.invite(same, "B", Set.of(Role.AGENT)), tuple("name", "name_taken"));
    }
    AccountRow row = row("RENE\u0301" + name);
    assertThat(row.name()).isEqualTo("ren\u00e9" + name);
    assertThat(row.displayName()).isEqualTo("Ren\u00e9");
  }

  @Test
  void anAccountIsFoundByTheNameThatIsShownWhateverItsCase() {
    String mark = name.substring(2);
    staff.invite(name, "\u00c4ra \u00d8st " + mark, Set.of(Role.AGENT));
    assertThat(found("\u00e4RA \u00f8st " + mark)).containsExactly(name);
    assertThat(found("a\u0308ra \u00d8ST " + mark)).containsExactly(name);
    assertThat(found("ara \u00d8ST " + mark)).isEmpty();
  }

  @Test
  void ofTwoWhoTakeANameAtTheSameMomentOneIsTold() throws Exception {
    List<Object> outcomes =
        together(
            () -> staff.invite(name, "One", Set.of(Role.VIEWER)),
            () -> staff.invite(name.toUpperCase(Locale.ROOT), "Two", Set.of(Role.VIEWER)));
    assertThat(outcomes).filteredOn(SignInLink.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(InvalidInputException.class::isInstance)
        .extracting(refused -> codes((InvalidInputException) refused))
        .containsExactly(List.of("name_taken"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "a\tb", "<b>", "a/b", "a\u0000", "a;drop", "👻"})
  void aNameIsWhatOneTypes(String absurd) {
    assertRefused(
        () -> staff.invite(absurd, "Ada", Set.of(Role.AGENT)),
        tuple("name", "malformed_sign_in_name"));
  }

  @Test
  void everythingWrongWithAnAccountIsToldAtOnce() {
    assertRefused(
        () -> staff.invite("x".repeat(81), " ", Set.of()),
        tuple("name", "too_long"),
        tuple("displayName", "required"),
        tuple("roles", "no_role"));
    assertRefused(
        () -> staff.invite(" ", "\n", Set.of(Role.ADMIN)),
        tuple("name", "required"),
        tuple("displayName", "required"));
  }

  @Test
  void rolesOfSeveralAreChangedTogether() {
    UUID one = person(Role.VIEWER);
    UUID other = person(Role.VIEWER, Role.AGENT);
    staff.changeRoles(List.of(one, other), Set.of(Role.MANAGER), Set.of(Role.VIEWER));
    assertThat(roles(one)).containsExactlyInAnyOrder(Role.MANAGER);
    assertThat(roles(other)).containsExactlyInAnyOrder(Role.MANAGER, Role.AGENT);
    assertThat(history(other).getFirst())
        .extracting(AuditEntry::action, AuditEntry::changes)
        .containsExactly(
            "CHANGED",
            List.of(new Change("roles", List.of("AGENT", "VIEWER"), List.of("MANAGER", "AGENT"))));
  }

  @Test
  void nobodyIsLeftWithoutARoleAndThenNobodyIsChanged() {
    UUID one = person(Role.VIEWER, Role.AGENT);
    UUID other = person(Role.VIEWER);
    assertRefused(
        () -> staff.changeRoles(List.of(one, other), Set.of(), Set.of(Role.VIEWER)),
        tuple("roles", "left_without_role"));
    assertThat(roles(one)).containsExactlyInAnyOrder(Role.VIEWER, Role.AGENT);
  }

  @Test
  void rolesHoldForSessionsThatAreOpen() {
    UUID id = person(Role.MANAGER);
    Authentication session = session();
    staff.changeRoles(List.of(id), Set.of(Role.VIEWER), Set.of(Role.MANAGER));
    Authentication now = sessions.admit(session, Colleagues.VISIT).orElseThrow();
    assertThat(now.getAuthorities())
        .extracting(GrantedAuthority::getAuthority)
        .contains("ROLE_VIEWER", "lists:read")
        .doesNotContain("ROLE_MANAGER", "lists:write");
    assertThat(sessions.id(now)).isEqualTo(sessions.id(session));
    assertThat(sessions.admit(now, Colleagues.VISIT)).contains(now);
  }

  @Test
  void whoIsDisabledIsOutAndStaysOutUntilEnabled() {
    UUID id = person(Role.AGENT);
    Authentication session = session();
    staff.disable(id);
    assertThat(sessions.admit(session, Colleagues.VISIT)).isEmpty();
    assertNoSignIn(Colleagues.PASSWORD);
    assertThat(row(name).state()).isEqualTo(AccountState.DISABLED);

    staff.enable(id);
    assertThat(sessions.admit(session, Colleagues.VISIT)).as("the old session").isEmpty();
    assertThat(sessions.admit(session(), Colleagues.VISIT)).isPresent();
    assertThat(history(id))
        .extracting(AuditEntry::action)
        .containsExactly("ENABLED", "DISABLED", "CREATED");
  }

  /** They were let in a moment before the admin acted, and come with their first request after. */
  @Test
  void aSignInUnderWayIsNoWayAroundAnAdmin() {
    UUID id = person(Role.AGENT);
    Authentication letIn = signIn.authenticate(Colleagues.attempt(name, Colleagues.PASSWORD));
    staff.endSessions(id);
    assertThat(sessions.admit(letIn, Colleagues.VISIT)).isEmpty();
  }

  @Test
  void aResetPasswordIsForgottenAndALinkTakesItsPlace() {
    UUID id = person(Role.AGENT);
    Authentication session = session();
    SignInLink first = staff.resetPassword(id);
    assertThat(sessions.admit(session, Colleagues.VISIT)).isEmpty();
    assertNoSignIn(Colleagues.PASSWORD);

    SignInLink second = staff.resetPassword(id);
    assertThat(links.look(first.token()))
        .isEqualTo(new LinkStanding.Refused(LinkStanding.Reason.REPLACED));
    assertThat(links.redeem(second.token(), "quite another one"))
        .isEqualTo(new LinkStanding.Redeemed(name));
    assertThat(signIn.authenticate(Colleagues.attempt(name, "quite another one"))).isNotNull();
  }

  @Test
  void oneselfAndWhoIsDisabledAreNotReset() {
    UUID id = person(Role.ADMIN);
    Colleagues.as(signIn.authenticate(Colleagues.attempt(name, Colleagues.PASSWORD)));
    assertRefused(() -> staff.resetPassword(id), tuple("password", "own_password"));
    Colleagues.as(Colleagues.anAdmin());
    person(Role.ADMIN); // else it would be the last
    staff.disable(id);
    assertRefused(() -> staff.resetPassword(id), tuple("password", "disabled_account"));
  }

  @Test
  void allSessionsOfSomebodyEnd() {
    UUID id = person(Role.AGENT);
    Authentication one = session();
    Authentication other = session();
    assertThat(staff.endSessions(id)).isEqualTo(2);
    assertThat(sessions.admit(one, Colleagues.VISIT)).isEmpty();
    assertThat(sessions.admit(other, Colleagues.VISIT)).isEmpty();
    assertThat(sessions.admit(session(), Colleagues.VISIT)).as("may come again").isPresent();
  }

  @Test
  void theLastAdminStays() {
    putAsideOtherAdmins();
    UUID last = person(Role.ADMIN);
    staff.invite(Colleagues.name(), "Never came", Set.of(Role.ADMIN)); // can't come in, so no help
    assertRefused(() -> staff.disable(last), tuple("state", "last_admin"));
    assertRefused(() -> staff.resetPassword(last), tuple("password", "last_admin"));
    assertRefused(
        () -> staff.changeRoles(List.of(last), Set.of(Role.VIEWER), Set.of(Role.ADMIN)),
        tuple("roles", "last_admin"));
    assertThat(roles(last)).containsExactly(Role.ADMIN);
    staff.changeRoles(List.of(last), Set.of(Role.VIEWER), Set.of());

    person(Role.ADMIN);
    staff.disable(last);
  }

  /** Each sees the other as the one who stays. */
  @Test
  void twoAdminsCanNotDoAwayWithEachOther() throws Exception {
    putAsideOtherAdmins();
    for (int i = 0; i < REPETITIONS; i++) {
      UUID one = person(Role.ADMIN);
      UUID other = person(Role.ADMIN);
      Callable<Object> disables = deed(() -> staff.disable(one));
      Callable<Object> demotes =
          deed(() -> staff.changeRoles(List.of(other), Set.of(Role.VIEWER), Set.of(Role.ADMIN)));
      List<Object> outcomes = together(disables, demotes);
      assertThat(outcomes)
          .filteredOn(InvalidInputException.class::isInstance)
          .extracting(refused -> codes((InvalidInputException) refused))
          .containsExactly(List.of("last_admin"));
      assertThat(outcomes).filteredOn("done"::equals).hasSize(1);
      putAsideOtherAdmins();
    }
  }

  @Test
  void aPageAtATimeByName() {
    String family = "fam" + UUID.randomUUID().toString().substring(0, 8);
    Set<String> all = new HashSet<>();
    for (int i = 0; i < 7; i++) {
      staff.invite(family + "." + i, "Family 100%", Set.of(Role.VIEWER));
      all.add(family + "." + i);
    }
    AccountFilter filter = new AccountFilter(family.toUpperCase(Locale.ROOT), Set.of(), Set.of());
    List<String> found = new ArrayList<>();
    String cursor = null;
    do {
      Slice<AccountRow> page = staff.page(filter, cursor, 3);
      page.items().forEach(row -> found.add(row.name()));
      cursor = page.nextCursor();
    } while (cursor != null);
    assertThat(found).hasSize(7).containsExactlyInAnyOrderElementsOf(all).isSorted();
    assertThat(staff.countUpTo(filter, 100)).isEqualTo(7);
    assertThat(staff.countUpTo(filter, 5)).isEqualTo(5);
  }

  @Test
  void filtersNarrowAndWildcardsAreLetters() {
    String family = "fam" + UUID.randomUUID().toString().substring(0, 8);
    staff.invite(family + ".a", "Hundred 100% " + family, Set.of(Role.VIEWER));
    staff.invite(family + ".b", "Hundred 1000 " + family, Set.of(Role.AGENT, Role.VIEWER));
    assertThat(found("100% " + family)).containsExactly(family + ".a");
    assertThat(found(family + "_a")).isEmpty();
    AccountFilter agents =
        new AccountFilter(family, Set.of(Role.AGENT), Set.of(AccountState.INVITED));
    assertThat(staff.page(agents, null, 10).items())
        .extracting(AccountRow::name)
        .containsExactly(family + ".b");
    AccountFilter active = new AccountFilter(family, Set.of(), Set.of(AccountState.ACTIVE));
    assertThat(staff.page(active, null, 10).items()).isEmpty();
    assertRefused(() -> staff.page(active, "%%%", 10), tuple("cursor", "cursor_invalid"));
  }

  @Test
  void onlyAnAdminRunsAccounts() {
    UUID id = person(Role.MANAGER);
    Colleagues.as(signIn.authenticate(Colleagues.attempt(name, Colleagues.PASSWORD)));
    for (ThrowingCallable deed :
        List.<ThrowingCallable>of(
            () -> staff.page(AccountFilter.NONE, null, 1),
            () -> staff.countUpTo(AccountFilter.NONE, 1),
            () -> staff.invite("x" + name, "X", Set.of(Role.ADMIN)),
            () -> staff.changeRoles(List.of(id), Set.of(Role.ADMIN), Set.of()),
            () -> staff.disable(id),
            () -> staff.enable(id),
            () -> staff.resetPassword(id),
            () -> staff.endSessions(id))) {
      assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(deed);
    }
  }

  /** The latest of these has the name of the test. */
  private UUID person(Role... roles) {
    jdbc.sql("update account set name_key = :other where name_key = :name")
        .param("other", Colleagues.name())
        .param("name", name)
        .update();
    return accounts.create(name, "Ada", Set.of(roles), Colleagues.PASSWORD);
  }

  private Authentication session() {
    Authentication letIn = signIn.authenticate(Colleagues.attempt(name, Colleagues.PASSWORD));
    return sessions.admit(letIn, Colleagues.VISIT).orElseThrow();
  }

  private void assertNoSignIn(String password) {
    assertThatExceptionOfType(BadCredentialsException.class)
        .isThrownBy(() -> signIn.authenticate(Colleagues.attempt(name, password)));
  }

  private void putAsideOtherAdmins() {
    putAside.addAll(
        jdbc.sql(
                """
                select a.id from account a join account_role r on r.account_id = a.id
                where r.role = 'ADMIN' and a.disabled_at is null
                """)
            .query(UUID.class)
            .list());
    putAside.forEach(id ->
        jdbc.sql("update account set disabled_at = created_at where id = :id")
            .param("id", id)
            .update());
  }

  private AccountRow row(String who) {
    return staff.page(new AccountFilter(who, Set.of(), Set.of()), null, 1).items().getFirst();
  }

  private List<String> found(String text) {
    return staff.page(new AccountFilter(text, Set.of(), Set.of()), null, 10).items().stream()
        .map(AccountRow::name)
        .toList();
  }

  private Set<Role> roles(UUID id) {
    return new HashSet<>(
        jdbc.sql("select role from account_role where account_id = :id")
            .param("id", id)
            .query((rs, i) -> Role.valueOf(rs.getString(1)))
            .list());
  }

  private List<AuditEntry> history(UUID id) {
    return audit.of(AccountAudit.OBJECT_TYPE, id, null, 20).items();
  }

  private static Callable<Object> deed(Runnable deed) {
    return () -> {
      deed.run();
      return "done";
    };
  }

  /** What came of two deeds of admins that begin at the same moment: an answer, or a refusal. */
  private static List<Object> together(Callable<Object> one, Callable<Object> other)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<Object>> outcomes = new ArrayList<>();
      for (Callable<Object> deed : List.of(one, other)) {
        outcomes.add(
            threads.submit(() -> {
              Colleagues.as(Colleagues.anAdmin());
              start.await();
              try {
                return deed.call();
              } catch (InvalidInputException refused) {
                return refused;
              }
            }));
      }
      return List.of(outcomes.get(0).get(), outcomes.get(1).get());
    }
  }

  private static List<String> codes(InvalidInputException refused) {
    return refused.violations().stream().map(Violation::code).toList();
  }

  private static void assertRefused(ThrowingCallable deed, Tuple... fieldsAndCodes) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(deed)
        .satisfies(refused ->
            assertThat(refused.violations())
                .extracting(Violation::field, Violation::code)
                .containsExactly(fieldsAndCodes));
  }
}
