package org.promolist.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What one installation generated and exported, another takes in from that very file, and has the
 * same codes then.
 */
class HandOverIT {

  /** The property is for trying what is quick enough for every build with a million. */
  private static final int CODES = Integer.getInteger("promolist.handover.codes", 200_000);

  @TempDir static Path folder;

  private static PostgresServer postgres;
  private static PackagedProduct onH2;
  private static PackagedProduct onPostgres;

  @BeforeAll
  static void start() throws IOException {
    postgres = PostgresServer.start(folder.resolve("postgres"));
    onH2 = product("hand-over-h2", Map.of());
    onPostgres = product("hand-over-postgres", postgres.settings());
  }

  private static PackagedProduct product(String name, Map<String, String> database) {
    Map<String, String> settings = new HashMap<>(database);
    settings.putAll(CodeProgram.settings());
    return PackagedProduct.start(name, folder.resolve(name), settings);
  }

  @AfterAll
  static void stop() throws IOException {
    onH2.close();
    onPostgres.close();
    postgres.close();
  }

  @Test
  void codesGoFromH2ToPostgres() throws Exception {
    handOver(onH2, onPostgres);
  }

  @Test
  void codesGoFromPostgresToH2() throws Exception {
    handOver(onPostgres, onH2);
  }

  private static void handOver(PackagedProduct from, PackagedProduct to) throws Exception {
    Path made = folder.resolve("made.csv");
    Path taken = folder.resolve("taken.csv");
    try (CodeProgram maker = new CodeProgram(from);
        CodeProgram taker = new CodeProgram(to)) {
      String makersList = maker.list("Made", "SINGLE_USE");
      String batch = maker.generate(makersList, CODES, false);
      assertState(maker.awaitEnd(batch), "PENDING");
      assertState(maker.act(batch + "/activate"), "ACTIVE");
      export(maker, makersList, made);

      String takersList = taker.list("Bought", "THIRD_PARTY");
      JsonNode imported = taker.awaitEnd(taker.importFile(takersList, made));
      assertState(imported, "ACTIVE");
      assertThat(imported.get("report").get("accepted").asInt()).isEqualTo(CODES);
      assertThat(imported.get("file").get("sha256").asString()).isEqualTo(sha256(made));
      export(taker, takersList, taken);
    }
    assertThat(CodeFile.exported(made)).hasSize(CODES).isEqualTo(CodeFile.exported(taken));
  }

  private static void assertState(JsonNode batch, String state) {
    assertThat(batch.get("state").asString()).as(batch.toString()).isEqualTo(state);
  }

  /** The history tells what has left the house. */
  private static void export(CodeProgram program, String list, Path file) throws Exception {
    program.download(list + "/codes.csv", file);
    JsonNode latest = program.get(list + "/history?limit=1").get("items").get(0);
    assertThat(latest.get("action").asString()).isEqualTo("CODES_EXPORTED");
    assertThat(latest.get("changes").toString())
        .contains("\"" + sha256(file) + "\"")
        .contains(Integer.toString(CODES));
  }

  private static String sha256(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
