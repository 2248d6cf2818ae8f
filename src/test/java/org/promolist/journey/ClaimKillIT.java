package org.promolist.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Every claim that was answered with success is there afterwards, none twice, and all figures are
 * its own again, however the product or its database ends.
 */
class ClaimKillIT {

  private static final int ROUNDS = 3;
  private static final int CODES = 4_000;
  private static final String WORD = "SPRINGKILL";
  private static final int WORD_CAP = 200;
  private static final Duration SECONDS = Duration.ofSeconds(20);

  @TempDir Path folder;

  private ClaimTraffic traffic;
  private String codeList;
  private String wordList;

  @Test
  void noClaimIsLostOrMadeTwiceWhenTheProductIsKilledOnH2() throws Exception {
    killAndCheck("claim-kill-h2", Map.of());
    String url = "jdbc:h2:file:" + folder.resolve("data/promolist") + ";DATABASE_TO_LOWER=TRUE";
    try (Connection database = DriverManager.getConnection(url + ";MODE=PostgreSQL", "sa", "")) {
      checkRows(database);
    }
  }

  @Test
  void noClaimIsLostOrMadeTwiceWhenTheProductIsKilledOnPostgres() throws Exception {
    try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"))) {
      killAndCheck("claim-kill-postgres", postgres.settings());
      checkRows(postgres);
    }
  }

  private void killAndCheck(String name, Map<String, String> database) throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      try (PackagedProduct product = start(name + "-" + round, database)) {
        if (round == 1) {
          stock(product);
        } else {
          check(product);
        }
        traffic.until(product, product::kill);
      }
    }
    try (PackagedProduct product = start(name + "-end", database)) {
      check(product);
    }
  }

  @Test
  void theProductGoesOnClaimingByItselfAfterPostgresWasStoppedAtOnce() throws Exception {
    try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"))) {
      try (PackagedProduct product = start("claim-postgres-stopped", postgres.settings())) {
        stock(product);
        for (int round = 1; round <= ROUNDS; round++) {
          traffic.until(product, postgres::stopImmediately);
          postgres.restart();
          product.awaitAnswer("/api/v1/lists", CodeProgram.TOKEN);
          check(product);
        }
      }
      checkRows(postgres);
    }
  }

  private void stock(PackagedProduct product) throws Exception {
    try (CodeProgram program = new CodeProgram(product)) {
      codeList = program.list("Codes", "SINGLE_USE");
      wordList = program.wordList("Word", WORD, WORD_CAP);
      program.awaitEnd(program.generate(codeList, CODES));
      traffic = new ClaimTraffic(codes(program, ""), WORD);
    }
  }

  private void check(PackagedProduct product) throws Exception {
    traffic.retry(product);
    for (String code : traffic.codes().toList()) {
      long most = code.equals(WORD) ? WORD_CAP : 1;
      assertThat(traffic.claimed(code))
          .as("claims of " + code)
          .hasSize(Math.toIntExact(Math.min(most, traffic.asked(code))));
    }
    long ofWord = traffic.claimed(WORD).count();
    long ofCodes = traffic.claimed().size() - ofWord;
    try (CodeProgram program = new CodeProgram(product)) {
      assertThat(codes(program, "?state=CLAIMED"))
          .containsExactlyInAnyOrderElementsOf(
              traffic.claimed().stream()
                  .map(wish -> wish.code)
                  .filter(code -> !code.equals(WORD))
                  .toList());
      awaitCounts(program, codeList, ofCodes);
      awaitCounts(program, wordList, ofWord);
      assertThat(program.get(codeList).get("counts").get("claimable").asLong())
          .isEqualTo(CODES - ofCodes);
    }
  }

  private static void awaitCounts(CodeProgram program, String list, long claimed) {
    await()
        .pollInSameThread()
        .atMost(SECONDS)
        .untilAsserted(() -> {
          JsonNode counts = program.get(list).get("counts");
          assertThat(counts.get("claimed").asLong()).as(counts.toString()).isEqualTo(claimed);
        });
  }

  private List<String> codes(CodeProgram program, String query) throws Exception {
    Path csv = folder.resolve("codes.csv");
    program.download(codeList + "/codes.csv" + query, csv);
    return Files.readAllLines(csv).stream()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(',')))
        .toList();
  }

  private void checkRows(PostgresServer postgres) throws SQLException {
    Map<String, String> settings = postgres.settings();
    try (Connection database =
        DriverManager.getConnection(
            settings.get("SPRING_DATASOURCE_URL"),
            settings.get("SPRING_DATASOURCE_USERNAME"),
            settings.get("SPRING_DATASOURCE_PASSWORD"))) {
      checkRows(database);
    }
  }

  /** The claims themselves, by id, and what stands beside them. */
  private void checkRows(Connection database) throws SQLException {
    assertThat(rows(database, "select id, code, customer_id from claim"))
        .containsExactlyInAnyOrderElementsOf(
            traffic.claimed().stream()
                .map(wish -> wish.id + "," + wish.code + "," + wish.customer)
                .toList());
    assertThat(rows(database, "select code, customer_id from code where claimed_at is not null"))
        .containsExactlyInAnyOrderElementsOf(
            traffic.claimed().stream()
                .filter(wish -> !wish.code.equals(WORD))
                .map(wish -> wish.code + "," + wish.customer)
                .toList());
    String ofWord = String.valueOf(traffic.claimed(WORD).count());
    assertThat(rows(database, "select sum(taken) from cap_slot")).containsExactly(ofWord);
    assertThat(rows(database, "select id from customer"))
        .containsExactlyInAnyOrderElementsOf(
            traffic.claimed().stream().map(wish -> wish.customer).toList());
    assertThat(rows(database, "select subject from guard_subject where year_claims > 0"))
        .containsExactlyInAnyOrderElementsOf(
            traffic.claimed().stream().map(wish -> wish.customer).toList());
  }

  private static List<String> rows(Connection database, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getString(i));
        }
        rows.add(String.join(",", row));
      }
    }
    return rows;
  }

  private PackagedProduct start(String name, Map<String, String> database) {
    Map<String, String> settings = new HashMap<>(database);
    settings.putAll(CodeProgram.settings());
    return PackagedProduct.start(name, folder.resolve("data"), settings);
  }
}
