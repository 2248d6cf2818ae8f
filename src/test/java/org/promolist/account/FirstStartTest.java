package org.promolist.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.DatabaseTest;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.shared.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
@ExtendWith(OutputCaptureExtension.class)
class FirstStartTest {

  private static final String GIVEN = "given-by-the-owner";
  private static final String TOKEN = "token-for-the-first-api-client-0123456789";
  private static final String LONGEST = "üöäßéèàçñøåæ".repeat(3);
  private static final Pattern PRINTED = Pattern.compile("(?m)^ *password +(\\S+)$");

  @Autowired AccountRepository accounts;
  @Autowired ApiClients clients;
  @Autowired PasswordEncoder encoder;
  @Autowired PersonAuthentication signIn;
  @Autowired TransactionOperations transaction;
  @Autowired JdbcClient jdbc;
  @Autowired NewAccounts newAccounts;
  @Autowired AuditTrail audit;

  @BeforeEach
  void aDatabaseThatWasNeverStarted() {
    for (String table :
        List.of(
            "account_role",
            "account",
            "api_client_scope",
            "api_token",
            "api_client",
            "sign_in_failure")) {
      jdbc.sql("delete from " + table).update();
    }
  }

  @Test
  void aPasswordIsMadeUpPrintedOnceAndMustBeChanged(CapturedOutput output) {
    start("", "");

    String password = printed(output);
    assertThat(password).hasSizeGreaterThanOrEqualTo(20);
    assertThat(output.getAll()).containsOnlyOnce(password);
    assertThat(signIn("admin", password).getAuthorities())
        .extracting(GrantedAuthority::getAuthority)
        .contains("ROLE_ADMIN");
    assertThat(admin().mustChangePassword()).isTrue();
  }

  @Test
  void noTwoStartsMakeUpTheSamePassword(CapturedOutput output) {
    start("", "");
    String first = printed(output);
    aDatabaseThatWasNeverStarted();
    start("", "");
    assertThat(output.getAll()).containsOnlyOnce(first);
    assertThat(PRINTED.matcher(output.getAll()).results()).hasSize(2);
  }

  @Test
  void aPasswordThatWasGivenIsNeitherPrintedNorToBeChanged(CapturedOutput output) {
    start(GIVEN, "");

    assertThat(signIn("admin", GIVEN).isAuthenticated()).isTrue();
    assertThat(admin().mustChangePassword()).isFalse();
    assertThat(output.getAll()).doesNotContain("one that the portal would refuse");
    assertThat(output.getAll()).doesNotContain(GIVEN).doesNotContainPattern(PRINTED);
  }

  @Test
  void aLaterStartAddsAndChangesNothing(CapturedOutput output) {
    start(GIVEN, TOKEN);
    List<Map<String, Object>> people = rows("account");
    List<Map<String, Object>> programs = rows("api_client");
    List<Map<String, Object>> scopes = rows("api_client_scope");

    start("another-password-given", "another-token-0123456789-0123456789");
    start("", "");

    assertThat(rows("account")).isEqualTo(people).hasSize(1);
    assertThat(rows("api_client")).isEqualTo(programs).hasSize(1);
    assertThat(rows("api_client_scope")).isEqualTo(scopes);
    assertThat(output.getAll()).doesNotContainPattern(PRINTED);
  }

