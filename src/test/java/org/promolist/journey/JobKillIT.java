package org.promolist.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A batch that was asked for becomes ready with exactly what was asked for, however often the
 * product is killed in the midst of generating or importing it.
 */
class JobKillIT {

  private static final int GENERATED = 300_000;
  private static final int LINES = 500_000;
  private static final int ELSEWHERE = 1_000;

  /** How much is done at least at each kill, and how long after that was seen it comes. */
  private static final List<Kill> KILLS =
      List.of(new Kill(1, Duration.ZERO), new Kill(200_000, Duration.ofMillis(250)));

  private record Kill(int done, Duration after) {}

  @TempDir Path folder;

  private CodeFile elsewhere;
  private CodeFile file;
  private String generatedList;
  private String generated;
  private String importedList;
  private String imported;

  @BeforeEach
  void write() {
    elsewhere = CodeFile.sound(folder.resolve("elsewhere.csv"), ELSEWHERE, 1);
    file = CodeFile.mixed(folder.resolve("bought.csv"), LINES, 2, elsewhere);
  }

  @Test
  void aBatchIsExactWhenTheProductIsKilledOnH2() throws Exception {
    killAndCheck("job-kill-h2", Map.of());
  }

  @Test
  void aBatchIsExactWhenTheProductIsKilledOnPostgres() throws Exception {
    try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"))) {
      killAndCheck("job-kill-postgres", postgres.settings());
    }
  }

  private void killAndCheck(String name, Map<String, String> database) throws Exception {
    for (int i = 0; i < KILLS.size(); i++) {
      try (PackagedProduct product = start(name + "-" + i, database);
          CodeProgram program = new CodeProgram(product)) {
        if (i == 0) {
          queue(program);
        }
        Kill kill = KILLS.get(i);
        // By turns in the midst of generating and of importing.
        String batch = i % 2 == 0 ? generated : imported;
        program.awaitDone(batch, kill.done());
        assertThat(product.isAliveFor(kill.after())).isTrue();
        assertThat(program.isUnderWay(batch)).as(batch + " when it is killed").isTrue();
        product.kill();
      }
    }
    try (PackagedProduct product = start(name + "-end", database);
        CodeProgram program = new CodeProgram(product)) {
      checkGenerated(program);
      checkImported(program);
    }
  }

  private void queue(CodeProgram program) {
    String other = program.list("Elsewhere", "THIRD_PARTY");
    program.awaitEnd(program.importFile(other, elsewhere.file()));
    generatedList = program.list("Generated", "SINGLE_USE");
    importedList = program.list("Imported", "THIRD_PARTY");
    imported = program.importFile(importedList, file.file());
    generated = program.generate(generatedList, GENERATED);
  }

  private void checkGenerated(CodeProgram program) throws IOException {
    assertActive(program, generatedList, program.awaitEnd(generated), GENERATED);
    List<String> codes = exported(program, generatedList);
    assertThat(codes).hasSize(GENERATED);
    assertThat(new HashSet<>(codes)).hasSize(GENERATED);
  }

  private void checkImported(CodeProgram program) throws IOException {
    JsonNode batch = program.awaitEnd(imported);
    assertActive(program, importedList, batch, file.sound().size());
    JsonNode report = batch.get("report");
    assertThat(report.get("accepted").asLong()).isEqualTo(file.sound().size());
    assertThat(report.get("duplicateInFile").asLong()).isEqualTo(file.again());
    assertThat(report.get("duplicateElsewhere").asLong()).isEqualTo(file.elsewhere());
    assertThat(report.get("malformed").asLong()).isEqualTo(file.malformed());
    List<String> codes = exported(program, importedList);
    assertThat(codes).hasSize(file.sound().size());
    assertThat(new HashSet<>(codes).equals(file.sound())).as("the codes of the file").isTrue();
    Path rejects = folder.resolve("rejects.csv");
    program.download(imported + "/rejects.csv", rejects);
    assertThat(Files.readAllLines(rejects))
        .hasSize(Math.toIntExact(1 + file.again() + file.elsewhere() + file.malformed()))
        .doesNotHaveDuplicates();
  }

  private static void assertActive(CodeProgram program, String list, JsonNode batch, int codes) {
    String all = batch.toString();
    assertThat(batch.get("state").asString()).as(all).isEqualTo("ACTIVE");
    assertThat(batch.get("codes").asInt()).as(all).isEqualTo(codes);
    JsonNode progress = batch.get("progress");
    assertThat(progress.get("done")).as(all).isEqualTo(progress.get("total"));
    JsonNode counts = program.get(list).get("counts");
    assertThat(counts.get("codes").asInt()).as(all).isEqualTo(codes);
    assertThat(counts.get("claimable").asInt()).as(all).isEqualTo(codes);
    assertThat(program.history(list)).as(all).containsOnlyOnce("BATCH_READY");
  }

  private List<String> exported(CodeProgram program, String list) throws IOException {
    Path csv = folder.resolve("exported.csv");
    program.download(list + "/codes.csv", csv);
    return CodeFile.exported(csv);
  }

  private PackagedProduct start(String name, Map<String, String> database) {
    Map<String, String> settings = new HashMap<>(database);
    settings.putAll(CodeProgram.settings());
    return PackagedProduct.start(name, folder.resolve("data"), settings);
  }
}
