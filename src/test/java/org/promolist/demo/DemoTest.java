package org.promolist.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.TestDatabase;
import org.promolist.account.ApiClients;
import org.promolist.account.Scope;
import org.promolist.audit.AuditEntry;
import org.promolist.list.ListDetails;
import org.promolist.list.ListFilter;
import org.promolist.list.ListSort;
import org.promolist.list.ListStatus;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

@DatabaseTest
@ActiveProfiles("demo")
@TestPropertySource(
    properties = {
      "promolist.demo.claims-after=P9D", // told where a test wants it
      "promolist.demo.one-in=" + DemoTest.ONE_IN
    })
class DemoTest {

  /** Few enough to be quick, and enough for every list to be claimed and some claims regretted. */
  static final int ONE_IN = 8;

  private static final ApplicationArguments NONE = new DefaultApplicationArguments();

  private static final ListFilter ALL =
      new ListFilter("", EnumSet.allOf(ListStatus.class), Set.of(), List.of());

  private static final Authentication READER =
      UsernamePasswordAuthenticationToken.authenticated(
          "reader", null, AuthorityUtils.createAuthorityList(Scope.LISTS_READ.key()));

  /** In an order in which no row goes before one that names it. */
  private static final List<String> TABLES =
      List.of(
          "attempt",
          "reversal",
          "claim_tally",
          "claim",
          "customer",
          "guard_subject",
          "job",
          "scheduled_tasks",
          "promo_code_list",
          "code_batch",
          "code",
          "import_file",
          "import_file_part",
          "audit_entry",
          "account_role",
          "account",
          "api_client_scope",
          "api_token",
          "api_client");

  private static final String SIGNED =
      "audit_entry where object_type = 'DEMO' and action <> 'CLAIMED'";

  @Autowired List<ApplicationRunner> runners;
  @Autowired DemoGate gate;
  @Autowired Storyteller storyteller;
  @Autowired PromoCodeLists lists;
  @Autowired AuthenticationProvider signIn;
  @Autowired ApiClients clients;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  @Autowired Ownership ownership;
  @Autowired ConfigurableApplicationContext context;

  /** As the start of the application made it, or anew where another test took it apart. */
  @BeforeEach
  void aWholeDemo() {
    if (TestDatabase.product() == TestDatabase.Product.POSTGRES) {
      jdbc.sql("alter table audit_entry disable trigger audit_entry_only_grows").update();
    }
    if (count("promo_code_list") == 0 || count(SIGNED) != 2) {
      empty();
      start();
    }
  }

  @Test
  void thereAreListsOfEveryTypeAndStatus() {
    List<ListDetails> all = all();

    assertThat(all).hasSizeBetween(38, 45);
    assertThat(counted(all, ListDetails::status))
        .containsOnlyKeys(ListStatus.values())
        .allSatisfy((status, count) -> assertThat(count).isGreaterThanOrEqualTo(3));
    assertThat(counted(all, ListDetails::type))
        .containsOnlyKeys(ListType.values())
        .allSatisfy((type, count) -> assertThat(count).isGreaterThanOrEqualTo(8));
    assertThat(counted(all, list -> list.validity().zone())).hasSizeGreaterThan(8);
  }

  @Test
  void everyRoleSignsInByThePasswordThatIsSaidAtTheStart() {
    assertThat(rolesOf(Cast.ADMIN)).containsExactly("ROLE_ADMIN");
    for (Cast.Person person : Cast.PEOPLE) {
      assertThat(rolesOf(person.name())).containsExactly("ROLE_" + person.role());
    }
    assertThat(clients.authenticate(Cast.TOKEN)).isPresent();
    assertThat(
            jdbc.sql("select count(*) from account where must_change_password = true")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void historiesWereMadeByPeopleAndAProgramInThePast() {
    Instant now = clock.instant();
    Set<Actor> actors =
        all().stream()
            .flatMap(list -> {
              List<AuditEntry> history = history(list);
              assertThat(history)
                  .extracting(AuditEntry::at)
                  .isSortedAccordingTo((a, b) -> b.compareTo(a))
                  .allSatisfy(at -> assertThat(at).isBefore(now));
              assertThat(history.getFirst().at()).isEqualTo(list.updatedAt());
              assertThat(history.getLast().at()).isEqualTo(list.createdAt());
              return history.stream();
            })
            .map(AuditEntry::actor)
            .collect(Collectors.toSet());

    assertThat(actors)
        .extracting(Actor::name)
        .containsExactlyInAnyOrder("Dana Novak", "Kim Brandt", "crm-sync");
    assertThat(actors).extracting(Actor::kind).doesNotContain(Actor.Kind.SYSTEM);
  }

  /** A change to what a list already was would leave no trace: a mistake in the story. */
  @Test
  void nothingInTheStoryIsWithoutEffect() {
    int told = Story.inOrder(Story.read(), StoryCalendar.startingOn(clock.instant())).size();

    assertThat(all().stream().mapToInt(list -> history(list).size()).sum()).isEqualTo(told);
  }

  @Test
  void listsGetTheCodesThatTheyCameWith() {
    long told =
        Story.read().stream()
            .map(Chapter::codes)
            .filter(Objects::nonNull)
            .mapToLong(codes -> codes / ONE_IN)
            .sum();

    await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() ->
            assertThat(
                    all().stream()
                        .mapToLong(list -> list.counts().claimable() - list.words().size())
                        .sum())
                .isEqualTo(told));
  }

  @Test
  void noClaimIsThereBeforeItsCode() {
    assertThat(ownership.progress().orElseThrow().scenes()).isZero();
    assertThat(all())
        .allSatisfy(list -> assertThat(list.counts().claimed()).isZero())
        .allSatisfy(list -> assertThat(list.counts().pointsAwarded()).isZero());
  }

  /** Through the doors, so that everything about them is what the rules make of it. */
  @Test
  void onceTheCodesAreThereCustomersClaimAreRefusedAndRegret() {
    ClaimTeller teller = context.getBeanFactory().createBean(ClaimTeller.class);
    await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(4))
        .until(() -> {
          teller.goOn();
          return count("claim") > 0;
        });
    int scenes = ownership.progress().orElseThrow().scenes();
    assertThat(count("claim")).isBetween(10_000 / ONE_IN, scenes);
    assertThat(count("(select distinct list_id from claim) lists")).isGreaterThan(20);
    assertThat(count("reversal")).isBetween(5, 100);
    assertThat(count("(select distinct refusal from attempt) refusals")).isGreaterThanOrEqualTo(5);
    assertThat(count("guard_subject where locked_until is not null")).isPositive();
    assertThat(
            count(
                "claim where claimed_at > (select max(at) from audit_entry where action = 'FILLED')"))
        .isZero();

    context.getBeanFactory().createBean(ClaimTeller.class).goOn(); // as after another start
    assertThat(ownership.progress().orElseThrow().scenes()).isEqualTo(scenes);
    empty();
  }

