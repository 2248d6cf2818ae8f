package org.promolist.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.DatabaseTest;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.list.Drafts;
import org.promolist.list.ListDetails;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.Actor;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.crypto.password.PasswordEncoder;

@DatabaseTest
class AccountsTest {

  private static final String PASSWORD = "correct horse battery";
  private static final String NEXT = "a quite different one";
  private static final String FAMILY = "👨‍👩‍👧"; // one to the eye, five code points, eight chars

  @Autowired Accounts accounts;
  @Autowired ApiClients clients;
  @Autowired PromoCodeLists lists;
  @Autowired PersonAuthentication signIn;
  @Autowired AccountRepository stored;
  @Autowired PasswordEncoder encoder;
  @Autowired AuditTrail audit;
  @Autowired Clock clock;

  /** Of this application context; the static one is that of whichever context came last. */
  @Autowired SecurityContextHolderStrategy securityContexts;

  private final String name = "dana." + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void danaIsSignedIn() {
    stored.saveAndFlush(
        new Account(
            name,
            "Dana Novak",
            EnumSet.of(Role.MANAGER),
            encoder.encode(PASSWORD),
            clock.instant()));
    as(signIn(PASSWORD));
  }

  @AfterEach
  void nobodyIsSignedIn() {
    securityContexts.clearContext();
    SecurityContextHolder.clearContext();
  }

  @Test
  void aProfileIsReadAsItWasSaved() {
    Profile saved =
        accounts.saveProfile(new ProfileDraft("  D. Novak ", "de", "Asia/Tokyo", Theme.DARK));
    assertThat(accounts.profile()).isEqualTo(saved);
    assertThat(saved)
        .extracting(Profile::displayName, Profile::language, Profile::timeZone, Profile::theme)
        .containsExactly("D. Novak", "de", "Asia/Tokyo", Theme.DARK);
    assertThat(saved.name()).isEqualTo(name);
    assertThat(saved.roles()).containsExactly(Role.MANAGER);
  }

  @Test
  void whatIsNotChosenIsTheBrowsers() {
    accounts.saveProfile(new ProfileDraft("Dana", "de", "Asia/Tokyo", Theme.DARK));
    accounts.saveProfile(new ProfileDraft("Dana", null, null, Theme.SYSTEM));
    assertThat(accounts.profile().language()).isNull();
    assertThat(accounts.profile().timeZone()).isNull();
  }

  @Test
  void aDisplayNameHasOneToAHundredAndTwentyCharacters() {
    assertRefused("displayName", "required", () -> rename(""));
    assertRefused("displayName", "required", () -> rename(" \t "));
    assertRefused("displayName", "required", () -> rename("\u200b\u2060"));
    assertThat(rename("D")).isEqualTo("D");
    assertThat(rename("x".repeat(120))).hasSize(120);
    assertRefused("displayName", "too_long", () -> rename("x".repeat(121)));
  }

