package org.promolist.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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

/** Claims in a real browser: reversed, tried, looked at by customer; and the policies. */
class ClaimsJourneyIT {

  private static final String PASSWORD = "correct-horse-battery";
  private static final String TOKEN = "a-token-of-the-shop-that-claims-for-customers";
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
            "claims",
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
  void aClaimIsFoundReversedAndTriedAgain() throws Exception {
    String list = list("Journey claims", "JOURNEY26");
    claim("JOURNEY26", "c-journey-1", 201);
    claim("JOURNEY26", "c-journey-2", 201);
    try (Person admin = new Person(product, chromium)) {
      Page page = admin.comeIn("admin", PASSWORD);
      page.navigate(list + "/claims");
      page.locator(".filter-search input").fill("c-journey-1");
      assertThat(page).hasURL(Pattern.compile("\\?customer=c-journey-1$"));
      page.reload();
      Locator reverse = page.getByRole(AriaRole.BUTTON, name("Reverse the claim of JOURNEY26"));
      assertThat(reverse).hasCount(1);
      reverse.click();
      Locator question = page.getByRole(AriaRole.ALERTDIALOG);
      assertThat(question.getByLabel("Reason")).isFocused();
      page.keyboard().press("Escape");
      assertThat(question).isHidden();
      assertThat(reverse).isFocused();

      reverse.click();
      question.getByRole(AriaRole.BUTTON, inside("Take back 40 points")).click();
      assertThat(question).containsText("Can’t be empty.");
      Chromium.look(page, "claims-reverse-dialog");
      question.getByLabel("Reason").fill("Order was returned");
      question.getByText("Let this customer claim the word again").click();
      question.getByRole(AriaRole.BUTTON, inside("Take back 40 points")).click();
      assertThat(toast(page)).containsText("40 points taken back");
      assertThat(page.locator("vaadin-grid")).containsText("Order was returned");

      page.getByRole(AriaRole.BUTTON, name("Try a code …")).click();
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      assertThat(dialog.getByLabel("Code")).isFocused();
      dialog.getByLabel("Code").fill("journey26");
      dialog.getByLabel("Customer id").fill("c-journey-1");
      page.keyboard().press("Enter");
      assertThat(dialog).containsText("Claimable: 40 points");
      dialog.getByLabel("Customer id").fill("c-journey-2");
      page.keyboard().press("Enter");
      assertThat(dialog).containsText("This customer has claimed it before");
      Chromium.look(page, "claims-try-dialog");
      dialog.getByRole(AriaRole.BUTTON, inside("Close")).click();

      page.getByRole(AriaRole.LINK, name("c-journey-1")).first().click();
      assertThat(page).hasURL(Pattern.compile("/customers/c-journey-1$"));
      assertThat(page.locator(".figure").first()).containsText("0");
      page.getByRole(AriaRole.LINK, name("Ledger")).click();
      assertThat(page.locator(".ledger")).containsText("−40");
    }
  }

  @Test
  void aCustomerIsLookedUpAndUnlocked() throws Exception {
    for (int i = 0; i < 5; i++) {
      claim("NOSUCHCODE" + i, "c-locked", 404);
    }
    try (Person admin = new Person(product, chromium)) {
      Page page = admin.comeIn("admin", PASSWORD);
      page.getByRole(AriaRole.LINK, name("Customers")).click();
      assertThat(page.getByLabel("Customer id")).isFocused();
      page.keyboard().type("c-locked");
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).hasText("c-locked");
      assertThat(page.locator(".lock-notice")).containsText("Locked out until");
      Chromium.look(page, "customer-locked");
      page.getByRole(AriaRole.BUTTON, name("Unlock …")).click();
      Locator question = page.getByRole(AriaRole.ALERTDIALOG);
      question.getByLabel("Reason").fill("Showed their card");
      Chromium.look(page, "customer-unlock-dialog");
      question.getByRole(AriaRole.BUTTON, inside("Unlock")).click();
      assertThat(toast(page)).containsText("c-locked unlocked");
      assertThat(page.locator(".lock-notice")).hasCount(0);
    }
    claim("NOSUCHCODE", "c-locked", 404);
  }

  @Test
  void aPolicyIsChangedAndHoldsAtOnce() throws Exception {
    try (Person admin = new Person(product, chromium)) {
      Page page = admin.comeIn("admin", PASSWORD);
      page.getByRole(AriaRole.LINK, name("Policies")).click();
      page.getByLabel("Wrong guesses in a row").fill("0");
      page.keyboard().press("Tab");
      assertThat(page.locator("main")).containsText("Between 1 and 1,000.");
      Chromium.look(page, "policies-wrong");
      page.getByLabel("Wrong guesses in a row").fill("5");
      page.getByLabel("In a week (optional)").fill("1");
      page.keyboard().press("Control+s");
      assertThat(toast(page)).containsText("Policies saved");
      assertThat(page.locator(".events")).containsText("Claims in a week No limit 1");
      Chromium.look(page, "policies-saved");
    }
    list("Journey policy one", "POLICYONE");
    list("Journey policy two", "POLICYTWO");
    claim("POLICYONE", "c-policy", 201);
    claim("POLICYTWO", "c-policy", 429);
  }

  @ParameterizedTest
  @ValueSource(ints = {Person.WIDE, Person.NARROW})
  void everyPageAboutClaimsIsAccessible(int width) throws Exception {
    String suffix = "-" + width;
    String word = "LOOK" + width;
    String list = list("Looked at " + suffix, word);
    String customer = "c-look" + suffix;
    claim(word, customer, 201);
    claim(word, customer, 409);
    claim("NOSUCHCODE", customer, 404);
    try (Person admin = new Person(product, chromium, width)) {
      Page page = admin.comeIn("admin", PASSWORD);
      Chromium.look(page, list + "/claims", "claims" + suffix);
      Chromium.look(page, list + "/claims?customer=nobody", "claims-no-match" + suffix);
      Chromium.look(page, list + "/overview", "claims-overview" + suffix);
      Chromium.look(page, uri("/customers"), "customers" + suffix);
      Chromium.look(page, uri("/customers/" + customer), "customer-claims" + suffix);
      Chromium.look(
          page, uri("/customers/" + customer + "/attempts"), "customer-attempts" + suffix);
      Chromium.look(page, uri("/customers/" + customer + "/ledger"), "customer-ledger" + suffix);
      Chromium.look(page, uri("/customers/nobody"), "customer-unknown" + suffix);
      Chromium.look(page, uri("/policies"), "policies" + suffix);
    }
  }

  private static String list(String name, String word) throws Exception {
    HttpResponse<String> made =
        post(
            "/api/v1/lists",
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
                Map.of("startsAt", "2020-01-01T00:00", "zone", "Europe/Berlin")));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return uri("/lists/" + JSON.readTree(made.body()).get("id").asString());
  }

  private static void claim(String code, String customer, int status) throws Exception {
    HttpResponse<String> answer =
        post("/api/v1/claims", Map.of("code", code, "customerId", customer));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  private static HttpResponse<String> post(String path, Object body)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(product.uri(path))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build(),
        BodyHandlers.ofString());
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
