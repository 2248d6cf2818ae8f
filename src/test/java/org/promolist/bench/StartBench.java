package org.promolist.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the first start on an empty database until the sign-in page is there: from the folder that
 * is deployed, against the same in one jar, in turns. Needs {@code ./mvnw package} before.
 */
class StartBench {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void starting() throws Exception {
    double[] jar = new double[ROUNDS];
    double[] unpacked = new double[ROUNDS];
    firstPage(TARGET.resolve("promolist"), "@start"); // reads the files into the system's memory
    for (int round = 0; round < ROUNDS; round++) {
      jar[round] = firstPage(TARGET, "-jar", "promolist.jar");
      unpacked[round] = firstPage(TARGET.resolve("promolist"), "@start");
    }
    Figures figures = new Figures();
    figures.times("first page, folder ÷ jar", median(jar), median(unpacked), "8 s, 4 s");
    figures.write("From start to first page", TARGET.resolve("bench").resolve("start.md"));
  }

  /** Seconds until it is there. */
  private double firstPage(Path where, String... what) throws Exception {
    String port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                        Stream.of(what))
                    .toList())
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("start.log").toFile());
    builder
        .environment()
        .put("PROMOLIST_DATA_DIR", Files.createTempDirectory(folder, "data").toString());
    builder.environment().put("SERVER_PORT", port);
    long start = System.nanoTime();
    Process process = builder.start();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest page =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login")).build();
      while (!isThere(http, page)) {
        if (!process.isAlive()) {
          throw new IllegalStateException(Files.readString(folder.resolve("start.log")));
        }
        Thread.sleep(20);
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  private static boolean isThere(HttpClient http, HttpRequest page) throws InterruptedException {
    try {
      return http.send(page, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return Integer.toString(socket.getLocalPort());
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