  @Test
  void aCharacterOutsideOfTheBasicPlaneCountsAsOne() {
    String longest = FAMILY.repeat(24);
    assertThat(rename(longest)).isEqualTo(longest);
    assertThat(accounts.profile().displayName()).isEqualTo(longest);
    assertRefused("displayName", "too_long", () -> rename(longest + "x"));
    assertThat(rename("😀".repeat(120))).isEqualTo("😀".repeat(120));
    assertRefused("displayName", "too_long", () -> rename("😀".repeat(121)));
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {"Dana\nNovak", "Dana\u0000", "\u001b[31mDana", "Dana\u0085Novak", "Dana\ud800"})
  void aDisplayNameIsOneLineOfText(String absurd) {
    assertRefused("displayName", "control_characters", () -> rename(absurd));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "EN", "de-AT", "", "english"})
  void aLanguageThePortalDoesNotSpeakIsRefused(String language) {
    assertRefused(
        "language",
        "unknown_value",
        () -> accounts.saveProfile(new ProfileDraft("Dana", language, null, Theme.SYSTEM)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Atlantis", "europe/vienna", "+02:00", "", "CEST!"})
  void aZoneNobodyKnowsIsRefused(String zone) {
    assertRefused(
        "timeZone",
        "unknown_zone",
        () -> accounts.saveProfile(new ProfileDraft("Dana", null, zone, Theme.SYSTEM)));
  }

  @Test
  void everythingThatIsWrongIsToldAtOnceAndNothingIsSaved() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> accounts.saveProfile(new ProfileDraft(" ", "fr", "Nowhere", Theme.DARK)))
        .satisfies(refused ->
            assertThat(refused.violations())
                .extracting(Violation::field)
                .containsExactly("displayName", "language", "timeZone"));
    assertThat(accounts.profile().displayName()).isEqualTo("Dana Novak");
    assertThat(accounts.profile().theme()).isEqualTo(Theme.SYSTEM);
  }

  @Test
  void whatIsDoneAfterARenameIsDoneUnderTheNewName() {
    ListDetails before = lists.create(Drafts.singleUse("Before " + name).draft());
    rename("Dana Moreau");
    ListDetails after = lists.create(Drafts.singleUse("After " + name).draft());
    assertThat(actorOf(before).name()).isEqualTo("Dana Novak");
    assertThat(actorOf(after))
        .isEqualTo(new Actor(Actor.Kind.PERSON, accounts.profile().id(), "Dana Moreau"));
  }

  @Test
  void aRenameThatIsRefusedLeavesTheSessionsName() {
    assertRefused("displayName", "too_long", () -> rename("x".repeat(121)));
    ListDetails list = lists.create(Drafts.singleUse("Kept " + name).draft());
    assertThat(actorOf(list).name()).isEqualTo("Dana Novak");
  }

  @Test
  void aPasswordHasAtLeastTwelveCharacters() {
    assertRefused("next", "too_short", () -> accounts.changePassword(PASSWORD, "x".repeat(11)));
    assertRefused("next", "too_short", () -> accounts.changePassword(PASSWORD, "😀".repeat(11)));
    assertRefused("next", "too_short", () -> accounts.changePassword(PASSWORD, ""));
    String twelve = "🦆🍋🧭🎻🪁🧵🦔🌋🥐🛶🪴🔭";
    accounts.changePassword(PASSWORD, "vqmzkdwhxjrt");
    accounts.changePassword("vqmzkdwhxjrt", twelve);
    assertThat(signIn(twelve).isAuthenticated()).isTrue();
  }

  @Test
  void aPasswordHasAtMostSeventyTwoBytes() {
    String longest = "üöäßéèàçñøåæ".repeat(3);
    assertRefused(
        "next", "password_too_long", () -> accounts.changePassword(PASSWORD, longest + "x"));
    assertRefused(
        "next", "password_too_long", () -> accounts.changePassword(PASSWORD, "x".repeat(73)));
    String plain = "vqmzkdwhxjrtlpbn".repeat(5).substring(0, 72);
    accounts.changePassword(PASSWORD, plain);
    accounts.changePassword(plain, longest);
    assertThat(signIn(longest).isAuthenticated()).isTrue();
    assertThatThrownBy(() -> signIn(longest.substring(1))).isInstanceOf(RuntimeException.class);
  }

  @Test
  void theSamePasswordIsNoChange() {
    assertRefused("next", "same_password", () -> accounts.changePassword(PASSWORD, PASSWORD));
  }

  @Test
  void onlyWhoKnowsThePresentPasswordChangesIt() {
    assertRefused(
        "current",
        "wrong_password",
        () -> accounts.changePassword("not the present one", "a quite different one"));
    assertThat(signIn(PASSWORD).isAuthenticated()).isTrue();
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(strings = {"", "\u0000"})
  void anAbsurdPresentPasswordIsAWrongOne(String absurd) {
    assertRefused(
        "current",
        "wrong_password",
        () -> accounts.changePassword(absurd, "a quite different one"));
  }

  @Test
  void aPresentPasswordOfAnySizeIsAWrongOne() {
    assertRefused(
        "current",
        "wrong_password",
        () -> accounts.changePassword("x".repeat(10_000), "a quite different one"));
  }

  @Test
  void aPasswordDoesNotContainTheSignInNameInAnyCase() {
    String next = "my " + name.toUpperCase(Locale.ROOT) + " my";
    assertRefused("next", "contains_name", () -> accounts.changePassword(PASSWORD, next));
  }

  @Test
  void whoGuessesThePresentPasswordWaitsAsAtTheSignIn() {
    for (int i = 0; i < 10; i++) {
      String guess = "guess number " + i;
      assertRefused("current", "wrong_password", () -> accounts.changePassword(guess, NEXT));
    }
    assertRefused("current", "wait_seconds", () -> accounts.changePassword(PASSWORD, NEXT));
    assertThatExceptionOfType(SignInWaitException.class).isThrownBy(() -> signIn(PASSWORD));
    assertThat(actions())
        .as("told once within a minute")
        .containsExactly("PASSWORD_CHANGE_REFUSED");
  }

  @Test
  void whoKnowsThePresentPasswordStartsAnew() {
    for (int i = 0; i < 9; i++) {
      assertRefused("current", "wrong_password", () -> accounts.changePassword("guess", NEXT));
    }
    assertRefused("next", "too_short", () -> accounts.changePassword(PASSWORD, "short"));
    for (int i = 0; i < 9; i++) {
      assertRefused("current", "wrong_password", () -> accounts.changePassword("guess", NEXT));
    }
    accounts.changePassword(PASSWORD, NEXT);
    assertThat(signIn(NEXT).isAuthenticated()).isTrue();
  }

  private List<String> actions() {
    return audit.of(AccountAudit.OBJECT_TYPE, accounts.profile().id(), null, 50).items().stream()
        .map(AuditEntry::action)
        .filter(action -> action.startsWith("PASSWORD"))
        .toList();
  }

  @Test
  void aPasswordIsNotACommonOne() {
    assertRefused(
        "next", "common_password", () -> accounts.changePassword(PASSWORD, "password12345"));
  }

  @Test
  void whatAPersonChangesOfThemselvesIsRecordedButNoPassword() {
    accounts.saveProfile(new ProfileDraft("Dana", "de", null, Theme.SYSTEM));
    accounts.saveProfile(new ProfileDraft("Dana", "de", null, Theme.SYSTEM));
    accounts.changePassword(PASSWORD, "a quite different one");
    List<AuditEntry> entries =
        audit.of(AccountAudit.OBJECT_TYPE, accounts.profile().id(), null, 10).items();
    assertThat(entries)
        .extracting(AuditEntry::action, AuditEntry::changes)
        .containsExactly(
            tuple("PASSWORD_SET", List.of()),
            tuple(
                "CHANGED",
                List.of(
                    new Change("displayName", "Dana Novak", "Dana"),
                    new Change("language", null, "de"))));
  }

  @Test
  void everythingWrongWithAPasswordIsToldAtOnce() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> accounts.changePassword("wrong", "short"))
        .satisfies(refused ->
            assertThat(refused.violations())
                .extracting(Violation::field, Violation::code)
                .containsExactly(tuple("current", "wrong_password"), tuple("next", "too_short")));
  }

  @Test
  void aPasswordThatWasChangedNeedNotBeChangedAgain() {
    Account account = stored.findByNameKey(name).orElseThrow();
    account.demandNewPassword();
    stored.saveAndFlush(account);
    assertThat(accounts.profile().mustChangePassword()).isTrue();
    accounts.changePassword(PASSWORD, "a quite different one");
    assertThat(accounts.profile().mustChangePassword()).isFalse();
  }

  @Test
  void aNameIsTakenWhateverItsCase() {
    as(admin());
    assertRefused(
        "name",
        "name_taken",
        () ->
            accounts.create(
                " " + name.toUpperCase(Locale.ROOT), "Another", Set.of(Role.VIEWER), PASSWORD));
  }

  @Test
  void onlyAnAdminMakesAccountsAndClients() {
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> accounts.create("x" + name, "X", Set.of(Role.ADMIN), PASSWORD));
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> clients.create("x" + name, Set.of(), false, "x".repeat(40)));
  }

  @Test
  void aProgramHasNoProfile() {
    as(admin());
    String token = UUID.randomUUID().toString();
    clients.create(name, EnumSet.allOf(Scope.class), false, token);
    as(clients.authenticate(token).orElseThrow());
    assertNobodysProfile();
  }

  @Test
  void whoIsNoPersonOfOursHasNoProfile() {
    as(admin());
    assertNobodysProfile();
  }

  @Test
  void aStrangerIsNotEvenAsked() {
    as(
        new AnonymousAuthenticationToken(
            "key", "anonymous", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
    assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(accounts::profile);
    nobodyIsSignedIn();
    assertThatExceptionOfType(AuthenticationCredentialsNotFoundException.class)
        .isThrownBy(accounts::profile);
  }

  private void assertNobodysProfile() {
    for (ThrowingCallable deed :
        List.<ThrowingCallable>of(
            accounts::profile,
            () -> rename("Somebody"),
            () -> accounts.chooseTheme(Theme.DARK),
            () -> accounts.rememberListColumns(List.of("name")),
            () -> accounts.changePassword(PASSWORD, "a quite different one"))) {
      assertThatIllegalStateException().isThrownBy(deed).withMessage("only people have a profile");
    }
  }

  private String rename(String displayName) {
    return accounts
        .saveProfile(new ProfileDraft(displayName, null, null, Theme.SYSTEM))
        .displayName();
  }

  private Actor actorOf(ListDetails list) {
    return lists.history(list.id(), null, 10).items().getFirst().actor();
  }

  private Authentication signIn(String password) {
    return signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password));
  }

  private static Authentication admin() {
    return new TestingAuthenticationToken(
        "test", "", AuthorityUtils.createAuthorityList("ROLE_ADMIN"));
  }

  private void as(Authentication who) {
    SecurityContext context = new SecurityContextImpl(who);
    securityContexts.setContext(context);
    SecurityContextHolder.setContext(context);
  }

  private static void assertRefused(String field, String code, ThrowingCallable deed) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(deed)
        .satisfies(refused ->
            assertThat(refused.violations())
                .extracting(Violation::field, Violation::code)
                .containsExactly(tuple(field, code)));
  }
}
