package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.promolist.DatabaseTest;
import org.promolist.claim.ClaimResult.Claimed;
import org.promolist.code.CodesFixture;
import org.promolist.customer.CustomerDetails;
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

  @RepeatedTest(5)
  void whoNeverTriedIsErasedOnceAndKeepsWhatTheyClaim() {
    CustomerId customer = registered();
    eraseAndClaim(customer);
    assertThat(accounts.get(customer).claims()).isEqualTo(PEOPLE / 2);
  }

  @RepeatedTest(5)
  void whoClaimedBeforeIsErasedOnceAndKeepsAllOfIt() {
    CustomerId customer = registered();
    claims.claim(new ClaimCommand(codes(1).getFirst(), customer));
    eraseAndClaim(customer);
    assertThat(accounts.get(customer).claims()).isEqualTo(1 + PEOPLE / 2);
  }

  private CustomerId registered() {
    CustomerId customer = new CustomerId("anna-" + UUID.randomUUID());
    customers.register(customer);
    return customer;
  }

  private void eraseAndClaim(CustomerId customer) {
    List<String> codes = codes(PEOPLE);
    CustomerId pseudonym = customers.pseudonym(customer);

    List<Object> results;
    try (Crowd crowd = new Crowd(PEOPLE)) {
      results =
          crowd.rush(
              PEOPLE,
              n ->
                  n % 2 == 0
                      ? customers.erase(customer)
                      : claims.claim(new ClaimCommand(codes.get(n), customer)));
    }

    assertThat(results)
        .filteredOn(CustomerDetails.class::isInstance)
        .hasSize(PEOPLE / 2)
        .containsOnly(customers.get(pseudonym));
    assertThat(results).filteredOn(Claimed.class::isInstance).hasSize(PEOPLE / 2);
    assertThat(subjects(customer, pseudonym)).containsExactly(pseudonym.value());
  }

  private List<String> codes(int count) {
    UUID list =
        lists
            .create(
                Drafts.singleUse("Erased " + UUID.randomUUID())
                    .validity("2020-01-01T00:00", null, "UTC")
                    .limits(null, null)
                    .draft())
            .id();
    made.generated(list, count, true);
    return made.texts(list);
  }

  private List<String> subjects(CustomerId customer, CustomerId pseudonym) {
    return jdbc.sql("select subject from guard_subject where subject in (?, ?)")
        .params(customer.value(), pseudonym.value())
        .query(String.class)
        .list();
  }
}
