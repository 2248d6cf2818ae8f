package org.promolist.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser that knows nothing yet has to load before somebody can work. */
class ScriptSizeIT {

  private static final int MOST_BYTES = 400_000;
  private static final String PASSWORD = "a-password-of-this-test";
  private static final String TOKEN = "a-token-of-the-program-that-makes-a-list";
  private static final String LIST =
      """
      {"name": "Spring goodwill", "type": "SINGLE_USE", "points": 5,
       "validity": {"startsAt": "2020-01-01T00:00", "zone": "Europe/Berlin"}}
      """;

  @TempDir static Path data;
  private static Chromium chromium;
  private static PackagedProduct product;

  @BeforeAll
  static void start() {
    chromium = Chromium.launch();
    product =
        PackagedProduct.start(
            "script-size",
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
  void theScriptOfTheFirstLoadIsSmall() {
    try (BrowserContext context = chromium.browser().newContext()) {
      makeList(context);
      Page page = context.newPage();
      Scripts scripts = new Scripts(context.newCDPSession(page));
      page.navigate(product.uri("/login").toString());
      page.locator("input[name=username]").waitFor();
      Chromium.settle(page);
      int atSignIn = scripts.bytes();
      page.locator("input[name=username]").fill("admin");
      page.locator("input[name=password]").fill(PASSWORD);
      page.locator("input[name=password]").press("Enter");
      page.getByText("Spring goodwill").first().waitFor(); // the grid is there
      Chromium.settle(page);
      System.out.printf(
          "Compressed script: %,d bytes to sign in, %,d with the lists%n",
          atSignIn, scripts.bytes());
      assertThat(atSignIn).isPositive();
      assertThat(scripts.bytes()).isGreaterThanOrEqualTo(atSignIn).isLessThan(MOST_BYTES);
    }
  }

  /** Without one there is no grid, whose script is most of all. */
  private static void makeList(BrowserContext context) {
    APIResponse response =
        context
            .request()
            .post(
                product.uri("/api/v1/lists").toString(),
                RequestOptions.create()
                    .setHeader("Authorization", "Bearer " + TOKEN)
                    .setHeader("Content-Type", "application/json")
                    .setData(LIST));
    assertThat(response.status()).isEqualTo(201);
  }

  /** Adds up the scripts as they came over the wire, compressed. */
  private static final class Scripts {
    private final Set<String> requests = new HashSet<>();
    private final Map<String, Integer> bytes = new HashMap<>();

    Scripts(CDPSession session) {
      session.on(
          "Network.responseReceived",
          event -> {
            if (event.get("type").getAsString().equals("Script")) {
              requests.add(id(event));
            }
          });
      session.on(
          "Network.loadingFinished",
          event -> bytes.put(id(event), event.get("encodedDataLength").getAsInt()));
      session.send("Network.enable");
    }

    private static String id(JsonObject event) {
      return event.get("requestId").getAsString();
    }

    int bytes() {
      return requests.stream().mapToInt(request -> bytes.getOrDefault(request, 0)).sum();
    }
  }
}
