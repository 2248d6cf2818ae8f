package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.promolist.DatabaseTest;
import org.promolist.account.Role;
import org.promolist.account.Scope;
import org.promolist.account.SignedInClient;
import org.promolist.code.CodesFixture;
import org.promolist.code.ImportOptions;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.guard.LimiterPolicy;
import org.promolist.guard.LockoutPolicy;
import org.promolist.guard.Policies;
import org.promolist.list.Drafts;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.CodeText;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/** Who may do what with claims and customers: each door for each role, and for each scope. */
@DatabaseTest
@Import(CodesFixture.class)
class ClaimDoorsTest {

  private static final UUID NONE = UUID.randomUUID();
  private static final CodeText CODE = new CodeText("NOSUCHCODE");
  private static final CustomerId NOBODY = new CustomerId("nobody");
  private static final ClaimCommand COMMAND = new ClaimCommand("x", NOBODY);

  private static final String CLAIMS = Scope.CLAIMS_WRITE.key();
  private static final String READ = Scope.CUSTOMERS_READ.key();
  private static final String WRITE = Scope.CUSTOMERS_WRITE.key();
  private static final String POLICIES = Scope.POLICIES_WRITE.key();
  private static final String READ_CODES = Scope.CODES_READ.key();
  private static final String WRITE_CODES = Scope.CODES_WRITE.key();

  @Autowired Claims claims;
  @Autowired Reversals reversals;
  @Autowired Issues issues;
  @Autowired Customers customers;
  @Autowired CustomerAccounts accounts;
  @Autowired ProgramPolicies policies;
  @Autowired PromoCodeLists lists;
  @Autowired CodesFixture codes;
  @Autowired SecurityContextHolderStrategy securityContexts;

  /** A call of a door, and the authorities that open it. */
  private record Door(Predicate<Set<String>> opens, ThrowingCallable call) {

    static Door any(ThrowingCallable call, String... scopes) {
      return new Door(held -> Arrays.stream(scopes).anyMatch(held::contains), call);
    }
  }

  private Map<String, Door> doors() {
    Map<String, Door> doors = new LinkedHashMap<>();
    doors.put("claim", Door.any(() -> claims.claim(COMMAND), CLAIMS));
    doors.put("validate", Door.any(() -> claims.validate(COMMAND), CLAIMS));
    doors.put(
        "foresee",
        new Door(
            held -> held.containsAll(Set.of(CLAIMS, READ_CODES)), () -> claims.foresee(COMMAND)));
    doors.put("get", Door.any(() -> claims.get(NONE), READ, CLAIMS));
    doors.put("page", Door.any(() -> claims.page(ClaimFilter.of(NOBODY), null, 1), READ));
    doors.put("of", Door.any(() -> claims.of(CODE), READ_CODES, WRITE_CODES));
    doors.put("latest", Door.any(() -> claims.latest(NONE, CODE, 1), READ_CODES, WRITE_CODES));
    doors.put("reverse", Door.any(() -> reversals.reverse(NONE, "why", true), CLAIMS));
    doors.put("issue", Door.any(() -> issues.issue(NONE, NOBODY, "why"), CLAIMS));
    doors.put("register", Door.any(() -> customers.register(NOBODY), WRITE));
    doors.put("customer", Door.any(() -> customers.get(NOBODY), READ, WRITE));
    doors.put("standing", Door.any(() -> customers.standing(NOBODY), READ));
    doors.put("unlock", Door.any(() -> customers.unlock(NOBODY, "why"), WRITE));
    doors.put(
        "erase",
        new Door(
            held -> held.contains(WRITE) && !held.contains("ROLE_AGENT"),
            () -> customers.erase(new CustomerId("nobody else"))));
    doors.put("account", Door.any(() -> accounts.get(NOBODY), READ, WRITE));
    doors.put("ledger", Door.any(() -> accounts.ledger(NOBODY, null, 1), READ));
    doors.put("attempts", Door.any(() -> accounts.attempts(NOBODY, null, 1), READ));
    doors.put("policies", Door.any(() -> policies.get(), POLICIES));
    doors.put(
        "all policies",
        Door.any(
            () -> {
              Policies.All same =
                  new Policies.All(
                      new LockoutPolicy(5, Duration.ofMinutes(15)), LimiterPolicy.NONE, false);
              policies.change(same, same);
            },
            POLICIES));
    doors.put("lockout", Door.any(() -> policies.setLockout(5, 900), POLICIES));
    doors.put("limiters", Door.any(() -> policies.setLimiters(LimiterPolicy.NONE), POLICIES));
    doors.put("registration", Door.any(() -> policies.setRegistrationRequired(false), POLICIES));
    return doors;
  }

