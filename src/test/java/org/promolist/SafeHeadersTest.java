package org.promolist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.RealServer.Caller;
import org.promolist.account.Role;
import org.promolist.ui.Portal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** By which headers browsers are told to hold back, and which doors are shut. */
@RealServerTest
class SafeHeadersTest {

  private static final Pattern SCRIPT = Pattern.compile("<script\\b([^>]*)>");

  @Autowired WebServerApplicationContext context;

  @Test
  void aPageRunsItsOwnScriptsOnly() {
    try (Caller visitor = Caller.of(context)) {
      HttpResponse<String> page = visitor.get("/login");
      Map<String, String> policy = policy(page);
      assertThat(policy)
          .containsEntry("default-src", "'none'")
          .containsEntry("connect-src", "'self'")
          .containsEntry("form-action", "'self'")
          .containsEntry("base-uri", "'self'")
          .containsEntry("frame-ancestors", "'none'");
      String scripts = policy.get("script-src");
      assertThat(scripts).matches("'self' 'nonce-[A-Za-z0-9+/]{22}=='");
      Matcher script = SCRIPT.matcher(page.body());
      assertThat(script.results())
          .isNotEmpty()
          .allSatisfy(found -> assertThat(found.group(1)).contains("nonce=\"" + nonce(scripts)));
    }
  }

  @Test
  void noNonceIsUsedTwice() {
    try (Caller visitor = Caller.of(context)) {
      assertThat(policy(visitor.get("/login")).get("script-src"))
          .isNotEqualTo(policy(visitor.get("/login")).get("script-src"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/lists/new", "/styles.css", "/swagger-ui/index.html"})
  void whatABrowserShowsIsFencedIn(String path) {
    try (Caller visitor = Caller.of(context)) {
      HttpResponse<String> answer = visitor.get(path);
      assertThat(answer.headers().map())
          .containsKey("content-security-policy")
          .containsKey("permissions-policy");
      assertHeader(answer, "Referrer-Policy", "same-origin");
      assertHeader(answer, "Cross-Origin-Opener-Policy", "same-origin");
      assertHeader(answer, "Cross-Origin-Resource-Policy", "same-origin");
      assertHeader(answer, "X-Content-Type-Options", "nosniff");
      assertHeader(answer, "X-Frame-Options", "DENY");
      assertThat(policy(answer)).containsEntry("frame-ancestors", "'none'");
      assertThat(policy(answer).getOrDefault("script-src", "")).doesNotContain("unsafe");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/lists", "/api", "/api/v1/nowhere"})
  void whatAProgramReadsIsNoPage(String path) {
    try (Caller program = Caller.of(context)) {
      HttpResponse<String> answer = program.get(path);
      assertThat(policy(answer)).containsEntry("default-src", "'none'");
      assertHeader(answer, "X-Content-Type-Options", "nosniff");
      assertHeader(answer, "X-Frame-Options", "DENY");
      assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }
  }

  @Test
  void aSessionIsNeverInAnAddress() {
    try (Caller visitor = Caller.of(context);
        Caller thief = Caller.of(context)) {
      visitor.signIn(Portal.person(context, Role.ADMIN), Portal.PASSWORD);
      assertThat(visitor.get("/").statusCode()).isEqualTo(200);
      HttpResponse<String> answer = thief.get("/;jsessionid=" + visitor.session());
      assertThat(answer.statusCode()).isNotEqualTo(200);
    }
  }

  @Test
  void ofTheManagementOnlyHealthIsOpen() {
    try (Caller visitor = Caller.of(context);
        Caller admin = Caller.of(context)) {
      assertThat(visitor.get("/actuator/health").body())
          .contains("\"status\":\"UP\"")
          .doesNotContain("components", "details");
      assertThat(visitor.get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
      assertThat(visitor.get("/actuator/health/db").statusCode()).isEqualTo(404);
      admin.signIn(Portal.person(context, Role.ADMIN), Portal.PASSWORD);
      for (String closed :
          new String[] {
            "",
            "/env",
            "/beans",
            "/heapdump",
            "/threaddump",
            "/loggers",
            "/metrics",
            "/configprops",
            "/mappings",
            "/prometheus",
            "/info",
            "/shutdown"
          }) {
        assertThat(visitor.get("/actuator" + closed).statusCode()).as(closed).isEqualTo(302);
        // the portal's own page, which says that there is no such page
        assertThat(admin.get("/actuator" + closed).headers().firstValue("Content-Type").orElse(""))
            .as(closed)
            .startsWith("text/html");
      }
    }
  }

  private static void assertHeader(HttpResponse<String> answer, String name, String value) {
    assertThat(answer.headers().allValues(name)).as(name).containsExactly(value);
  }

  private static String nonce(String scripts) {
    return scripts.substring(scripts.indexOf("nonce-") + 6, scripts.length() - 1);
  }

  /** Its directives by name; there must be one policy. */
  private static Map<String, String> policy(HttpResponse<String> answer) {
    assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
    return Arrays.stream(
            answer.headers().firstValue("Content-Security-Policy").orElseThrow().split(";", -1))
        .map(String::strip)
        .map(directive -> directive.split(" ", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }
}
