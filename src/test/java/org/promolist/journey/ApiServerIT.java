package org.promolist.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.journey.RawHttp.Answer;

/** What no MVC test meets: the real server, its parser and its memory, under hostile requests. */
class ApiServerIT {

  private static final String TOKEN = "token-of-the-api-server-journey-0123456789";
  private static final String BEARER = "Authorization: Bearer " + TOKEN;
  private static final String LISTS = "/api/v1/lists";
  private static final int MEBIBYTE = 1 << 20;

  @TempDir static Path data;
  private static PackagedProduct product;
  private static RawHttp http;

  private int logged;

  @BeforeAll
  static void start() {
    product =
        PackagedProduct.start(
            "api-server",
            data,
            Map.of(
                "PROMOLIST_ADMIN_PASSWORD",
                "correct-horse-battery",
                "PROMOLIST_BOOTSTRAP_API_TOKEN",
                TOKEN,
                "JAVA_TOOL_OPTIONS",
                "-Xmx192m"));
    http = new RawHttp(product.uri("/"));
  }

  @AfterAll
  static void stop() {
    if (product != null) {
      product.close();
    }
  }

  @BeforeEach
  void fromHereOn() {
    logged = product.log().length();
  }

  @AfterEach
  void theServerLivesOnAndHasNothingToComplainOf() {
    assertThat(http.request("GET " + LISTS + " HTTP/1.1", BEARER).status()).isEqualTo(200);
    assertThat(product.log().substring(logged)).doesNotContain("OutOfMemoryError", "Incident ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATCH", "POST", "PUT", "DELETE"})
  void aStrangersLargeFormIsNotRead(String method) throws Exception {
    String head = formHead(method, 20 * MEBIBYTE);
    List<Future<Answer>> answers = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
      for (int i = 0; i < 16; i++) {
        // the rest never comes: who waits for it, waits for ever
        answers.add(pool.submit(() -> http.send(head + "a=" + "x".repeat(MEBIBYTE))));
      }
    }
    for (Future<Answer> answer : answers) {
      assertProblem(answer.get(), 401, "unauthorized");
    }
  }

  @Test
  void aStrangersLargeFormSentWholeIsAnsweredOrCutOff() {
    Answer answer = http.send(formHead("PATCH", 20 * MEBIBYTE) + "x".repeat(20 * MEBIBYTE));
    assertThat(answer.status()).isIn(0, 401, 413);
  }

  @Test
  void aLargeBodyIsRefusedByItsLengthAlone() {
    Answer answer =
        http.request(
            "POST " + LISTS + " HTTP/1.1",
            BEARER,
            "Content-Type: application/json",
            "Content-Length: " + 20 * MEBIBYTE);
    assertProblem(answer, 413, "body_too_large");
  }

  @Test
  void aLargeBodyOfUntoldLengthIsRefusedToo() {
    String chunk = Integer.toHexString(MEBIBYTE) + "\r\n" + " ".repeat(MEBIBYTE) + "\r\n";
    Answer answer =
        http.send(
            String.join(
                "\r\n",
                "POST " + LISTS + " HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                BEARER,
                "Content-Type: application/json",
                "Transfer-Encoding: chunked",
                "",
                chunk + chunk + "0",
                "",
                ""));
    assertProblem(answer, 413, "body_too_large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "multipart/mixed; boundary=x",
        "application/x-www-form-urlencoded",
        "text/plain",
        "application/xml",
        "nonsense"
      })
  void whatIsNotJsonIsRefusedAsSuch(String type) {
    String body = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n";
    Answer answer =
        http.request("POST " + LISTS + " HTTP/1.1", List.of(BEARER, "Content-Type: " + type), body);
    assertProblem(answer, 415, "unsupported_media_type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/lists/%2e%2e",
        "/api/v1/lists/%2e%2e/%2e%2e/%2e%2e/login",
        "/api/..;/",
        "/api/..;/login",
        "/api/;x=1/v1/lists",
        "/api;x=1/v1/lists",
        "/api//v1/lists",
        "/api/v1/lists//",
        "/api/v1/./lists",
        "/api/v1/lists/%2f",
        "/api/v1/lists/%5c",
        "/api/v1/lists/%00",
        "/api/v1/lists/%zz",
        "/api/v1/lists/%",
        "/api/v1/lists/%0d%0aSet-Cookie:x=y",
        "/api/v1/lists/%c0%ae",
        "/api/v1/lists/\\",
        "/api/v1/lists/<script>"
      })
  void aTrickyPathBelowTheApiIsAProblem(String path) {
    Answer answer = http.request("GET " + path + " HTTP/1.1", BEARER);
    assertThat(answer.status()).as(answer.head()).isIn(400, 404);
    assertThat(answer.header("Set-Cookie")).isEmpty();
    assertQuiet(answer);
    assertThat(answer.header("Content-Type")).as(path).startsWith("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//api/v1/lists",
        "/%61pi/v1/lists",
        "/%2fapi/v1/lists",
        "/x/../api/v1/lists",
        "/./api/v1/lists",
        "/API/v1/lists",
        "/;/api/v1/lists",
        "/api%2fv1/lists"
      })
  void noDetourLeadsAStrangerIntoTheApi(String path) {
    Answer answer = http.request("GET " + path + " HTTP/1.1");
    assertThat(answer.status()).as(answer.head()).isIn(302, 400, 401, 404);
    assertThat(answer.body()).doesNotContain("\"items\"");
    assertThat(answer.header("Location")).doesNotContain("//api");
    assertQuiet(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "TRACK", "FOO", "PROPFIND", "CONNECT", "get", "PUT", "OPTIONS"})
  void aMethodThatIsNotOfferedIsAProblem(String method) {
    Answer answer =
        http.request(
            method + " " + LISTS + " HTTP/1.1", BEARER, "X-Secret: mirror-mirror-on-the-wall");
    assertThat(answer.status()).as(answer.head()).isIn(200, 400, 405, 501);
    assertThat(answer.body()).doesNotContain("mirror-mirror");
    assertQuiet(answer);
    if (answer.status() == 200) {
      assertThat(method).as("that may be answered").isEqualTo("OPTIONS");
    } else {
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {
        "GET\r\n\r\n",
        "GET /api/v1/lists\r\n\r\n",
        "GET /api/v1/lists HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GET /api/v1/lists HTTP/1.1\r\n\r\n",
        "GET /api/v1/lists HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /api/v1/lists HTTP/1.1\r\nHost: a b<c>\r\n\r\n",
        "GET /api/v1/lists\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET  /api/v1/lists  extra HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET api/v1/lists HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "G{}T /api/v1/lists HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\r\n\r\n",
        "\u0000\r\n\r\n",
        "GET /api/v1/lists HTTP/1.1\r\nHost: localhost\r\nno colon here\r\n\r\n\r\n",
        "POST /api/v1/lists HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "POST /api/v1/lists HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
        "POST /api/v1/lists HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n"
            + "Content-Length: 2\r\n\r\nab",
        "POST /api/v1/lists HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: nonsense\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
      })
  void whatIsNoHttpIsRefusedWithoutAWordTooMuch(String bytes) {
    Answer answer = http.send(bytes.replaceFirst("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
    assertThat(answer.status()).as(answer.head()).isIn(0, 400, 401, 404, 501, 505);
    assertQuiet(answer);
  }

  @Test
  void aHeaderOfAnySizeIsRefused() {
    Answer answer = http.request("GET " + LISTS + " HTTP/1.1", BEARER, "X: " + "x".repeat(100_000));
    assertThat(answer.status()).isIn(400, 431);
    assertQuiet(answer);
  }

  @Test
  void aRequestLineOfAnySizeIsRefused() {
    Answer answer = http.request("GET " + LISTS + "?q=" + "x".repeat(100_000) + " HTTP/1.1");
    assertThat(answer.status()).isIn(400, 414);
    assertQuiet(answer);
  }

  private static String formHead(String method, int length) {
    return String.join(
        "\r\n",
        method + " " + LISTS + "/" + new UUID(0, 0) + " HTTP/1.1",
        "Host: localhost",
        "Connection: close",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Length: " + length,
        "",
        "");
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.head()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    assertQuiet(answer);
  }

  /** Nothing of what is inside: no trace, no class, no product. */
  private static void assertQuiet(Answer answer) {
    assertThat(answer.body()).doesNotContain("Exception", "\tat ", "Tomcat", "org.springframework");
    assertThat(answer.header("Server")).isEmpty();
  }
}