  @Test
  void theBootstrapTokenIsThatOfAClientWithEveryScope() {
    start(GIVEN, TOKEN);

    Authentication client = clients.authenticate(TOKEN).orElseThrow();
    assertThat(((SignedInClient) client.getPrincipal()).name()).isEqualTo("bootstrap");
    assertThat(client.getAuthorities())
        .extracting(GrantedAuthority::getAuthority)
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.allOf(Scope.class).stream().map(Scope::key).toList());
    assertThat(clients.authenticate(TOKEN + "0")).isEmpty();
  }

  @Test
  void aTokenInTheSettingsBringsBackNoClientThatWasRevokedOrRenamed() {
    start(GIVEN, TOKEN);
    UUID client = ((SignedInClient) clients.authenticate(TOKEN).orElseThrow().getPrincipal()).id();
    asAdmin(() -> {
      ApiClientDetails made = clients.get(client);
      clients.change(
          client, made.version(), new ApiClientDraft("middleware", made.scopes(), false, null));
    });
    start(GIVEN, TOKEN);
    assertThat(rows("api_client")).hasSize(1);
    assertThat(clients.authenticate(TOKEN)).isPresent();

    asAdmin(() -> clients.revoke(client));
    start(GIVEN, TOKEN);
    assertThat(rows("api_client")).hasSize(1);
    assertThat(clients.authenticate(TOKEN)).isEmpty();
  }

  @Test
  void aBootstrapTokenThatWasMadeHereAndIsCutRefusesToStart() {
    String token = TokenText.make();
    assertAccepted("promolist.bootstrap-api-token", token);
    assertRefused(
        "promolist.bootstrap-api-token",
        token.substring(0, 40),
        "promolist.bootstrap-api-token is like a token made by Promolist, but not whole");
  }

  private static void asAdmin(Runnable deed) {
    SecurityContextHolder.setContext(
        new SecurityContextImpl(
            new TestingAuthenticationToken(
                "test", "", AuthorityUtils.createAuthorityList("ROLE_ADMIN"))));
    try {
      deed.run();
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  @Test
  void withoutATokenThereIsNoClient() {
    start(GIVEN, "");
    assertThat(rows("api_client")).isEmpty();
    assertThat(clients.authenticate("")).isEmpty();
  }

  @Test
  void aClientIsMadeAlsoWhereTheAdminIsLongThere() {
    start(GIVEN, "");
    start("", TOKEN);
    assertThat(clients.authenticate(TOKEN)).isPresent();
  }

  @Test
  void neitherTokenNorPasswordIsStoredOrLogged(CapturedOutput output) {
    start(GIVEN, TOKEN);
    assertThat(output.getAll()).contains("bootstrap").doesNotContain(TOKEN, GIVEN);
    assertThat(rows("api_client").toString()).contains("bootstrap").doesNotContain(TOKEN);
    assertThat(rows("api_token").toString()).doesNotContain(TOKEN, TOKEN.substring(37));
    assertThat(rows("account").toString()).contains("admin").doesNotContain(GIVEN);
  }

  @Test
  void aTokenThatIsTooShortRefusesToStart() {
    assertRefused(
        "promolist.bootstrap-api-token",
        "x".repeat(31),
        "promolist.bootstrap-api-token needs at least 32 characters");
    assertAccepted("promolist.bootstrap-api-token", "x".repeat(32));
  }

  @Test
  void aPasswordThatBcryptWouldCutRefusesToStart() {
    assertRefused(
        "promolist.admin-password",
        LONGEST + "x",
        "promolist.admin-password is longer than 72 bytes");
    assertAccepted("promolist.admin-password", LONGEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "admin-secret-123", "password12345"})
  void aPasswordThatNobodyMightChooseIsTakenAndWarnedAbout(String given, CapturedOutput output) {
    start(given, "");
    assertThat(signIn("admin", given).isAuthenticated()).isTrue();
    assertThat(output.getAll()).contains("one that the portal would refuse");
  }

  @Test
  void thePasswordOfTheLargestSizeWorks() {
    start(LONGEST, "");
    assertThat(signIn("admin", LONGEST).isAuthenticated()).isTrue();
  }

  @Test
  void theFirstAccountStandsInTheAuditTrailAsTheSystemsDeed() {
    start(GIVEN, "");
    assertThat(audit.of(AccountAudit.OBJECT_TYPE, admin().id(), null, 10).items())
        .singleElement()
        .returns("CREATED", AuditEntry::action)
        .returns(Actor.SYSTEM, AuditEntry::actor)
        .returns(
            List.of(
                new Change("name", null, "admin"),
                new Change("displayName", null, "Admin"),
                new Change("roles", null, List.of("ADMIN"))),
            AuditEntry::changes);
  }

  @RepeatedTest(5)
  void ofNodesThatStartTogetherOneDoesWhatTheFirstStartDoes(CapturedOutput output)
      throws Exception {
    int nodes = 4;
    CyclicBarrier together = new CyclicBarrier(nodes);
    List<Future<?>> starts = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(nodes)) {
      for (int i = 0; i < nodes; i++) {
        starts.add(
            pool.submit(() -> {
              together.await();
              start("", TOKEN);
              return null;
            }));
      }
    }
    for (Future<?> start : starts) {
      start.get();
    }
    assertThat(rows("account")).hasSize(1);
    assertThat(rows("api_client")).hasSize(1);
    assertThat(PRINTED.matcher(output.getAll()).results()).hasSize(1);
    assertThat(signIn("admin", printed(output)).isAuthenticated()).isTrue();
    assertThat(clients.authenticate(TOKEN)).isPresent();
  }

  private void start(String adminPassword, String token) {
    new FirstStart(
            accounts,
            newAccounts,
            clients,
            encoder,
            new FirstStartSettings(adminPassword, token),
            transaction)
        .run(new DefaultApplicationArguments());
  }

  private static String printed(CapturedOutput output) {
    Matcher password = PRINTED.matcher(output.getAll());
    assertThat(password.find()).as(output.getAll()).isTrue();
    return password.group(1);
  }

  private Profile admin() {
    return accounts.findByNameKey("admin").orElseThrow().profile();
  }

  private Authentication signIn(String name, String password) {
    return signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password));
  }

  private List<Map<String, Object>> rows(String table) {
    return jdbc.sql("select * from " + table + " order by 1, 2").query().listOfRows();
  }

  @EnableConfigurationProperties(FirstStartSettings.class)
  private static final class Settings {}

  private static ApplicationContextRunner with(String key, String value) {
    return new ApplicationContextRunner()
        .withUserConfiguration(Settings.class)
        .withPropertyValues(key + "=" + value);
  }

  private static void assertAccepted(String key, String value) {
    with(key, value).run(started -> assertThat(started).hasNotFailed());
  }

  private static void assertRefused(String key, String value, String message) {
    with(key, value)
        .run(started -> {
          assertThat(started).hasFailed();
          Throwable cause = NestedExceptionUtils.getRootCause(started.getStartupFailure());
          assertThat(cause).hasMessage(message);
          assertThat(started.getStartupFailure()).hasStackTraceContaining(message);
          assertThat(started.getStartupFailure().toString()).doesNotContain(value);
        });
  }
}
