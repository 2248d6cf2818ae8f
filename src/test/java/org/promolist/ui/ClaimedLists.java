package org.promolist.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.promolist.claim.ClaimCommand;
import org.promolist.claim.ClaimDetails;
import org.promolist.claim.ClaimResult;
import org.promolist.claim.Claims;
import org.promolist.customer.CustomerId;
import org.promolist.list.Drafts;
import org.promolist.list.ListDetails;
import org.promolist.list.PromoCodeLists;
import org.springframework.context.ApplicationContext;

/** Open lists with a word each, and customers who come with it; for tests of the portal. */
public final class ClaimedLists {

  private static final AtomicInteger NAMES = new AtomicInteger();

  private final PromoCodeLists lists;
  private final Claims claims;

  public ClaimedLists(ApplicationContext context) {
    lists = context.getBean(PromoCodeLists.class);
    claims = context.getBean(Claims.class);
  }

  /** Worth 250 points; open for whoever comes. */
  public ListDetails list() {
    return lists.create(
        Drafts.multiUse("Claimed " + NAMES.incrementAndGet(), "CLAIMED" + NAMES.get())
            .validity("2026-01-01T00:00", null, "Europe/Berlin")
            .draft());
  }

  public static String word(ListDetails list) {
    return list.words().getFirst().code().value();
  }

  /** Somebody nobody has seen yet. */
  public static String customer() {
    return "c-" + UUID.randomUUID();
  }

  /** In the name of whoever is signed in. */
  public ClaimDetails claim(ListDetails list, String customer) {
    ClaimResult result = claims.claim(new ClaimCommand(word(list), new CustomerId(customer)));
    assertThat(result).isInstanceOf(ClaimResult.Claimed.class);
    return ((ClaimResult.Claimed) result).claim();
  }

  /** Comes with what is no code. */
  public void guess(String customer, int times) {
    for (int i = 0; i < times; i++) {
      claims.claim(new ClaimCommand("NOSUCHCODE" + i, new CustomerId(customer)));
    }
  }
}
