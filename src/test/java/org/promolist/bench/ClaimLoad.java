package org.promolist.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Programs that claim, in a process of their own, as those of others are: in that of the product
 * they would share its memory and its compiler.
 */
final class ClaimLoad implements AutoCloseable {

  private final Process process;
  private final PrintWriter orders;
  private final BufferedReader answers;
  private int sources;

  ClaimLoad(URI server, String token) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-cp",
                Path.of("target", "test-classes").toString(),
                ClaimClient.class.getName(),
                server.getHost(),
                String.valueOf(server.getPort()),
                token)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    orders = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** What to claim. */
  record Source(int number) {}

  /**
   * What was answered with success.
   *
   * @param p50 seconds, as p99
   */
  record Result(double perSecond, double p50, double p99) {}

  /** Each code once, each by any of 100,000 customers. */
  Source codes(List<String> codes) throws IOException {
    Path file = Files.write(Files.createTempFile(Path.of("target"), "codes", ".txt"), codes);
    file.toFile().deleteOnExit();
    return source("codes " + file);
  }

  /** Always this word, each time by a new customer. */
  Source word(String word) {
    return source("word " + word);
  }

  private Source source(String order) {
    orders.println(order);
    return new Source(sources++);
  }

  Result run(int connections, int seconds, Source source) throws IOException {
    orders.println("run " + source.number() + " " + connections + " " + seconds);
    @Nullable String answer = answers.readLine();
    if (answer == null) {
      throw new IllegalStateException("the programs that claim have failed, see above");
    }
    double[] figures =
        Arrays.stream(answer.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    return new Result(figures[0], figures[1], figures[2]);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