  @Test
  void theClockIsTheSystemsAfterwards() {
    assertThat(clock.instant())
        .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
  }

  @Test
  void aSecondStartAddsNothing() {
    List<String> before = everything();

    start();

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aSecondStartLeavesAloneWhatPeopleDidMeanwhile() {
    TestDatabase.removeLists(jdbc);

    start();

    assertThat(all()).isEmpty();
  }

  @Test
  void twoFreshDatabasesAreAlike() {
    List<String> first = everything();

    empty();
    start();

    assertThat(everything()).isEqualTo(first);
  }

  @Test
  void aDatabaseWithOtherDataIsRefusedAndLeftAlone() {
    jdbc.sql("delete from audit_entry where object_type = 'DEMO'").update();
    List<String> before = everything();

    assertThatExceptionOfType(OtherDataException.class).isThrownBy(this::start);

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aDatabaseWithNothingButAnAccountIsOtherData() {
    TestDatabase.removeLists(jdbc);
    jdbc.sql("delete from audit_entry").update();

    assertThatExceptionOfType(OtherDataException.class).isThrownBy(this::start);
  }

  @Test
  void aStoryThatBreaksOffLeavesNothingAndTheNextStartTellsItWhole() {
    List<String> whole = everything();
    empty();
    gate.run(NONE);
    List<Chapter> story = new ArrayList<>(Story.read());
    story.add(laterThanAll(story.getFirst(), "nobody"));

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> storyteller.tell(story, StoryCalendar.startingOn(clock.instant())));
    assertThat(count("promo_code_list") + count("account where name <> 'admin'")).isZero();
    start();

    assertThat(everything()).isEqualTo(whole);
  }

  private static Chapter laterThanAll(Chapter chapter, String by) {
    return new Chapter(
        "day-1 23:59",
        by,
        null,
        "Last",
        chapter.type(),
        1,
        null,
        null,
        "day",
        null,
        "Europe/Vienna",
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** As Spring Boot runs them: in order. */
  private void start() {
    for (ApplicationRunner runner : runners) {
      try {
        runner.run(NONE);
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void empty() {
    TABLES.forEach(table -> jdbc.sql("delete from " + table).update());
  }

  private List<ListDetails> all() {
    return asReader(() -> lists.page(ALL, ListSort.NEWEST_FIRST, null, 500).items());
  }

  /** What the story tells of the list itself. */
  private List<AuditEntry> history(ListDetails list) {
    return asReader(() ->
        lists.history(list.id(), null, 500).items().stream()
            .filter(entry -> !entry.action().startsWith("BATCH_"))
            .toList());
  }

  /** Everything but ids. */
  private List<String> everything() {
    return all().stream()
        .flatMap(list ->
            Stream.concat(
                Stream.of(list.toDraft() + " " + list.status() + " " + list.updatedAt()),
                history(list).stream()
                    .map(entry ->
                        entry.at()
                            + " "
                            + entry.actor().name()
                            + " "
                            + entry.action()
                            + " "
                            + entry.changes())))
        .toList();
  }

  private Set<String> rolesOf(String name) {
    return signIn
        .authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, Cast.PASSWORD))
        .getAuthorities()
        .stream()
        .map(GrantedAuthority::getAuthority)
        .filter(authority -> Objects.requireNonNull(authority).startsWith("ROLE_"))
        .collect(Collectors.toSet());
  }

  private static <K> Map<K, Long> counted(List<ListDetails> lists, Function<ListDetails, K> by) {
    return lists.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
  }

  private int count(String rows) {
    return jdbc.sql("select count(*) from " + rows).query(Integer.class).single();
  }

  private static <T> T asReader(Supplier<T> question) {
    List<T> answer = new ArrayList<>();
    Cast.as(READER, () -> answer.add(question.get()));
    return answer.getFirst();
  }
}
