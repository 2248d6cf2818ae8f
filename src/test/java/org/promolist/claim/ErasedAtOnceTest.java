package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.promolist.DatabaseTest;
import org.promolist.claim.ClaimResult.Claimed;
import org.promolist.code.CodesFixture;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.list.Drafts;
import org.promolist.list.PromoCodeLists;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;

/** A customer who is erased by several at the same moment, and claims at it too. */
@DatabaseTest
@Import(CodesFixture.class)
@WithMockUser(
    authorities = {
      "lists:write",
      "codes:read",
      "codes:write",
      "claims:write",
      "customers:read",
      "customers:write"
    })
class ErasedAtOnceTest {

  private static final int PEOPLE = 16;

  @Autowired CodesFixture made;
  @Autowired PromoCodeLists lists;
  @Autowired Claims claims;
  @Autowired Customers customers;
  @Autowired CustomerAccounts accounts;
  @Autowired JdbcClient jdbc;

  private final Queue<String> codes = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void stock() {
    UUID list =
        lists
            .create(
                Drafts.singleUse("Erased " + UUID.randomUUID())
                    .validity("2020-01-01T00:00", null, "UTC")
                    .limits(null, null)
                    .draft())
            .id();
    made.generated(list, PEOPLE, true);
    codes.addAll(made.texts(list));
  }

  @RepeatedTest(5)
  void whoNeverTriedIsErasedOnceAndKeepsWhatTheyClaim() {
    CustomerId customer = somebody();
    customers.register(customer);
    all(customer, customers::erase, this::claim);
    assertThat(accounts.get(customer).claims()).isEqualTo(PEOPLE / 2);
  }

  @RepeatedTest(5)
  void whoClaimedBeforeIsErasedOnceAndKeepsAllOfIt() {
    CustomerId customer = somebody();
    claim(customer);
    all(customer, customers::erase, this::claim);
    assertThat(accounts.get(customer).claims()).isEqualTo(1 + PEOPLE / 2);
  }

  @RepeatedTest(5)
  void whoOnlyGuessedIsErasedOnceAndRegisteredOnce() {
    CustomerId customer = somebody();
    claims.claim(new ClaimCommand("NOSUCHCODE", customer));
    all(customer, customers::erase, customers::register);
    assertThat(customers.get(customer).registered()).isNotNull();
  }

  private static CustomerId somebody() {
    return new CustomerId("anna-" + UUID.randomUUID());
  }

  private Claimed claim(CustomerId customer) {
    return (Claimed) claims.claim(new ClaimCommand(codes.remove(), customer));
  }

  /** Several at once do the one or the other. */
  private void all(CustomerId customer, Consumer<CustomerId> one, Consumer<CustomerId> other) {
    try (Crowd crowd = new Crowd(PEOPLE)) {
      crowd.rush(
          PEOPLE,
          n -> {
            (n % 2 == 0 ? one : other).accept(customer);
            return n;
          });
    }
    CustomerId pseudonym = customers.pseudonym(customer);
    assertThat(names("guard_subject", "subject", customer)).containsExactly(pseudonym.value());
    assertThat(names("customer", "id", customer)).containsExactly(pseudonym.value());
  }

  /** By which of both names this table knows them. */
  private List<String> names(String table, String column, CustomerId customer) {
    return jdbc.sql("select %2$s from %1$s where %2$s in (?, ?)".formatted(table, column))
        .params(customer.value(), customers.pseudonym(customer).value())
        .query(String.class)
        .list();
  }
}
