package org.promolist.bench;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the first start on an empty database until the sign-in page is there: from the folder that
 * is deployed, against the same in one jar, in turns. Of what {@code ./mvnw package} has built.
 */
class StartBench {

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path UNPACKED = TARGET.resolve("promolist");

  @TempDir Path folder;

  private @Nullable Process running;

  @Test
  void starting() throws Exception {
    assumeTrue(
        Files.exists(UNPACKED.resolve("promolist.aot")), "nothing built: run ./mvnw package");
    double[] seconds =
        new Turns(1, Integer.getInteger("bench.rounds", 5))
            .medians(() -> start(TARGET, "-jar", "promolist.jar"), () -> start(UNPACKED, "@start"));
    Figures figures = new Figures();
    figures.times("first page, folder ÷ jar", seconds[0], seconds[1], "at most 8,000 ms, 4,000 ms");
    figures.write("From start to first page", TARGET.resolve("bench").resolve("start.md"));
  }

  @AfterEach
  void end() {
    if (running != null) {
      running.destroyForcibly().onExit().join();
      running = null;
    }
  }

  private Runnable start(Path where, String... what) throws IOException {
    end();
    List<String> command = new ArrayList<>(List.of(what));
    command.addFirst(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String port = freePort();
    ProcessBuilder product =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("start.log").toFile());
    product.environment().keySet().removeIf(name -> name.startsWith("SPRING_"));
    product
        .environment()
        .put("PROMOLIST_DATA_DIR", Files.createTempDirectory(folder, "data").toString());
    product.environment().put("SERVER_PORT", port);
    return () -> awaitPage(product, URI.create("http://localhost:" + port + "/login"));
  }

  private void awaitPage(ProcessBuilder product, URI page) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      running = product.start();
      while (!isThere(http, HttpRequest.newBuilder(page).build())) {
        if (running.waitFor(20, TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException(Files.readString(folder.resolve("start.log")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
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
}