  @TestFactory
  Stream<DynamicTest> programs() {
    return Arrays.stream(Scope.values()).flatMap(scope -> tests(scope.key(), Set.of(scope.key())));
  }

  @TestFactory
  Stream<DynamicTest> people() {
    return Arrays.stream(Role.values()).flatMap(role -> tests(role.name(), authorities(role)));
  }

  private Stream<DynamicTest> tests(String who, Set<String> held) {
    return doors().entrySet().stream()
        .map(door ->
            DynamicTest.dynamicTest(
                door.getKey() + " by " + who,
                () -> {
                  signIn(UUID.randomUUID(), held);
                  Throwable thrown = catchThrowable(door.getValue().call());
                  assertThat(thrown instanceof AccessDeniedException)
                      .isEqualTo(!door.getValue().opens().test(held));
                }));
  }

  @Test
  void anAgentReversesTheirOwnClaimsOnly() {
    UUID list = listOf("AGENTSOWN1", "AGENTSOWN2", "AGENTSOWN3");
    UUID agent = UUID.randomUUID();
    signIn(agent, authorities(Role.AGENT));
    UUID own = claimed("AGENTSOWN1");
    signIn(UUID.randomUUID(), authorities(Role.AGENT));
    UUID others = claimed("AGENTSOWN2");
    signIn(agent, authorities(Role.AGENT));
    assertThatThrownBy(() -> reversals.reverse(others, "not mine", false))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(reversals.reverse(own, "mine", true).reversal()).isNotNull();
    signIn(UUID.randomUUID(), authorities(Role.MANAGER));
    assertThat(reversals.reverse(others, "a manager's", false).reversal()).isNotNull();
    assertThat(claims.page(ClaimFilter.ofList(list), null, 10).items()).hasSize(2);
  }

  @Test
  void anAgentReversesTheirOwnClaimsByWhateverNameTheyGoNow() {
    listOf("AGENTSOLD1");
    UUID agent = UUID.randomUUID();
    signIn(agent, "Ada Old", authorities(Role.AGENT));
    UUID own = claimed("AGENTSOLD1");
    signIn(agent, "Ada New", authorities(Role.AGENT));
    assertThat(reversals.reverse(own, "mine still", false).by().name()).isEqualTo("Ada Old");
    assertThat(claims.get(own).reversal()).isNotNull();
  }

  @Test
  void aViewerSeesTheEndsOfCodesOnly() {
    UUID list = listOf("VIEWED1234", "VIEWED5678");
    UUID claim = claimed("VIEWED1234");
    claims.claim(new ClaimCommand("VIEWED1234", new CustomerId("viewed")));
    for (Role role : Role.values()) {
      signIn(UUID.randomUUID(), authorities(role));
      String shown = role == Role.VIEWER ? "••••1234" : "VIEWED1234";
      assertThat(claims.get(claim).code()).isEqualTo(shown);
      assertThat(claims.page(ClaimFilter.ofList(list), null, 1).items())
          .extracting(ClaimDetails::code)
          .containsExactly(shown);
      assertThat(accounts.attempts(new CustomerId("viewed"), null, 1).items())
          .extracting(AttemptDetails::code)
          .containsExactly(shown);
    }
  }

  private UUID claimed(String code) {
    ClaimResult result = claims.claim(new ClaimCommand(code, new CustomerId("of " + code)));
    return ((ClaimResult.Claimed) result).claim().id();
  }

  /** Of an administrator, who is signed in afterwards. */
  private UUID listOf(String... texts) {
    signIn(UUID.randomUUID(), authorities(Role.ADMIN));
    UUID list =
        lists
            .create(
                Drafts.singleUse("Doors " + texts[0])
                    .type(ListType.THIRD_PARTY)
                    .validity("2026-01-01T00:00", null, "Europe/Berlin")
                    .draft())
            .id();
    codes.imported(list, String.join("\n", texts), new ImportOptions(null, false, true));
    return list;
  }

  private static Set<String> authorities(Role role) {
    return Stream.concat(Stream.of("ROLE_" + role), role.scopes().stream().map(Scope::key))
        .collect(Collectors.toSet());
  }

  private void signIn(UUID id, Set<String> authorities) {
    signIn(id, "somebody", authorities);
  }

  private void signIn(UUID id, String name, Set<String> authorities) {
    SecurityContext context = securityContexts.createEmptyContext();
    context.setAuthentication(
        new TestingAuthenticationToken(
            new SignedInClient(id, name, false),
            "",
            AuthorityUtils.createAuthorityList(authorities.toArray(String[]::new))));
    securityContexts.setContext(context);
  }

  @AfterEach
  void signOut() {
    securityContexts.clearContext();
  }
}
