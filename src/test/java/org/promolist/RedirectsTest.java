package org.promolist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.promolist.RealServer.Caller;
import org.promolist.account.Role;
import org.promolist.ui.Portal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** Where the sign-in leads to. Addresses that try to lead elsewhere are in SignInIT. */
@RealServerTest
class RedirectsTest {

  @Autowired WebServerApplicationContext context;

  @Test
  void whoWasOnTheWaySomewhereGoesThere() {
    try (Caller person = Caller.of(context)) {
      person.get("/lists/new?from=here");
      assertThat(signIn(person)).hasPath("/lists/new").hasQuery("from=here");
    }
  }

  @Test
  void evenATrustedProxyThatWasFooledLeadsNobodyOff() {
    try (Caller person = Caller.from(RealServer.PROXY, context)) {
      for (String host : new String[] {"evil.example", "127.0.0.1.evil.example", "127.0.0.1:1"}) {
        person.get("/lists/new", "X-Forwarded-Host", host);
        assertThat(signIn(person).toString()).doesNotContain("evil", ":1/");
      }
    }
  }

  @Test
  void aSessionThatIsOverIsSaidToBe() {
    try (Caller over = Caller.of(context);
        Caller stranger = Caller.of(context)) {
      assertThat(location(over.get("/profile", "Cookie", "JSESSIONID=" + "0".repeat(32))))
          .endsWith("/login?ended");
      assertThat(location(stranger.get("/profile"))).endsWith("/login");
    }
  }

  private URI signIn(Caller person) {
    HttpResponse<String> answer =
        person.signIn(Portal.person(context, Role.MANAGER), Portal.PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(302);
    URI to = URI.create("http://127.0.0.1:" + person.port() + "/login").resolve(location(answer));
    assertThat(to).hasHost("127.0.0.1").hasPort(person.port());
    return to;
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
