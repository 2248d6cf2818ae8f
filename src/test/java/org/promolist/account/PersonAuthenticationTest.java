package org.promolist.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.promolist.DatabaseTest;
import org.promolist.shared.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;

@DatabaseTest
class PersonAuthenticationTest {

  private static final String PASSWORD = "correct horse battery";

  @Autowired PersonAuthentication signIn;
  @Autowired AccountRepository accounts;
  @Autowired PasswordEncoder encoder;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private final String name = "Dana." + UUID.randomUUID();

  @BeforeEach
  void dana() {
    person(name, EnumSet.of(Role.AGENT));
  }

  @Test
  void whoKnowsNameAndPasswordIsSignedIn() {
    Authentication person = signIn(name, PASSWORD);
    assertThat(person.isAuthenticated()).isTrue();
    assertThat(person.getName()).isEqualTo(name);
    assertThat(((SignedInPerson) person.getPrincipal()).actor())
        .extracting(Actor::kind, Actor::name)
        .containsExactly(Actor.Kind.PERSON, "Dana Novak");
  }

  @Test
  void aNameIsKnownWhateverItsCase() {
    assertThat(signIn(" " + name.toUpperCase(Locale.ROOT) + " ", PASSWORD).getName())
        .isEqualTo(name);
  }

  @Test
  void aNameIsKnownHoweverTheKeyboardComposesIt() {
    String rene = "ren\u00e9." + UUID.randomUUID();
    person(rene, EnumSet.of(Role.AGENT));
    assertThat(signIn(rene.replace("\u00e9", "e\u0301"), PASSWORD).getName()).isEqualTo(rene);
  }

  @Test
  void aPasswordIsTakenToTheLetter() {
    assertThat(refusal(name, PASSWORD.toUpperCase(Locale.ROOT)))
        .isInstanceOf(BadCredentialsException.class);
    assertThat(refusal(name, PASSWORD + " ")).isInstanceOf(BadCredentialsException.class);
  }

  @Test
  void nothingTellsAnUnknownNameFromAWrongPassword() {
    String unknown = "nobody." + UUID.randomUUID();
    List<String> known = refusals(name, 11);
    assertThat(refusals(unknown, 11)).isEqualTo(known);
    assertThat(known.subList(0, 10)).containsOnly(known.getFirst());
    assertThat(known.getFirst()).startsWith(BadCredentialsException.class.getName());
    assertThat(known.getLast()).startsWith(SignInWaitException.class.getName());
  }

  @Test
  void whoWaitsIsRefusedEvenWithTheRightPassword() {
    refusals(name, 10);
    assertThatExceptionOfType(SignInWaitException.class)
        .isThrownBy(() -> signIn(name, PASSWORD))
        .satisfies(wait ->
            assertThat(wait.left()).isPositive().isLessThanOrEqualTo(SignInThrottle.FIRST_WAIT));
  }

  @Test
  void aSuccessMakesEarlierFailuresForgotten() {
    refusals(name, 9);
    signIn(name, PASSWORD);
    refusals(name, 9);
    assertThat(signIn(name, PASSWORD).isAuthenticated()).isTrue();
  }

  static Stream<String> absurdNames() {
    return Stream.of(
        "",
        "   ",
        "\t\r\n",
        "x".repeat(10_000),
        "x".repeat(201),
        "İ".repeat(150),
        "a\u0000b",
        "\u0000",
        "dana\u001b[31m",
        "\ud800",
        "👩‍👩‍👧‍👦".repeat(18),
        "' or 1=1 --");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("absurdNames")
  void anAbsurdNameIsAnUnknownOne(String absurd) {
    assertThat(refusal(absurd, PASSWORD)).isExactlyInstanceOf(BadCredentialsException.class);
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("absurdNames")
  void anAbsurdPasswordIsAWrongOne(String absurd) {
    assertThat(refusal(name, absurd)).isExactlyInstanceOf(BadCredentialsException.class);
  }

  @Test
  void aMissingPasswordIsAWrongOne() {
    assertThat(catchThrowable(() -> signIn(name, null)))
        .isExactlyInstanceOf(BadCredentialsException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VIEWER  | customers:read lists:read
          AGENT   | claims:write codes:read customers:read customers:write lists:read
          MANAGER | claims:write codes:read codes:write customers:read customers:write lists:read lists:write
          ADMIN   | claims:write codes:read codes:write customers:read customers:write lists:read lists:write policies:write
          """)
  void aRoleBringsItselfAndItsScopes(Role role, String scopes) {
    String somebody = "p" + UUID.randomUUID();
    person(somebody, EnumSet.of(role));
    Set<String> expected = new TreeSet<>(List.of(scopes.split(" ")));
    expected.add("ROLE_" + role);
    assertThat(authorities(signIn(somebody, PASSWORD))).isEqualTo(expected);
  }

  @Test
  void severalRolesBringTheScopesOfEach() {
    String somebody = "p" + UUID.randomUUID();
    person(somebody, EnumSet.of(Role.AGENT, Role.VIEWER));
    assertThat(authorities(signIn(somebody, PASSWORD)))
        .contains("ROLE_AGENT", "ROLE_VIEWER", "claims:write", "customers:read")
        .doesNotContain("lists:write", "ROLE_ADMIN");
  }

  @Test
  void aPasswordIsKeptOnlyAsItsBcryptHash() {
    assertThat(
            jdbc.sql("select password_hash from account where name = :name")
                .param("name", name)
                .query(String.class)
                .single())
        .matches("\\{bcrypt}\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");
  }

  private void person(String who, Set<Role> roles) {
    accounts.saveAndFlush(
        new Account(who, "Dana Novak", roles, encoder.encode(PASSWORD), clock.instant()));
  }

  private Authentication signIn(String who, String password) {
    return signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(who, password));
  }

  private Throwable refusal(String who, String password) {
    return catchThrowable(() -> signIn(who, password));
  }

  /** The kind and, but for how long a wait is left, the words of each refusal in turn. */
  private List<String> refusals(String who, int times) {
    return IntStream.range(0, times)
        .mapToObj(i -> refusal(who, "wrong " + i))
        .map(refusal ->
            refusal instanceof SignInWaitException
                ? refusal.getClass().getName()
                : refusal.toString())
        .toList();
  }

  private static Set<String> authorities(Authentication person) {
    return person.getAuthorities().stream()
        .map(GrantedAuthority::getAuthority)
        .filter(authority -> !authority.startsWith("FACTOR_")) // the framework's: how, not what
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
