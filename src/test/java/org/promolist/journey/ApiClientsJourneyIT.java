package org.promolist.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** API clients in a real browser, and what their programs are answered meanwhile. */
class ApiClientsJourneyIT {

  private static final String PASSWORD = "correct-horse-battery";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path data;
  private static PackagedProduct product;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.launch();
    product =
        PackagedProduct.start("api-clients", data, Map.of("PROMOLIST_ADMIN_PASSWORD", PASSWORD));
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
  void aTokenIsMadeTriedRotatedAndRevoked() throws Exception {
    try (Person admin = new Person(product, chromium)) {
      Page page = admin.comeIn("admin", PASSWORD);
      page.getByRole(AriaRole.LINK, name("API clients")).click();
      String first = make(page, "Web shop", 5);
      assertThat(status(first)).isEqualTo(200);
      assertThat(status(first.substring(0, 20))).isEqualTo(401);
      assertThat(page.locator("vaadin-grid")).containsText("Expires in 5 days");
      assertThat(page.locator(".notice")).containsText("Web shop: Expires in 5 days");

      page.getByRole(AriaRole.BUTTON, name("Rotate the token of Web shop")).click();
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      assertThat(dialog).containsText("The present token works until");
      dialog.getByText("For an hour").click();
      Chromium.look(page, "api-client-rotate-dialog");
      dialog.getByRole(AriaRole.BUTTON, inside("Make a new token")).click();
      String second = token(page);
      assertThat(page.locator("vaadin-dialog").last()).containsText("The token before works until");
      Chromium.look(page, "api-client-rotated-dialog");
      page.getByRole(AriaRole.BUTTON, name("I have stored it")).click();
      assertThat(status(first)).isEqualTo(200);
      assertThat(status(second)).isEqualTo(200);

      page.getByRole(AriaRole.BUTTON, name("Revoke Web shop")).click();
      Locator question = page.getByRole(AriaRole.ALERTDIALOG);
      Chromium.look(page, "api-client-revoke-dialog");
      question.getByRole(AriaRole.BUTTON, inside("Revoke for good")).click();
      assertThat(toast(page)).containsText("Web shop revoked");
      assertThat(status(first)).isEqualTo(401);
      assertThat(status(second)).isEqualTo(401);
      assertThat(product.log()).doesNotContain(first, second);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Person.WIDE, Person.NARROW})
  void thePageIsAccessible(int width) throws Exception {
    String suffix = "-" + width;
    try (Person admin = new Person(product, chromium, width)) {
      Page page = admin.comeIn("admin", PASSWORD);
      Chromium.look(page, uri("/api-clients?q=nobody"), "api-clients-no-match" + suffix);
      page.navigate(uri("/api-clients"));
      // On a phone a calendar fills the page instead of a field to type in.
      assertThat(status(make(page, "Till" + suffix, width < 800 ? 0 : 3))).isEqualTo(200);
      make(page, "Kiosk" + suffix, 0);
      Chromium.look(page, uri("/api-clients"), "api-clients" + suffix);
      page.navigate(uri("/api-clients?q=Till" + suffix)); // rows further down are not drawn
      page.getByRole(AriaRole.BUTTON, name("Edit Till" + suffix)).click();
      assertThat(page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)))
          .hasValue("Till" + suffix);
      Chromium.look(page, "api-client-edit" + suffix);
    }
  }

  /**
   * Makes a client that reads lists, closes the dialog and answers its token.
   *
   * @param days until its last one; 0 for none
   */
  private static String make(Page page, String name, int days) {
    page.getByRole(AriaRole.BUTTON, name("New API client")).first().click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    Locator field = dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true));
    assertThat(field).isFocused();
    field.fill(name);
    dialog.getByText("lists:read").click();
    dialog.getByText("claims:write").click();
    if (days > 0) {
      Locator last = dialog.getByLabel("Last day (optional)");
      last.fill(
          LocalDate.now(ZoneId.of("Europe/Vienna"))
              .plusDays(days)
              .format(DateTimeFormatter.ofPattern("dd/MM/yyyy")));
      last.press("Enter");
    }
    if (name.startsWith("Kiosk")) {
      Chromium.look(page, "api-client-new" + name.substring(5));
    }
    dialog.getByRole(AriaRole.BUTTON, inside("Create and show the token")).click();
    String token = token(page);
    if (name.startsWith("Kiosk")) {
      Chromium.look(page, "api-client-token" + name.substring(5));
    }
    page.getByRole(AriaRole.BUTTON, name("I have stored it")).click();
    assertThat(page.locator(".secret")).hasCount(0);
    return token;
  }

  private static String token(Page page) {
    String token = page.locator(".secret .mono").textContent();
    assertThat(token).matches("plst_[0-9A-Za-z]{46}");
    return token;
  }

  private static int status(String token) throws Exception {
    return HTTP.send(
            HttpRequest.newBuilder(product.uri("/api/v1/lists?limit=1"))
                .header("Authorization", "Bearer " + token)
                .build(),
            BodyHandlers.ofString())
        .statusCode();
  }

  private static String uri(String path) {
    return product.uri(path).toString();
  }

  private static Locator toast(Page page) {
    return page.locator("vaadin-notification-card").last();
  }

  private static Page.GetByRoleOptions name(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Locator.GetByRoleOptions inside(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
