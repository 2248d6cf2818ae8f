package org.promolist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.RealServer.Caller;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** Whose word is taken on where a request came from. */
@RealServerTest
class ForwardedHeadersTest {

  private static final String[] FORWARDED = {
    "X-Forwarded-For", "203.0.113.7",
    "X-Forwarded-Proto", "https",
    "X-Forwarded-Host", "promo.example",
    "X-Forwarded-Port", "443",
    "Forwarded", "for=203.0.113.7;proto=https;host=promo.example"
  };

  @Autowired WebServerApplicationContext context;

  @Test
  void nobodysWordIsTaken() {
    try (Caller stranger = Caller.of(context)) {
      HttpResponse<String> answer = stranger.get("/lists/new", FORWARDED);
      assertThat(seen(answer)).isEqualTo("127.0.0.1 http 127.0.0.1 " + stranger.port());
      assertThat(cookie(answer)).doesNotContain("Secure");
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
      assertThat(location(answer)).doesNotContain("promo.example");
    }
  }

  @Test
  void ofAProxyThatIsNamedItIs() {
    try (Caller proxy = Caller.from(RealServer.PROXY, context)) {
      HttpResponse<String> answer = proxy.get("/lists/new", FORWARDED);
      assertThat(seen(answer)).isEqualTo("203.0.113.7 https promo.example 443");
      assertThat(cookie(answer)).contains("; Secure", "; HttpOnly", "; SameSite=Lax");
      assertThat(answer.headers().firstValue("Strict-Transport-Security"))
          .hasValueSatisfying(value -> assertThat(value).startsWith("max-age="));
    }
  }

  @Test
  void whatACallerToldTheProxyCountsForNothing() {
    try (Caller proxy = Caller.from(RealServer.PROXY, context)) {
      HttpResponse<String> answer =
          proxy.get("/login", "X-Forwarded-For", "198.51.100.1, 203.0.113.7, 10.9.8.7");
      assertThat(seen(answer)).startsWith("203.0.113.7 http ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.1/32",
    "10.0.0.0/8, 10.0.0.0/8",
    "::1, ::1/128",
    "fd00::/8, fd00::/8"
  })
  void anAddressIsANetworkOfOne(String written, String network) {
    assertThat(new TrustedProxies.Settings(List.of(" " + written + " ", "")).trustedProxies())
        .containsExactly(network);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.internal",
        ".*",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/x",
        "::1/129",
        "10.0.0.0/8/8",
        "300.0.0.1"
      })
  void whatIsNoAddressIsRefused(String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrustedProxies.Settings(List.of(written)))
        .withMessageContaining("promolist.trusted-proxies")
        .withMessageContaining(written);
  }

  private static String seen(HttpResponse<String> answer) {
    return answer.headers().firstValue(RealServer.SEEN).orElseThrow();
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow();
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
