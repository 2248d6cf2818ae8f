package org.promolist.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.promolist.Application;
import org.promolist.TestDatabase;
import org.promolist.list.ManyLists;
import org.promolist.list.ManyListsTables;
import org.promolist.list.PromoCodeLists;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.util.FileSystemUtils;

/** The product running on a database of its own, with so many lists in it. */
final class Installation implements AutoCloseable {

  private static final String TOKEN = "a-token-of-the-benchmark-and-nobody-else";

  final int size;
  final ManyLists made;
  final PromoCodeLists lists;
  private final ConfigurableApplicationContext context;
  private final URI uri;
  private final HttpClient http = HttpClient.newHttpClient();

  Installation(int size) throws IOException, SQLException {
    this.size = size;
    context =
        new SpringApplicationBuilder(Application.class)
            .run(
                settings(size).entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new));
    made = new ManyLists(size, Instant.now());
    ManyListsTables.fill(context.getBean(DataSource.class), made);
    lists = context.getBean(PromoCodeLists.class);
    uri =
        URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
  }

  private static Map<String, Object> settings(int size) throws IOException {
    Path folder = Path.of("target", "bench", "h2-" + size);
    FileSystemUtils.deleteRecursively(folder);
    Map<String, Object> settings = new HashMap<>(TestDatabase.onDisk("bench_" + size, folder));
    settings.put("server.port", 0);
    settings.put("vaadin.productionMode", true);
    settings.put("promolist.admin-password", "unused-by-the-benchmark");
    settings.put("promolist.bootstrap-api-token", TOKEN);
    settings.put("spring.datasource.hikari.data-source-properties.reWriteBatchedInserts", true);
    return settings;
  }

  /**
   * Writes a little to every table that is read. Otherwise H2 gives the answer it gave before to
   * the same question, which is not what is to be measured.
   */
  void touch() {
    JdbcClient jdbc = context.getBean(JdbcClient.class);
    UUID id = made.one();
    jdbc.sql("update promo_code_list set version = version where id = ?").param(id).update();
    for (String side : List.of("list_counts", "list_tag", "list_term", "list_word")) {
      jdbc.sql("update %s set list_id = list_id where list_id = ?".formatted(side))
          .param(id)
          .update();
    }
  }

  SecurityContextHolderStrategy securityContextHolder() {
    return context.getBean(SecurityContextHolderStrategy.class);
  }

  /** The body that a GET is answered with. */
  String get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(uri.resolve("/api/v1" + path))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
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
