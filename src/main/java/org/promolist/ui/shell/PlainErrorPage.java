package org.promolist.ui.shell;

import com.vaadin.flow.theme.aura.Aura;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.promolist.ui.kit.Locales;
import org.promolist.ui.kit.Texts;
import org.springframework.stereotype.Component;

/**
 * What a browser is told where the server stopped before there was a page of the portal, as at an
 * address that can't be read. Asks nobody: whatever it needed might be what broke.
 */
@Component
public class PlainErrorPage {

  private static final String CONTENT_POLICY =
      "default-src 'none'; style-src 'self'; font-src 'self' data:; img-src 'self' data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Texts texts;

  PlainErrorPage(Texts texts) {
    this.texts = texts;
  }

  /**
   * Answers with it, in the browser's language. What only we can mend is logged as an incident.
   *
   * @param cause null where there was none but the status
   */
  public void write(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      @Nullable Throwable cause)
      throws IOException {
    byte[] page = page(request, status, cause).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("text/html;charset=UTF-8");
    response.setContentLength(page.length);
    response.setHeader("Content-Security-Policy", CONTENT_POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(page);
  }

  private String page(HttpServletRequest request, int status, @Nullable Throwable cause) {
    Locale locale = Locales.of(null, Collections.list(request.getLocales()));
    Words words = Words.of(status);
    String heading = texts.getTranslation(words.heading(), locale);
    StringBuilder lines = new StringBuilder(line(texts.getTranslation(words.text(), locale)));
    if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
      String incident =
          Incidents.record(cause == null ? new IllegalStateException("HTTP " + status) : cause);
      lines.append(line(texts.getTranslation("error.incident", locale, incident)));
    }
    return html(request.getContextPath(), locale, heading, lines.toString());
  }

  private String html(String root, Locale locale, String heading, String lines) {
    return """
    <!doctype html>
    <html lang="%1$s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>%2$s</title>
    <link rel="icon" type="image/svg+xml" href="%3$s/favicon.svg">
    <link rel="stylesheet" href="%3$s/%4$s">
    <link rel="stylesheet" href="%3$s/styles.css">
    </head>
    <body>
    <main class="page">
    <div class="empty-state">
    <h1>%5$s</h1>
    %6$s<div class="bar"><a href="%3$s/">%7$s</a></div>
    </div>
    </main>
    </body>
    </html>
    """
        .formatted(
            locale.getLanguage(),
            texts.getTranslation(
                "kit.pageTitle", locale, heading, texts.getTranslation("product", locale)),
            root,
            Aura.STYLESHEET,
            heading,
            lines,
            texts.getTranslation("error.home", locale));
  }

  private static String line(String text) {
    return "<p class=\"secondary\">" + text + "</p>\n";
  }

  /** What is said, by its keys. */
  private record Words(String heading, String text) {

    static Words of(int status) {
      return switch (status) {
        case HttpServletResponse.SC_NOT_FOUND -> new Words("error.notFound", "error.notFoundText");
        case HttpServletResponse.SC_FORBIDDEN -> new Words("error.noAccess", "error.noAccessText");
        default ->
            status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                ? new Words("error.request", "error.requestText")
                : new Words("error.unexpected", "error.unexpectedText");
      };
    }
  }
}
