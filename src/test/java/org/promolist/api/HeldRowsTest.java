package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.promolist.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * More requests than there are processors wait for a row each, and the others go on. On the
 * embedded database, which lets them wait without sleep where whoever has the row had a statement
 * undone before.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "promolist.bootstrap-api-token=" + ApiCalls.TOKEN)
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestDatabase.class)
class HeldRowsTest {

  private static final int HELD = Runtime.getRuntime().availableProcessors() + 1;

  @DynamicPropertySource
  static void connectionsForAll(DynamicPropertyRegistry settings) {
    settings.add("spring.datasource.hikari.maximum-pool-size", () -> 10 + 2 * HELD);
  }

  @LocalServerPort int port;

  @Autowired DataSource database;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void whoWaitsForARowDoesNotKeepOthersFromTheirs() throws Exception {
    String free = list();
    List<Connection> holders = new ArrayList<>();
    List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
    try {
      for (int i = 0; i < HELD; i++) {
        String held = list();
        holders.add(hold(held));
        waiting.add(
            http.sendAsync(request(held + "/pause", "POST", "{}"), BodyHandlers.ofString()));
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> waiters() == HELD);
      assertThat(send(request(free, "GET", "")).statusCode()).isEqualTo(200);
      assertThat(waiting).noneMatch(CompletableFuture::isDone);
    } finally {
      for (Connection holder : holders) {
        holder.rollback();
        holder.close();
      }
    }
    for (CompletableFuture<HttpResponse<String>> answer : waiting) {
      assertThat(answer.get().statusCode()).isEqualTo(200);
    }
  }

  private int waiters() {
    return JdbcClient.create(database)
        .sql(
            """
            select count(*) from information_schema.sessions
            where executing_statement is not null and session_id <> session_id()
            """)
        .query(Integer.class)
        .single();
  }

  /** Undoes a statement, and then holds the row of this list. */
  private Connection hold(String path) throws SQLException {
    Connection holder = database.getConnection();
    holder.setAutoCommit(false);
    try (Statement statement = holder.createStatement()) {
      assertThatException()
          .isThrownBy(() ->
              statement.execute("insert into customer (id) values ('somebody'), ('somebody')"));
      statement.execute(
          "update promo_code_list set points = points where id = '%s'"
              .formatted(path.substring(path.lastIndexOf('/') + 1)));
    }
    return holder;
  }

  private String list() {
    HttpResponse<String> made =
        send(request(ApiCalls.LISTS, "POST", ApiCalls.singleUse(ApiCalls.uniqueName())));
    assertThat(made.statusCode()).isEqualTo(201);
    return made.headers().firstValue("Location").orElseThrow();
  }

  private HttpResponse<String> send(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.ofString()).join();
  }

  private HttpRequest request(String path, String method, String body) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + ApiCalls.TOKEN)
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(body))
        .build();
  }
}
