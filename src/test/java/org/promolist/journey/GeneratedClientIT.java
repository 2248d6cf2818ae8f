package org.promolist.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promolist.claim.Refusal;

/**
 * A client that a stock generator makes of the published document compiles, and a program that
 * knows nothing else can claim, is refused for each reason there is, retries and reverses.
 */
class GeneratedClientIT {

  private static final String TOKEN = "a-token-of-the-program-of-somebody-else";
  private static final Path GENERATOR = Path.of("target", "tools", "openapi-generator-cli.jar");

  private static final String OPTIONS =
      "openApiNullable=false,useJakartaEe=true,hideGenerationTimestamp=true,"
          + "invokerPackage=client,apiPackage=client.api,modelPackage=client.model";

  @TempDir Path folder;

  @Test
  void aGeneratedClientClaimsAndIsRefusedForEachReason() throws Exception {
    try (PackagedProduct product =
        PackagedProduct.start(
            "generated-client",
            folder.resolve("data"),
            Map.of("PROMOLIST_BOOTSTRAP_API_TOKEN", TOKEN))) {
      generate(document(product));
      compile();
      String printed =
          run(
              "java",
              "-cp",
              folder.resolve("classes")
                  + File.pathSeparator
                  + System.getProperty("java.class.path"),
              "ClaimsProgram",
              product.uri("/").toString().replaceAll("/$", ""),
              TOKEN);
      assertThat(printed.lines())
          .containsAll(Stream.of(Refusal.values()).map(Refusal::code).toList());
    }
  }

  private Path document(PackagedProduct product) throws Exception {
    Path document = folder.resolve("openapi.json");
    try (HttpClient http = HttpClient.newHttpClient()) {
      http.send(
          HttpRequest.newBuilder(product.uri("/v3/api-docs")).build(),
          BodyHandlers.ofFile(document));
    }
    return document;
  }

  private void generate(Path document) throws Exception {
    run(
        "java",
        "-jar",
        GENERATOR.toAbsolutePath().toString(),
        "generate",
        "-g",
        "java",
        "--library",
        "native",
        "-i",
        document.toString(),
        "-o",
        folder.resolve("client").toString(),
        "--additional-properties=" + OPTIONS);
  }

  private void compile() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "javac",
                "-nowarn",
                "-proc:none",
                "-d",
                folder.resolve("classes").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Path.of("src/test/resources/generated-client/ClaimsProgram.java")
                    .toAbsolutePath()
                    .toString()));
    try (Stream<Path> files = Files.walk(folder.resolve("client/src/main"))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::toString)
          .forEach(command::add);
    }
    run(command.toArray(String[]::new));
  }

  /** What a program of the JDK prints; it has to end well. */
  private String run(String... command) throws IOException, InterruptedException {
    command[0] = Path.of(System.getProperty("java.home"), "bin", command[0]).toString();
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int ended = process.waitFor();
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended).as(printed).isZero();
    return printed;
  }
}
