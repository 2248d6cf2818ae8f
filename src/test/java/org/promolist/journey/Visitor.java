package org.promolist.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.promolist.journey.RawHttp.Answer;

/** A browser's network without its screen: keeps the session's cookie, follows no redirect. */
final class Visitor {

  private static final Pattern COOKIE = Pattern.compile("^JSESSIONID=([^;]*)");
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

  private final RawHttp http;
  private String session;

  Visitor(PackagedProduct product) {
    this(product, "");
  }

  /** With a session's cookie, however it was come by. */
  Visitor(PackagedProduct product, String session) {
    this.http = new RawHttp(product.uri("/"));
    this.session = session;
  }

  /** Empty for none. */
  String session() {
    return session;
  }

  Answer get(String path) {
    return request("GET " + path + " HTTP/1.1");
  }

  Answer request(String requestLine, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Cookie: JSESSIONID=" + session);
    return kept(http.request(requestLine, all, ""));
  }

  /** Posts a form. */
  Answer post(String path, String form) {
    return kept(
        http.request(
            "POST " + path + " HTTP/1.1",
            List.of(
                "Cookie: JSESSIONID=" + session, "Content-Type: application/x-www-form-urlencoded"),
            form));
  }

  /** As the sign-in page does; answers where it leads to. */
  Answer signIn(String name, String password) {
    Answer page = get("/login");
    Matcher csrf = CSRF.matcher(page.body());
    assertThat(csrf.find()).as(page.body()).isTrue();
    return post(
        "/login",
        "username="
            + URLEncoder.encode(name, UTF_8)
            + "&password="
            + URLEncoder.encode(password, UTF_8)
            + "&_csrf="
            + URLEncoder.encode(csrf.group(1), UTF_8));
  }

  private Answer kept(Answer answer) {
    Matcher cookie = COOKIE.matcher(answer.header("Set-Cookie"));
    if (cookie.find()) {
      session = cookie.group(1);
    }
    return answer;
  }
}
