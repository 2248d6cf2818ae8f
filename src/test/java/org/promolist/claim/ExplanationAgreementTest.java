package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.claim.ExplainedRule.Outcome;
import org.promolist.code.BatchDetails;
import org.promolist.code.Batches;
import org.promolist.code.Codes;
import org.promolist.code.CodesFixture;
import org.promolist.code.CodesRefusedException;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.customer.NoSuchCustomerException;
import org.promolist.guard.LimiterPolicy;
import org.promolist.list.Drafts;
import org.promolist.list.ListDetails;
import org.promolist.list.PromoCodeLists;
import org.promolist.list.WordDraft;
import org.promolist.shared.CodeText;
import org.promolist.shared.InvalidInputException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;

/**
 * Lets anything happen in any order, and asks now and then whether a code could be claimed: an
 * explanation says the same, at once and looking back when all is over.
 */
@DatabaseTest
@Import({CodesFixture.class, MovableClock.Instead.class})
@WithMockUser(
    authorities = {
      "lists:read",
      "lists:write",
      "codes:read",
      "codes:write",
      "claims:write",
      "customers:read",
      "customers:write",
      "policies:write"
    })
class ExplanationAgreementTest {

  private static final int STEPS = 400;
  private static final AtomicInteger numbers = new AtomicInteger();

  @Autowired Explanations explanations;
  @Autowired Claims claims;
  @Autowired Reversals reversals;
  @Autowired Issues issues;
  @Autowired ProgramPolicies policies;
  @Autowired Customers customers;
  @Autowired PromoCodeLists lists;
  @Autowired Batches batches;
  @Autowired Codes codes;
  @Autowired CodesFixture made;
  @Autowired MovableClock clock;

  private final Random random = new Random(20260311);
  private final List<UUID> allLists = new ArrayList<>();
  private final List<BatchDetails> allBatches = new ArrayList<>();
  private final List<String> texts = new ArrayList<>(List.of("NOSUCHCODE", "?!"));
  private final List<String> words = new ArrayList<>();
  private final List<CustomerId> people = new ArrayList<>();
  private final List<UUID> claimed = new ArrayList<>();

  /** What was asked, and what the answer was. */
  private record Asked(Instant at, ClaimCommand command, @Nullable Refusal answer) {}

