package org.promolist.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the first admin and, if asked to, the first API client, on a database that has none. */
@Component
@Order(0)
class FirstStart implements ApplicationRunner {

  static final String ADMIN = "admin";
  static final String BOOTSTRAP = "bootstrap";

  private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

  /** No look-alikes: people copy it from a log. */
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final int MADE_UP_LENGTH = 20;

  private final AccountRepository accounts;
  private final ApiClients clients;
  private final PasswordEncoder encoder;
  private final FirstStartSettings settings;
  private final TransactionOperations transaction;
  private final Clock clock;

  FirstStart(
      AccountRepository accounts,
      ApiClients clients,
      PasswordEncoder encoder,
      FirstStartSettings settings,
      TransactionOperations transaction,
      Clock clock) {
    this.accounts = accounts;
    this.clients = clients;
    this.encoder = encoder;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments args) {
    transaction.executeWithoutResult(status -> {
      if (!accounts.existsBy()) {
        createAdmin();
      }
    });
    String token = settings.bootstrapApiToken();
    // Nor one that was renamed, rotated or revoked since: its token stands in the settings still.
    if (!token.isEmpty() && !clients.exists(BOOTSTRAP, token)) {
      clients.add(BOOTSTRAP, EnumSet.allOf(Scope.class), false, token);
      log.info(
          "API client \"{}\" made, with every scope and the token from the settings", BOOTSTRAP);
    }
  }

  private void createAdmin() {
    String given = settings.adminPassword();
    String password = given.isEmpty() ? madeUp() : given;
    Account admin =
        new Account(ADMIN, "Admin", Set.of(Role.ADMIN), encoder.encode(password), clock.instant());
    if (given.isEmpty()) {
      admin.demandNewPassword();
      // Before the commit: a crash in between must not leave an account nobody can enter.
      log.info(
          """
          First start: account "{}" made.

              name      {}
              password  {}

          It is shown this once and must be changed at the first sign-in.
          """,
          ADMIN,
          ADMIN,
          password);
    }
    accounts.saveAndFlush(admin);
  }

  private static String madeUp() {
    return new SecureRandom()
        .ints(MADE_UP_LENGTH, 0, ALPHABET.length())
        .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
        .collect(Collectors.joining());
  }
}
