package org.promolist.journey;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that was answered with success is lost, however the product or its database ends. */
class KillIT {

  private static final int ROUNDS = 3;

  @TempDir Path folder;

  @Test
  void nothingAnsweredIsLostWhenTheProductIsKilledOnH2() throws Exception {
    killAndCheck("kill-h2", Map.of());
  }

  @Test
  void nothingAnsweredIsLostWhenTheProductIsKilledOnPostgres() throws Exception {
    try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"))) {
      killAndCheck("kill-postgres", postgres.settings());
    }
  }

  private void killAndCheck(String name, Map<String, String> database) throws Exception {
    Traffic traffic = new Traffic();
    for (int round = 1; round <= ROUNDS; round++) {
      try (PackagedProduct product = start(name + "-" + round, database)) {
        traffic.check(product);
        traffic.until(product, product::kill);
      }
    }
    try (PackagedProduct product = start(name + "-end", database)) {
      traffic.check(product);
    }
  }

  @Test
  void theProductGoesOnByItselfAfterPostgresWasKilled() throws Exception {
    Traffic traffic = new Traffic();
    try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"));
        PackagedProduct product = start("postgres-killed", postgres.settings())) {
      for (int round = 1; round <= ROUNDS; round++) {
        traffic.until(product, postgres::kill);
        postgres.restart();
        product.awaitAnswer("/api/v1/lists", Traffic.TOKEN);
        traffic.check(product);
      }
    }
  }

  private PackagedProduct start(String name, Map<String, String> database) {
    Map<String, String> settings = new HashMap<>(database);
    settings.put("PROMOLIST_ADMIN_PASSWORD", "unused-by-this-test");
    settings.put("PROMOLIST_BOOTSTRAP_API_TOKEN", Traffic.TOKEN);
    return PackagedProduct.start(name, folder.resolve("data"), settings);
  }
}
