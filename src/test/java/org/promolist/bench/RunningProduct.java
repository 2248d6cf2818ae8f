package org.promolist.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.promolist.Application;
import org.promolist.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The product running in this JVM, on a database of its own that is on disk. */
final class RunningProduct implements AutoCloseable {

  private static final String TOKEN = "a-token-of-the-benchmark-and-nobody-else";

  private final ConfigurableApplicationContext context;
  private final URI uri;
  private final HttpClient http = HttpClient.newHttpClient();

  private RunningProduct(ConfigurableApplicationContext context) {
    this.context = context;
    this.uri =
        URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
  }

  /** The settings of a product on an empty database of this name. */
  static Map<String, Object> emptyDatabase(String name) throws IOException {
    Path folder = Path.of("target", "bench", "h2-" + name);
    FileSystemUtils.deleteRecursively(folder);
    return TestDatabase.onDisk("bench_" + name, folder);
  }

  static RunningProduct start(Map<String, Object> database) {
    Map<String, Object> settings = new HashMap<>(database);
    settings.put("server.port", 0);
    settings.put("vaadin.productionMode", true);
    settings.put("promolist.admin-password", "unused-by-the-benchmark");
    settings.put("promolist.bootstrap-api-token", TOKEN);
    return new RunningProduct(
        new SpringApplicationBuilder(Application.class)
            .run(
                settings.entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new)));
  }

  <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** Programs that claim from it. */
  ClaimLoad claims() throws IOException {
    return new ClaimLoad(uri, TOKEN);
  }

  /** The body that a GET is answered with. */
  String get(String path) {
    return answer(path, HttpResponse.BodyHandlers.ofString());
  }

  /** Writes the body that a GET is answered with. */
  void get(String path, OutputStream to) {
    try (InputStream body = answer(path, HttpResponse.BodyHandlers.ofInputStream())) {
      body.transferTo(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T answer(String path, HttpResponse.BodyHandler<T> handler) {
    HttpRequest request =
        HttpRequest.newBuilder(uri.resolve("/api/v1" + path))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    try {
      HttpResponse<T> response = http.send(request, handler);
      if (response.statusCode() != 200) {
        throw new IllegalStateException(path + " was answered " + response);
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    context.close();
  }
}
