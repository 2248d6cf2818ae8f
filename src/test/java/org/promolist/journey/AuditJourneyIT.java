package org.promolist.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What people and programs did, read by an admin in a real browser. */
class AuditJourneyIT {

  private static final String PASSWORD = "correct-horse-battery";
  private static final String TOKEN = "a-token-of-the-shop-that-makes-its-own-lists";
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir static Path data;
  private static PackagedProduct product;
  private static Chromium chromium;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    chromium = Chromium.launch();
    product =
        PackagedProduct.start(
            "audit",
            data,
            Map.of("PROMOLIST_ADMIN_PASSWORD", PASSWORD, "PROMOLIST_BOOTSTRAP_API_TOKEN", TOKEN));
  }

  @AfterAll
  static void stop() {
    if (product != null) {
      product.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void whatAProgramDidIsFoundLookedAtAndExported() throws Exception {
    String list = list("=Audited by \"journey\"", "AUDITED26");
    call("POST", "/api/v1/lists/" + list + "/pause", "");
    refused("admin", "a password that is wrong");
    refused("not an account but a password", "x");
    try (Person admin = new Person(product, chromium)) {
      Page page = admin.comeIn("admin", PASSWORD);
      page.getByRole(AriaRole.LINK, name("Audit")).click();
      Locator grid = page.locator("vaadin-grid");
      assertThat(grid).containsText("Signed in");
      assertThat(grid).containsText("Sign-in refused");
      assertThat(grid).containsText("No account of ours");
      assertThat(page.locator("main")).not().containsText("not an account but");

      page.navigate(uri("/lists/" + list + "/history"));
      page.getByRole(AriaRole.LINK, name("In the audit trail")).click();
      assertThat(page).hasURL(Pattern.compile("\\?object=list:" + list));
      assertThat(grid).containsText("bootstrap");
      assertThat(grid).containsText("127.0.0.1");
      Locator differences = page.getByRole(AriaRole.BUTTON, name(" differences", false)).first();
      differences.click();
      assertThat(page.locator(".audit-details:visible")).containsText("Points per claim");
      Chromium.look(page, "audit-differences");

      Download file =
          page.waitForDownload(() -> page.getByRole(AriaRole.LINK, name("Export CSV")).click());
      assertThat(text(file)).contains(",\"'=Audited by \"\"journey\"\"\",", "CREATED", "PAUSED");

      page.locator("vaadin-combo-box input").nth(1).click();
      page.getByRole(AriaRole.OPTION, name("Paused")).click();
      assertThat(page).hasURL(Pattern.compile("action=paused"));
      page.reload();
      assertThat(page.getByRole(AriaRole.BUTTON, name(" differences", false))).hasCount(0);
      assertThat(grid).containsText("No Yes");
      page.navigate(uri("/audit?object=audit"));
      assertThat(grid).containsText("Exported");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Person.WIDE, Person.NARROW})
  void thePageIsAccessible(int width) throws Exception {
    String suffix = "-" + width;
    String list = list("Spring goodwill" + suffix, "LOOKAUDIT" + width);
    call("POST", "/api/v1/lists/" + list + "/pause", "");
    call("PUT", "/api/v1/customers/c" + suffix, "");
    call("PUT", "/api/v1/policies/limiters", "{\"perWeek\": " + width + "}");
    refused("admin", "a password that is wrong");
    try (Person admin = new Person(product, chromium, width)) {
      Page page = admin.comeIn("admin", PASSWORD);
      Chromium.look(page, uri("/audit"), "audit" + suffix);
      Chromium.look(page, uri("/audit?object=list:" + list), "audit-one" + suffix);
      Chromium.look(page, uri("/audit?to=2020-01-01"), "audit-no-match" + suffix);
      Chromium.look(page, uri("/lists/" + list + "/history"), "audit-history" + suffix);
    }
  }

  private static String list(String name, String word) throws Exception {
    HttpResponse<String> made =
        call(
            "POST",
            "/api/v1/lists",
            JSON.writeValueAsString(
                Map.of(
                    "name",
                    name,
                    "type",
                    "MULTI_USE",
                    "points",
                    40,
                    "codes",
                    List.of(word),
                    "validity",
                    Map.of("startsAt", "2020-01-01T00:00", "zone", "Europe/Berlin"))));
    return JSON.readTree(made.body()).get("id").asString();
  }

  private static HttpResponse<String> call(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(product.uri(path)).header("Authorization", "Bearer " + TOKEN);
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    HttpResponse<String> answer =
        HTTP.send(
            request.method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return answer;
  }

  private static void refused(String who, String password) {
    assertThat(new Visitor(product).signIn(who, password).header("Location")).contains("error");
  }

  private static String text(Download file) throws IOException {
    try (InputStream content = file.createReadStream()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String uri(String path) {
    return product.uri(path).toString();
  }

  private static Page.GetByRoleOptions name(String name) {
    return name(name, true);
  }

  private static Page.GetByRoleOptions name(String name, boolean whole) {
    return new Page.GetByRoleOptions().setName(name).setExact(whole);
  }
}
