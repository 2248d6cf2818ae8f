package org.promolist.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Placeholder until there are journeys: the packaged product greets. */
class HelloIT {

  @TempDir static Path data;
  private static PackagedProduct product;

  @BeforeAll
  static void start() {
    product = PackagedProduct.start("hello", data, Map.of());
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @Test
  void tellsThatItIsReady() throws Exception {
    assertThat(get("/actuator/health/readiness")).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void describesItsApi() throws Exception {
    assertThat(get("/v3/api-docs")).contains("\"openapi\":\"3.1");
    assertThat(get("/swagger-ui/index.html")).contains("swagger-ui");
  }

  @Test
  void greetsInTheBrowser() {
    try (Chromium chromium = Chromium.launch()) {
      Page page = chromium.browser().newPage();
      page.navigate(product.uri("/").toString());
      assertThat(page.locator("h1")).hasText("Promolist");
      assertThat(page.locator("hello-mark")).hasText("made with Lit");
      Chromium.screenshot(page, "hello");
      assertThat(Chromium.accessibilityViolations(page)).isEmpty();
    }
    assertThat(product.log()).contains("Vaadin is running in production mode");
  }

  private static String get(String path) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(product.uri(path)).build(), BodyHandlers.ofString())
          .body();
    }
  }
}
