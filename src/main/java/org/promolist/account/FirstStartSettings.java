package org.promolist.account;

import org.promolist.shared.Violation;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the first start is told.
 *
 * @param adminPassword of the account {@code admin}; empty to have one made up, else as good as
 *     everybody's
 * @param bootstrapApiToken of an API client with every scope; empty for none, else at least 32
 *     characters
 */
@ConfigurationProperties("promolist")
record FirstStartSettings(
    @DefaultValue("") String adminPassword, @DefaultValue("") String bootstrapApiToken) {

  FirstStartSettings {
    if (!adminPassword.isEmpty()) {
      PasswordRules.check("admin-password", adminPassword, FirstStart.ADMIN)
          .forEach(FirstStartSettings::refuse);
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

  private static void refuse(Violation violation) {
    String why =
        switch (violation.code()) {
          case "too_short" -> "is shorter than " + Accounts.MIN_PASSWORD + " characters";
          case "password_too_long" -> "is longer than " + Accounts.MAX_PASSWORD_BYTES + " bytes";
          case "contains_name" -> "contains the name " + FirstStart.ADMIN;
          default -> "is too easy to guess";
        };
    throw new IllegalArgumentException("promolist." + violation.field() + " " + why);
  }
}
