package org.promolist.account;

import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.promolist.shared.InvalidInputException;
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
  private final NewAccounts newAccounts;
  private final ApiClients clients;
  private final PasswordEncoder encoder;
  private final FirstStartSettings settings;
  private final TransactionOperations transaction;

  FirstStart(
      AccountRepository accounts,
      NewAccounts newAccounts,
      ApiClients clients,
      PasswordEncoder encoder,
      FirstStartSettings settings,
      TransactionOperations transaction) {
    this.accounts = accounts;
    this.newAccounts = newAccounts;
    this.clients = clients;
    this.encoder = encoder;
    this.settings = settings;
    this.transaction = transaction;
  }

  @Override
  public void run(ApplicationArguments args) {
    if (!accounts.existsBy()) {
      orLater(() -> transaction.executeWithoutResult(status -> createAdmin()), accounts::existsBy);
    }
    String token = settings.bootstrapApiToken();
    // Nor one that was renamed, rotated or revoked since: its token stands in the settings still.
    if (!token.isEmpty() && !clients.exists(BOOTSTRAP, token)) {
      orLater(() -> createClient(token), () -> clients.exists(BOOTSTRAP, token));
    }
  }

  /** Of two nodes that start together for the first time one is refused: for it this is later. */
  private static void orLater(Runnable creation, BooleanSupplier done) {
    try {
      creation.run();
    } catch (InvalidInputException refused) {
      if (!done.getAsBoolean()) {
        throw refused;
      }
    }
  }

  private void createClient(String token) {
    clients.add(BOOTSTRAP, EnumSet.allOf(Scope.class), false, token);
    log.info("API client \"{}\" made, with every scope and the token from the settings", BOOTSTRAP);
  }

  private void createAdmin() {
    String given = settings.adminPassword();
    String password = given.isEmpty() ? madeUp() : given;
    // Another node can't add its own from here on: no password is printed that never holds.
    Account admin =
        newAccounts.add(ADMIN, "Admin", Set.of(Role.ADMIN), encoder.encode(password), List.of());
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
    } else if (!PasswordRules.check("password", given, ADMIN).isEmpty()) {
      log.warn(
          "The password of \"{}\" from the settings is one that the portal would refuse: change it",
          ADMIN);
    }
  }

  private static String madeUp() {
    return new SecureRandom()
        .ints(MADE_UP_LENGTH, 0, ALPHABET.length())
        .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
        .collect(Collectors.joining());
  }
}
