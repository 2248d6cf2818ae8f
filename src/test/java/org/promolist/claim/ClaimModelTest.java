package org.promolist.claim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;
import org.promolist.DatabaseTest;
import org.promolist.account.SettableClock;
import org.promolist.code.Batches;
import org.promolist.code.Codes;
import org.promolist.list.PromoCodeLists;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.TestContextManager;
import org.springframework.transaction.support.TransactionOperations;

/** Whatever is done in whatever order, each claim goes as the rules alone say. */
@Tag("database")
@DatabaseTest
@WithMockUser(
    authorities = {
      "lists:read",
      "lists:write",
      "codes:read",
      "codes:write",
      "claims:write",
      "customers:read"
    })
class ClaimModelTest {

  private static final List<String> OUTCOMES =
      List.of(
          "CLAIMED",
          "CUSTOMER_LOCKED_OUT",
          "CODE_NOT_FOUND",
          "CODE_VOIDED",
          "LIST_ARCHIVED",
          "LIST_PAUSED",
          "ALREADY_CLAIMED_BY_CUSTOMER",
          "CODE_ALREADY_CLAIMED",
          "ENTRY_CAP_REACHED",
          "CUSTOMER_LIST_LIMIT_REACHED",
          "CUSTOMER_LIMITER_REACHED");

  private static final Arbitrary<@Nullable Integer> MOST =
      Arbitraries.integers().between(1, 6).injectNull(0.2);
  private static final Arbitrary<String> LISTS = Arbitraries.of(ModelledWorld.LISTS);
  private static final Arbitrary<Integer> CODES =
      Arbitraries.integers().between(0, ModelledWorld.CODES - 1);
  private static final Arbitrary<Duration> TIMES =
      Arbitraries.of(Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofDays(4));

  /** The last code is nobody's. */
  private static final Arbitrary<Claim> CLAIMS =
      Combinators.combine(
              Arbitraries.integers().between(0, ModelledWorld.CUSTOMERS - 1),
              Arbitraries.integers().between(0, ModelledWorld.CODES + ModelledWorld.WORDS))
          .as(Claim::new);

  private static final Arbitrary<Reversal> REVERSALS =
      Combinators.combine(Arbitraries.integers().between(0, 1_000), Arbitraries.of(true, false))
          .as(Reversal::new);

  private static final Arbitrary<Switch> SWITCHES =
      Combinators.combine(LISTS, Arbitraries.frequency(Tuple.of(1, true), Tuple.of(2, false)))
          .as(Switch::new);

  private static final Arbitrary<ListBound> LIST_BOUNDS =
      Combinators.combine(LISTS, MOST).as(ListBound::new);

  private static final Arbitrary<WordBound> WORD_BOUNDS =
      Combinators.combine(Arbitraries.integers().between(0, ModelledWorld.WORDS - 1), MOST)
          .as(WordBound::new);

  private record Claim(int customer, int code) {}

  private record Reversal(int any, boolean reopen) {}

  private record Switch(String list, boolean on) {}

  private record ListBound(String list, @Nullable Integer most) {}

  private record WordBound(int word, @Nullable Integer most) {}

  @TestConfiguration
  static class Time {

    @Bean
    @Primary
    SettableClock settableClock() {
      return new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));
    }
  }

  @Autowired PromoCodeLists lists;
  @Autowired Batches batches;
  @Autowired Codes codes;
  @Autowired Claims claims;
  @Autowired Reversals reversals;
  @Autowired CustomerAccounts accounts;
  @Autowired Rollup rollup;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transaction;
  @Autowired SettableClock clock;

  /** What the JUnit extension of Spring does for tests of JUnit's own. */
  @BeforeProperty
  void enter() throws Exception {
    TestContextManager spring = new TestContextManager(getClass());
    spring.prepareTestInstance(this);
    spring.beforeTestMethod(
        this, getClass().getDeclaredMethod("goesByTheRules", ActionChain.class));
  }

  @AfterProperty
  void leave() {
    jdbc.sql("update policy set failures = 5, lock_seconds = 900, per_week = null").update();
  }

  @Property(tries = 60, generation = GenerationMode.RANDOMIZED, edgeCases = EdgeCasesMode.NONE)
  void goesByTheRules(@ForAll("chains") ActionChain<ModelledWorld> chain) {
    ModelledWorld world = chain.run();
    world.check();
    world.outcomes().forEach(Statistics.label("outcomes")::collect);
    // A model that never gets there would show nothing.
    Statistics.label("outcomes")
        .coverage(coverage ->
            OUTCOMES.forEach(outcome -> coverage.check(outcome).count(count -> count > 0)));
  }

  @Provide
  Arbitrary<ActionChain<ModelledWorld>> chains() {
    return ActionChain.startWith(this::world)
        .withAction(24, does("claim", CLAIMS, (world, it) -> world.claim(it.customer(), it.code())))
        .withAction(
            8, does("reverse", REVERSALS, (world, it) -> world.reverse(it.any(), it.reopen())))
        .withAction(2, does("pause", SWITCHES, (world, it) -> world.pause(it.list(), it.on())))
        .withAction(1, does("archive", SWITCHES, (world, it) -> world.archive(it.list(), it.on())))
        .withAction(4, does("cap", LIST_BOUNDS, (world, it) -> world.cap(it.list(), it.most())))
        .withAction(
            2,
            does(
                "limit per customer",
                LIST_BOUNDS,
                (world, it) -> world.perCustomer(it.list(), it.most())))
        .withAction(
            2,
            does("cap of a word", WORD_BOUNDS, (world, it) -> world.capWord(it.word(), it.most())))
        .withAction(1, does("limit per week", MOST, ModelledWorld::perWeek))
        .withAction(1, does("void code", CODES, ModelledWorld::voidOne))
        .withAction(
            1, does("void batch", Arbitraries.integers().between(0, 1), ModelledWorld::voidBatch))
        .withAction(2, does("wait", TIMES, ModelledWorld::pass))
        .withAction(
            2, does("roll up", Arbitraries.just("everything"), (world, all) -> world.rollUp()))
        .withMaxTransformations(60);
  }

  private static <T extends @Nullable Object> Action.Independent<ModelledWorld> does(
      String name, Arbitrary<T> choices, BiConsumer<ModelledWorld, T> deed) {
    return () ->
        choices.map(
            choice -> Transformer.mutate(name + " " + choice, world -> deed.accept(world, choice)));
  }

  private ModelledWorld world() {
    return new ModelledWorld(
        new ModelledWorld.Doors(
            lists, batches, codes, claims, reversals, accounts, rollup, jdbc, transaction, clock));
  }
}
