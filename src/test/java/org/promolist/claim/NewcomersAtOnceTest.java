package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.promolist.DatabaseTest;
import org.promolist.claim.ClaimResult.Claimed;
import org.promolist.code.CodesFixture;
import org.promolist.customer.CustomerId;
import org.promolist.list.Drafts;
import org.promolist.list.PromoCodeLists;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;

/** Customers whom nobody has seen before claim several codes at the same moment. */
@DatabaseTest
@Import(CodesFixture.class)
@WithMockUser(authorities = {"lists:write", "codes:read", "codes:write", "claims:write"})
class NewcomersAtOnceTest {

  private static final int CUSTOMERS = 50;
  private static final int CODES = 4;

  @Autowired CodesFixture made;
  @Autowired PromoCodeLists lists;
  @Autowired Claims claims;

  @RepeatedTest(4)
  void allOfThemGetWhatTheyWant() {
    UUID list =
        lists
            .create(
                Drafts.singleUse("Newcomers " + UUID.randomUUID())
                    .validity("2020-01-01T00:00", null, "UTC")
                    .limits(null, null)
                    .draft())
            .id();
    made.generated(list, CUSTOMERS * CODES, true);
    List<String> codes = made.texts(list);
    String newcomer = "newcomer-" + UUID.randomUUID() + "-";

    List<ClaimResult> results;
    try (Crowd crowd = new Crowd(64)) {
      results =
          crowd.rush(
              codes.size(),
              n ->
                  claims.claim(
                      new ClaimCommand(codes.get(n), new CustomerId(newcomer + n / CODES))));
    }

    assertThat(results).hasSize(CUSTOMERS * CODES).hasOnlyElementsOfType(Claimed.class);
  }
}
