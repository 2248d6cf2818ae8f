package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.promolist.TestDatabase;
import org.promolist.code.Codes;
import org.promolist.list.Drafts;
import org.promolist.list.PromoCodeLists;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** What a caller sees of an export that fails, on a real server. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "promolist.bootstrap-api-token=" + ApiCalls.TOKEN)
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestDatabase.class)
@WithMockUser(authorities = "lists:write")
class BrokenOffTest {

  @LocalServerPort int port;
  @Autowired PromoCodeLists lists;
  @MockitoBean Codes codes;

  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void whatFailsAfterTheFirstBytesDoesNotLookWhole() throws Exception {
    failAfter(1 << 20);
    assertThatIOException().isThrownBy(this::export);
  }

  @Test
  void whatFailsBeforeTheFirstByteIsOutIsAProblem() throws Exception {
    failAfter(40);
    HttpResponse<String> answer = export();
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("\"code\":\"internal_error\"").doesNotContain("xxx");
    assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  /** Not a fault of what was asked for: the same may be asked for again. */
  @ParameterizedTest
  @MethodSource("ofALostDatabase")
  void aLostDatabaseIsWorthAnotherTry(RuntimeException failure) throws Exception {
    when(codes.export(any(), any(), any())).thenThrow(failure);
    HttpResponse<String> answer = export();
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"code\":\"unavailable\"").doesNotContain("gone");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
  }

  static List<RuntimeException> ofALostDatabase() {
    return List.of(
        new DataAccessResourceFailureException("the connection is gone"),
        new QueryTimeoutException("the row is gone"),
        // of a transaction whose connection was lost, and that can't be rolled back either
        new JpaSystemException(
            new IllegalStateException("unable to roll back", new SQLException("it is gone"))));
  }

  private void failAfter(int bytes) throws Exception {
    when(codes.export(any(), any(), any()))
        .thenAnswer(call -> {
          OutputStream out = call.getArgument(2);
          out.write("x".repeat(bytes).getBytes(StandardCharsets.US_ASCII));
          throw new IllegalStateException("the database is gone");
        });
  }

  private HttpResponse<String> export() throws Exception {
    String id = lists.create(Drafts.singleUse(ApiCalls.uniqueName()).draft()).id().toString();
    return http.send(
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + port + ApiCalls.LISTS + "/" + id + "/codes.csv"))
            .header("Authorization", "Bearer " + ApiCalls.TOKEN)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
