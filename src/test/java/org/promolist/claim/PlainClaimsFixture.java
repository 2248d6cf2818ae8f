package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.promolist.DatabaseTest;
import org.promolist.TestDatabase;
import org.promolist.claim.ClaimResult.Claimed;
import org.promolist.claim.ClaimResult.Refused;
import org.promolist.code.CodesFixture;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.list.Drafts;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.list.WordDraft;
import org.promolist.shared.Collapser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.support.TransactionOperations;

/** Claims made together, each of a code, a customer and a list of its own. */
@DatabaseTest
@Import(CodesFixture.class)
@WithMockUser(
    authorities = {
      "lists:read",
      "lists:write",
      "codes:read",
      "codes:write",
      "claims:write",
      "customers:read",
      "customers:write"
    })
@Timeout(300)
abstract class PlainClaimsFixture {

  static int names;

  /** A word that everybody may claim once. */
  String firsts = "";

  @Autowired CodesFixture made;
  @Autowired PromoCodeLists lists;
  @Autowired Claims claims;
  @Autowired Customers customers;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transaction;

  @BeforeEach
  void onlyWhereItIsWorthIt() {
    assumeTrue(TestDatabase.product() == TestDatabase.Product.POSTGRES);
    firsts = wordOf(list(draft -> draft, word()));
  }

  @AfterEach
  void policyAsItCame() {
    jdbc.sql("update policy set per_week = null, registration_required = false").update();
  }

  List<Optional<ClaimDetails>> together(ClaimWish... wishes) {
    return together(List.of(wishes), () -> {});
  }

  private List<Optional<ClaimDetails>> together(List<ClaimWish> wishes, Runnable written) {
    Map<ClaimWish, ClaimDetails> all =
        transaction.execute(status -> {
          Map<ClaimWish, ClaimDetails> claimed =
              claims.claimTogether(wishes, about -> Optional.empty());
          written.run();
          return claimed;
        });
    return wishes.stream().map(wish -> Optional.ofNullable(all.get(wish))).toList();
  }

  ClaimWish wish(String code, String customer) {
    return claims.wish(command(code, customer)).orElseThrow();
  }

  static ClaimCommand command(String code, String customer) {
    return new ClaimCommand(code, new CustomerId(customer));
  }

  /** A node, that makes together what comes to it. */
  Collapser<ClaimWish, Optional<ClaimDetails>> node() {
    return new Collapser<>(
        Duration.ofMillis(100),
        32,
        (wishes, leave) -> {
          try {
            return together(wishes, leave);
          } catch (ConcurrencyFailureException somebodyWasQuicker) {
            return wishes.stream().map(wish -> Optional.<ClaimDetails>empty()).toList();
          }
        });
  }

  boolean isMade(Collapser<ClaimWish, Optional<ClaimDetails>> node, String code, String customer) {
    return node.ask(wish(code, customer)).isPresent()
        || claims.claim(command(code, customer)) instanceof Claimed;
  }

  Refusal alone(String code, String customer) {
    return ((Refused) claims.claim(command(code, customer))).refusal();
  }

  void guessWrong(String customer) {
    claims.claim(command("NOSUCHCODE2", customer));
    assertThat(guard(customer)).doesNotContainEntry("consecutive", 0);
  }

  Map<String, Object> guard(String customer) {
    List<Map<String, Object>> rows =
        jdbc.sql("select week_claims, consecutive from guard_subject where subject = ?")
            .param(customer)
            .query()
            .listOfRows();
    return rows.isEmpty() ? Map.of() : rows.getFirst();
  }

  /** Somebody who has claimed before. */
  String known() {
    String customer = name();
    assertThat(claims.claim(command(firsts, customer))).isInstanceOf(Claimed.class);
    return customer;
  }

  List<String> stock(UUID list, int quantity) {
    List<String> before = new ArrayList<>(made.texts(list));
    made.generated(list, quantity, true);
    List<String> after = new ArrayList<>(made.texts(list));
    after.removeAll(before);
    return after;
  }

  String wordOf(UUID list) {
    return lists.get(list).words().getFirst().code().value();
  }

  static WordDraft word() {
    return word(null);
  }

  static WordDraft word(@Nullable Integer cap) {
    return new WordDraft("PLAIN" + ++names, cap);
  }

  UUID list(UnaryOperator<Drafts> change, WordDraft... words) {
    Drafts draft =
        Drafts.singleUse(name())
            .type(words.length == 0 ? ListType.SINGLE_USE : ListType.MULTI_USE)
            .points(7)
            .validity("2020-01-01T00:00", null, "UTC")
            .limits(null, null)
            .words(List.of(words));
    return lists.create(change.apply(draft).draft()).id();
  }

  /** Claims, attempts and kept customers, all told. */
  int rows() {
    return jdbc.sql(
            "select (select count(*) from claim) + (select count(*) from attempt)"
                + " + (select count(*) from customer)")
        .query(Integer.class)
        .single();
  }

  static String name() {
    return "Plain " + ++names;
  }
}
