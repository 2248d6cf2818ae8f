package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.promolist.customer.CustomerId;
import org.promolist.list.Drafts;
import org.springframework.beans.factory.annotation.Autowired;

/** What is not plain is left as it was, for whoever makes claims alone. */
class LeftClaimsTest extends PlainClaimsFixture {

  @Autowired Issues issues;

  /** What has to go alone, each with a plain one beside it that is made all the same. */
  @TestFactory
  Stream<DynamicTest> whatIsNotPlainIsLeftAsItWas() {
    UUID open = list(draft -> draft);
    return Stream.of(
            left("no such code", () -> wish("NOSUCHCODE1", known())),
            left("a word that they have claimed", () -> wish(firsts, known())),
            left("a list whose cap is reached", () -> secondOf(1, null, known(), known())),
            left("a customer at the limit of a list", this::atLimit),
            left("a list that has ended", () -> ofList(LeftClaimsTest::ended)),
            left("a list that is paused", this::ofPausedList),
            left("a batch that is not active", this::ofPendingBatch),
            left("a code that is claimed", this::claimedAlready),
            left("a code that was issued", this::issued),
            left("a new customer who would have to be registered", this::unregistered),
            left("a customer who was erased", this::erased),
            left("a customer who is locked out", this::byLockedOut),
            left("a customer at their limiter", this::byLimited))
        .map(each ->
            DynamicTest.dynamicTest(
                each.name(),
                () -> {
                  ClaimWish wish = each.wish().get();
                  String beside = stock(open, 1).getFirst();
                  String other = fresh();
                  int before = rows();
                  Map<String, Object> guard = guard(wish.customer());

                  List<Optional<ClaimDetails>> results = together(wish, wish(beside, other));

                  policyAsItCame();
                  assertThat(results.getFirst()).isEmpty();
                  assertThat(results.getLast()).isPresent();
                  assertThat(rows()).isEqualTo(before + 1);
                  assertThat(guard(wish.customer())).isEqualTo(guard);
                }));
  }

  private record Left(String name, Supplier<ClaimWish> wish) {}

  private static Left left(String name, Supplier<ClaimWish> wish) {
    return new Left(name, wish);
  }

  private ClaimWish ofList(UnaryOperator<Drafts> change) {
    return wish(stock(list(change), 1).getFirst(), known());
  }

  private ClaimWish atLimit() {
    String customer = known();
    return secondOf(null, 1, customer, customer);
  }

  /** The first code of the list is claimed. */
  private ClaimWish secondOf(
      @Nullable Integer cap, @Nullable Integer limit, String first, String second) {
    List<String> codes = stock(list(draft -> draft.limits(cap, limit)), 2);
    claims.claim(command(codes.getFirst(), first));
    return wish(codes.getLast(), second);
  }

  private ClaimWish ofPausedList() {
    UUID list = list(draft -> draft);
    String code = stock(list, 1).getFirst();
    lists.pause(list, null);
    return wish(code, known());
  }

  private ClaimWish ofPendingBatch() {
    UUID list = list(draft -> draft);
    made.generated(list, 1, false);
    return wish(made.texts(list).getFirst(), known());
  }

  private ClaimWish claimedAlready() {
    String code = stock(list(draft -> draft), 1).getFirst();
    claims.claim(command(code, known()));
    return wish(code, known());
  }

  private ClaimWish issued() {
    UUID list = list(draft -> draft);
    stock(list, 1);
    String customer = known();
    return wish(issues.issue(list, new CustomerId(customer), "sorry").code(), customer);
  }

  private ClaimWish byLockedOut() {
    String customer = known();
    jdbc.sql("update guard_subject set locked_until = ? where subject = ?")
        .params(Instant.now().plusSeconds(3600).atOffset(ZoneOffset.UTC), customer)
        .update();
    return wish(stock(list(draft -> draft), 1).getFirst(), customer);
  }

  private ClaimWish unregistered() {
    String code = stock(list(draft -> draft), 1).getFirst();
    String customer = name();
    guessWrong(customer);
    jdbc.sql("update policy set registration_required = true").update();
    return wish(code, customer);
  }

  /** They may claim still, but are known by another name. */
  private ClaimWish erased() {
    String customer = known();
    customers.erase(new CustomerId(customer));
    return wish(stock(list(draft -> draft), 1).getFirst(), customer);
  }

  /** They claimed once this week; the other is fresh. */
  private ClaimWish byLimited() {
    String customer = known();
    String code = stock(list(draft -> draft), 1).getFirst();
    jdbc.sql("update policy set per_week = 1").update();
    return wish(code, customer);
  }

  private static Drafts ended(Drafts draft) {
    return draft.validity("2020-01-01T00:00", "2020-02-01T00:00", "UTC");
  }

  /** Somebody who has claimed before, but in no window of any limiter. */
  private String fresh() {
    String customer = name();
    jdbc.sql("insert into customer (id, registered_at, registered_by) values (?, now(), 'test')")
        .param(customer)
        .update();
    jdbc.sql(
            "insert into guard_subject (subject, consecutive, cumulative, week_claims,"
                + " month_claims, year_claims) values (?, 0, 0, 0, 0, 0)")
        .param(customer)
        .update();
    return customer;
  }
}
