package org.promolist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Plain HTTP with the server of a {@link RealServerTest}, without cookies and redirects. */
@TestConfiguration(proxyBeanMethods = false)
class RealServer {

  /** All of 127.0.0.0/8 is this machine, so a test can come from there. */
  static final String PROXY = "127.0.0.2";

  /** Where the server believes a request came from: address, scheme, host, port. */
  static final String SEEN = "X-Seen";

  /** Has the server break at what comes with this header. */
  static final String BREAK = "X-Break";

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");
  private static final Pattern COOKIE = Pattern.compile("^JSESSIONID=([^;]*).*");

  @Bean
  static FilterRegistrationBean<Filter> tellWhatIsSeen() {
    return filter(
        Ordered.HIGHEST_PRECEDENCE,
        (request, response, chain) -> {
          ((HttpServletResponse) response)
              .setHeader(
                  SEEN,
                  "%s %s %s %d"
                      .formatted(
                          request.getRemoteAddr(),
                          request.getScheme(),
                          request.getServerName(),
                          request.getServerPort()));
          chain.doFilter(request, response);
        });
  }

  @Bean
  static FilterRegistrationBean<Filter> breakOnPurpose() {
    return filter(
        Ordered.LOWEST_PRECEDENCE,
        (request, response, chain) -> {
          if (((HttpServletRequest) request).getHeader(BREAK) != null) {
            throw new IllegalStateException("broken on purpose");
          }
          chain.doFilter(request, response);
        });
  }

  private static FilterRegistrationBean<Filter> filter(int order, Filter filter) {
    FilterRegistrationBean<Filter> registered = new FilterRegistrationBean<>(filter);
    registered.setOrder(order);
    return registered;
  }

  /** Somebody with a browser. */
  static final class Caller implements AutoCloseable {

    private final HttpClient http;
    private final String server;
    private String session = "";

    /** From this machine's usual address. */
    static Caller of(WebServerApplicationContext context) {
      return from("127.0.0.1", context);
    }

    static Caller from(String address, WebServerApplicationContext context) {
      return new Caller(address, context.getWebServer().getPort());
    }

    private Caller(String address, int port) {
      http = HttpClient.newBuilder().localAddress(InetAddress.ofLiteral(address)).build();
      server = "http://127.0.0.1:" + port;
    }

    int port() {
      return URI.create(server).getPort();
    }

    /** Of the last answer that set one; empty for none. */
    String session() {
      return session;
    }

    HttpResponse<String> get(String path, String... headers) {
      return send("GET", path, "", headers);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(server + path))
              .timeout(Duration.ofSeconds(30))
              .method(method, HttpRequest.BodyPublishers.ofString(body));
      if (headers.length > 0) {
        request.headers(headers);
      }
      if (!session.isEmpty()) {
        request.header("Cookie", "JSESSIONID=" + session);
      }
      try {
        return kept(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    private HttpResponse<String> kept(HttpResponse<String> answer) {
      answer.headers().allValues("Set-Cookie").stream()
          .map(COOKIE::matcher)
          .filter(Matcher::matches)
          .forEach(cookie -> session = cookie.group(1));
      return answer;
    }

    /** What the sign-in page has to be answered with. */
    String csrf() {
      Matcher csrf = CSRF.matcher(get("/login").body());
      assertThat(csrf.find()).isTrue();
      return csrf.group(1);
    }

    HttpResponse<String> signIn(String name, String password) {
      return signIn(name, password, csrf());
    }

    HttpResponse<String> signIn(String name, String password, String csrf) {
      return send(
          "POST",
          "/login",
          "username=%s&password=%s&_csrf=%s"
              .formatted(
                  URLEncoder.encode(name, UTF_8),
                  URLEncoder.encode(password, UTF_8),
                  URLEncoder.encode(csrf, UTF_8)),
          "Content-Type",
          "application/x-www-form-urlencoded");
    }

    @Override
    public void close() {
      http.close();
    }
  }
}
