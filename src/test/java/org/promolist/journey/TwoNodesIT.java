package org.promolist.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL share the work: each job is done once, on whichever is there. */
class TwoNodesIT {

  private static final int LISTS = 2;
  private static final int SMALL = 100_000;
  private static final int LARGE = 600_000;

  private static final String BUSY_NODES =
      "select count(distinct picked_by) from scheduled_tasks where picked";

  @TempDir static Path folder;

  private static PostgresServer postgres;
  private static final List<PackagedProduct> nodes = new ArrayList<>();
  private static final List<CodeProgram> programs = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    postgres = PostgresServer.start(folder.resolve("postgres"));
    Map<String, String> settings = new HashMap<>(postgres.settings());
    settings.putAll(CodeProgram.settings());
    for (String name : List.of("one", "other")) {
      PackagedProduct node = PackagedProduct.start("node-" + name, folder.resolve(name), settings);
      nodes.add(node);
      programs.add(new CodeProgram(node));
    }
  }

  @AfterAll
  static void stop() throws IOException {
    programs.forEach(CodeProgram::close);
    nodes.forEach(PackagedProduct::close);
    postgres.close();
  }

  /** One method, for the second half costs the first node its life. */
  @Test
  void eachJobIsDoneOnceAndTakenOverFromANodeThatDied() throws Exception {
    Map<String, String> small = queue("Small", SMALL);
    checkAll(small, SMALL);
    assertThat(postgres.number("select count(*) from job")).isEqualTo(small.size());
    assertThat(postgres.number("select count(*) from job where run = 1 and state = 'SUCCEEDED'"))
        .isEqualTo(small.size());

    Map<String, String> large = queue("Large", LARGE);
    await().pollInterval(Duration.ofMillis(50)).until(() -> postgres.number(BUSY_NODES) == 2);
    programs.getFirst().awaitDone(large.keySet().iterator().next(), 1);
    nodes.getFirst().kill();

    checkAll(large, LARGE);
    assertThat(postgres.number("select count(*) from job where run > 1")).isPositive();
    assertThat(postgres.number("select count(*) - count(distinct code) from code")).isZero();
  }

  /** A batch for each list, asked for at the nodes in turns; the list of each batch. */
  private static Map<String, String> queue(String name, int quantity) {
    Map<String, String> batches = new HashMap<>();
    for (int i = 0; i < LISTS; i++) {
      for (int node = 0; node < nodes.size(); node++) {
        CodeProgram program = programs.get(node);
        String list = program.list(name + " " + i + " " + node, "SINGLE_USE");
        batches.put(program.generate(list, quantity), list);
      }
    }
    return batches;
  }

  private static void checkAll(Map<String, String> batches, int quantity) {
    CodeProgram program = programs.getLast();
    batches.forEach((batch, list) -> {
      assertThat(program.awaitEnd(batch).get("state").asString()).isEqualTo("ACTIVE");
      assertThat(program.get(batch).get("codes").asInt()).isEqualTo(quantity);
      assertThat(program.get(list).get("counts").get("claimable").asInt()).isEqualTo(quantity);
      assertThat(program.history(list)).containsOnlyOnce("BATCH_READY");
    });
  }
}
