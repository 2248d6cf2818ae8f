package org.promolist.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How one-time links are made.
 *
 * @param validFor from ten minutes to thirty days
 */
@ConfigurationProperties("promolist.sign-in-links")
record SignInLinkSettings(@DefaultValue("72h") Duration validFor) {

  private static final Duration SHORTEST = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofDays(30);

  SignInLinkSettings {
    if (validFor.compareTo(SHORTEST) < 0 || validFor.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "promolist.sign-in-links.valid-for is between 10 minutes and 30 days");
    }
  }
}
