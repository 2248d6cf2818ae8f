package org.promolist.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the first start is told.
 *
 * @param adminPassword of the account {@code admin}; empty to have one made up, else at most 72
 *     bytes. One that nobody could choose at the portal is taken and warned about: whoever sets up
 *     an installation may have their reasons, and a start that fails helps nobody.
 * @param bootstrapApiToken of an API client with every scope; empty for none, else at least 32
 *     characters
 */
@ConfigurationProperties("promolist")
record FirstStartSettings(
    @DefaultValue("") String adminPassword, @DefaultValue("") String bootstrapApiToken) {

  FirstStartSettings {
    if (Accounts.bytes(adminPassword) > Accounts.MAX_PASSWORD_BYTES) {
      throw new IllegalArgumentException(
          "promolist.admin-password is longer than " + Accounts.MAX_PASSWORD_BYTES + " bytes");
    }
    if (!bootstrapApiToken.isEmpty() && bootstrapApiToken.length() < ApiClients.MIN_TOKEN) {
      throw new IllegalArgumentException(
          "promolist.bootstrap-api-token needs at least " + ApiClients.MIN_TOKEN + " characters");
    }
    if (ApiClients.isDamaged(bootstrapApiToken)) {
      throw new IllegalArgumentException(
          "promolist.bootstrap-api-token is like a token made by Promolist, but not whole");
    }
  }
}
