package org.promolist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.RealServer.Caller;
import org.promolist.account.Role;
import org.promolist.ui.Portal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** What a browser is told at an address of the portal that nobody can read, and where it breaks. */
@RealServerTest
class BrokenAddressesTest {

  private static final String[] FOREIGN_WORDS = {
    "Whitelabel", "HTTP Status", "Tomcat", "Exception", "org.promolist", "\tat "
  };

  @Autowired WebServerApplicationContext context;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/audit?q=%ff",
        "/audit?from=2026-01-01&q=%C3%28",
        "/?q=%zz",
        "/?q=%",
        "/lists/%zz",
        "/lists//new",
        "/lists;x=y",
        "/customers/%2F",
        "/lists/%00"
      })
  void whoIsSignedInIsToldInOurWords(String address) throws IOException {
    try (Caller person = Caller.of(context)) {
      person.signIn(Portal.person(context, Role.ADMIN), Portal.PASSWORD);
      String answer = raw(person, address, "en");
      assertThat(answer).startsWith("HTTP/1.1 400 ");
      assertThat(answer.substring(answer.indexOf("\r\n\r\n")))
          .contains("This address can’t be read", "href=\"/\">To the lists")
          .doesNotContain(FOREIGN_WORDS);
      assertThat(answer)
          .containsOnlyOnce("Content-Security-Policy: default-src 'none'; style-src 'self'")
          .containsOnlyOnce("X-Content-Type-Options: nosniff");
      assertThat(raw(person, address, "de")).contains("Diese Adresse lässt sich nicht lesen");
    }
  }

  /** Decoded with a sign for what could not be: an id that nobody has. */
  @Test
  void aPathThatIsNoTextLeadsNowhere() throws IOException {
    try (Caller person = Caller.of(context)) {
      person.signIn(Portal.person(context, Role.ADMIN), Portal.PASSWORD);
      assertThat(raw(person, "/lists/%ff", "en")).doesNotContain(FOREIGN_WORDS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/audit?q=%ff", "/login?q=%ff", "/lists/%zz", "/lists;x=y"})
  void aStrangerIsToldTheSameOrLedToTheSignIn(String address) throws IOException {
    try (Caller stranger = Caller.of(context)) {
      String answer = raw(stranger, address, "en");
      assertThat(answer).doesNotContain(FOREIGN_WORDS);
      if (answer.startsWith("HTTP/1.1 302 ")) {
        assertThat(answer).containsPattern("Location: \\S*/login(\\?ended)?\r\n");
      } else {
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("This address can’t be read");
      }
    }
  }

  @Test
  void whatBreaksBeforeThereIsAPageIsAnIncident() {
    try (Caller person = Caller.of(context)) {
      person.signIn(Portal.person(context, Role.VIEWER), Portal.PASSWORD);
      HttpResponse<String> answer = person.get("/profile", RealServer.BREAK, "yes");
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body())
          .contains("Something went wrong")
          .containsPattern("Incident [0-9A-Z]{1,8}<")
          .doesNotContain(FOREIGN_WORDS)
          .doesNotContain("broken on purpose");
    }
  }

  /** As no client would send it that knows how addresses are written. */
  private static String raw(Caller caller, String address, String language) throws IOException {
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), caller.port())) {
      socket.setSoTimeout(30_000);
      String request =
          "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: JSESSIONID=%s\r\nAccept-Language: %s\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
              .formatted(address, caller.port(), caller.session(), language);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
