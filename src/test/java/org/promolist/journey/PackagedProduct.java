package org.promolist.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The product as it is deployed, running as a process of its own on a free port. What it prints
 * goes to {@code target/journey}.
 */
public final class PackagedProduct implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration ONE_ANSWER = Duration.ofSeconds(10);
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path OUTPUT = TARGET.resolve("journey");

  private final Process process;
  private final URI uri;
  private final Path log;

  private PackagedProduct(Process process, URI uri, Path log) {
    this.process = process;
    this.uri = uri;
    this.log = log;
  }

  /**
   * Starts the product from its folder and returns when it is ready.
   *
   * @param name names the log file
   * @param data the folder of its database
   * @param settings further environment variables
   */
  public static PackagedProduct start(String name, Path data, Map<String, String> settings) {
    Path folder = TARGET.resolve("promolist");
    // That the virtual machine starts by what it learned in the build is part of what is tested.
    return start(folder, List.of("-XX:AOTMode=on", "@start"), name, data, settings);
  }

  /** As {@link #start}, from the one jar. */
  static PackagedProduct startJar(String name, Path data, Map<String, String> settings) {
    return start(TARGET, List.of("-jar", "promolist.jar"), name, data, settings);
  }

  private static PackagedProduct start(
      Path folder, List<String> what, String name, Path data, Map<String, String> settings) {
    if (!Files.exists(folder.resolve("promolist.jar"))) {
      throw new IllegalStateException("there is no jar in " + folder + ": run ./mvnw package");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(what);
    try {
      Files.createDirectories(OUTPUT);
      int port = freePort();
      Path log = OUTPUT.resolve(name + ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().keySet().removeIf(variable -> variable.startsWith("SPRING_"));
      builder.environment().put("PROMOLIST_DATA_DIR", data.toAbsolutePath().toString());
      builder.environment().put("SERVER_PORT", Integer.toString(port));
      builder.environment().putAll(settings);
      PackagedProduct product =
          new PackagedProduct(builder.start(), URI.create("http://localhost:" + port), log);
      product.awaitReadiness();
      return product;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a path of the product is. */
  public URI uri(String path) {
    return uri.resolve(path);
  }

  /** What it has printed so far. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for so long, unless it ends. */
  public boolean isAliveFor(Duration time) throws InterruptedException {
    return !process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends it as a power cut would. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when a GET of this path by the API client with this token is answered 200. */
  public void awaitAnswer(String path, String token) {
    await(
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Bearer " + token)
            .timeout(ONE_ANSWER)
            .build());
  }

  private void awaitReadiness() {
    await(HttpRequest.newBuilder(uri("/actuator/health/readiness")).timeout(ONE_ANSWER).build());
  }

  private void await(HttpRequest request) {
    long limit = System.nanoTime() + START_LIMIT.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (!isAnswered(http, request)) {
        if (!process.isAlive() || System.nanoTime() > limit) {
          kill();
          throw new IllegalStateException(request.uri() + " was not answered 200:\n" + log());
        }
        // There is nothing to be told by: the process can only be asked.
        process.waitFor(200, TimeUnit.MILLISECONDS);
      }
      if (!process.isAlive()) { // another one has the port
        throw new IllegalStateException(request.uri() + " is not answered by it:\n" + log());
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean isAnswered(HttpClient http, HttpRequest request)
      throws InterruptedException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