  @Test
  void anExplanationSaysWhatAClaimIsTold() {
    stock();
    List<Asked> asked = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      happen();
      Instant moment = clock.mark();
      ClaimCommand command = new ClaimCommand(any(texts), any(people));
      Refusal explained = failed(command, moment);
      Refusal answer = answer(claims.validate(command));
      assertThat(explained).as("step %d: %s at %s", step, command, moment).isEqualTo(answer);
      asked.add(new Asked(moment, command, answer));
    }
    for (Asked each : asked) {
      assertThat(failed(each.command(), each.at()))
          .as("looking back: %s", each)
          .isEqualTo(each.answer());
    }
    Set<Refusal> met = EnumSet.noneOf(Refusal.class);
    asked.stream().flatMap(each -> Stream.ofNullable(each.answer())).forEach(met::add);
    assertThat(met).as("the story is no story without them").hasSizeGreaterThan(9);
    assertThat(asked).anyMatch(each -> each.answer() == null);
  }

  @AfterEach
  void policiesAsTheyWere() {
    policies.setLockout(5, 900);
    policies.setLimiters(LimiterPolicy.NONE);
    policies.setRegistrationRequired(false);
  }

  private void stock() {
    for (int i = 0; i < 3; i++) {
      UUID list =
          lists
              .create(
                  Drafts.singleUse("Agreement " + i)
                      .validity("2026-01-01T00:00", null, "UTC")
                      .limits(null, null)
                      .draft())
              .id();
      allLists.add(list);
      allBatches.add(made.generated(list, 4, i > 0));
      texts.addAll(made.texts(list));
    }
    IntStream.range(0, 3).forEach(i -> words.add("AGREED" + numbers.incrementAndGet()));
    texts.addAll(words);
    UUID multi =
        lists
            .create(
                Drafts.multiUse("Agreement words", words.getFirst())
                    .validity("2026-01-01T00:00", null, "Europe/Berlin")
                    .limits(null, null)
                    .draft())
            .id();
    allLists.add(multi);
    IntStream.range(0, 4).forEach(i -> people.add(new CustomerId("agreed-" + i)));
  }

  private void happen() {
    int what = random.nextInt(100);
    try {
      if (what < 45) {
        claim();
      } else if (what < 58) {
        reverse();
      } else if (what < 78) {
        changeList(lists.get(any(allLists)));
      } else if (what < 85) {
        changePolicy();
      } else if (what < 90) {
        changeCodes();
      } else if (what < 94) {
        customers.unlock(any(people), "asked to");
      } else if (what < 95) {
        customers.erase(any(people));
      } else if (what < 97) {
        issues.issue(any(allLists), any(people), "gift");
      } else {
        clock.advance(Duration.ofHours(random.nextInt(60)));
      }
    } catch (InvalidInputException
        | CodesRefusedException
        | AlreadyReversedException
        | IssueRefusedException
        | NoSuchCustomerException refused) {
      // nothing happened, which is fine as well
    }
  }

  private void claim() {
    if (claims.claim(new ClaimCommand(any(texts), any(people)))
        instanceof ClaimResult.Claimed made) {
      claimed.add(made.claim().id());
    }
  }

  private void reverse() {
    if (!claimed.isEmpty()) {
      reversals.reverse(any(claimed), "told to", random.nextBoolean());
    }
  }

  private void changeList(ListDetails list) {
    switch (random.nextInt(7)) {
      case 0 -> lists.pause(list.id(), null);
      case 1, 2 -> lists.resume(list.id(), null);
      case 3 -> {
        if (list.archived()) {
          lists.restore(list.id(), null);
        } else if (random.nextInt(3) == 0) {
          lists.archive(list.id(), null);
        }
      }
      case 4 ->
          change(list, draft -> draft.limits(perhaps(4), perhaps(2)).points(1 + random.nextInt(9)));
      case 5 -> {
        String starts = random.nextInt(4) == 0 ? "2027-12-01T00:00" : "2026-01-01T00:00";
        String end = random.nextInt(3) == 0 ? "2026-02-01T00:00" : null;
        change(
            list,
            draft ->
                draft.validity(
                    starts,
                    starts.equals("2026-01-01T00:00") ? end : null,
                    random.nextBoolean() ? "UTC" : "Asia/Tokyo"));
      }
      default -> {
        if (!list.words().isEmpty()) {
          changeWords(list);
        }
      }
    }
  }

  private void changeWords(ListDetails list) {
    int kept = Math.max(list.words().size(), 1 + random.nextInt(words.size()));
    change(
        list,
        draft ->
            draft.words(
                words.stream().limit(kept).map(word -> new WordDraft(word, perhaps(3))).toList()));
  }

  private void change(ListDetails list, UnaryOperator<Drafts> change) {
    lists.change(list.id(), list.version(), Drafts.of(list.toDraft(), change));
  }

  private void changePolicy() {
    switch (random.nextInt(3)) {
      case 0 -> policies.setLockout(1 + random.nextInt(4), 60 + random.nextInt(7200));
      case 1 -> policies.setLimiters(new LimiterPolicy(perhaps(3), perhaps(5), perhaps(20)));
      default -> policies.setRegistrationRequired(random.nextInt(3) == 0);
    }
  }

  private void changeCodes() {
    BatchDetails batch = any(allBatches);
    switch (random.nextInt(8)) {
      case 0 -> batches.voidAll(batch.listId(), batch.id(), null);
      case 1, 2 -> codes.voidOne(new CodeText(texts.get(2 + random.nextInt(12))), null);
      default -> batches.activate(batch.listId(), batch.id());
    }
  }

  private @Nullable Integer perhaps(int most) {
    return random.nextBoolean() ? 1 + random.nextInt(most) : null;
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static @Nullable Refusal answer(ClaimResult result) {
    return result instanceof ClaimResult.Refused refused ? refused.refusal() : null;
  }

  private @Nullable Refusal failed(ClaimCommand command, Instant at) {
    return explanations.explain(command, at).rules().stream()
        .filter(rule -> rule.outcome() == Outcome.FAILED)
        .map(ExplainedRule::refusal)
        .findFirst()
        .orElse(null);
  }
}
