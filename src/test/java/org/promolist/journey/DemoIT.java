package org.promolist.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A newcomer's first minute. Its picture, target/screenshots/demo-lists-light.png, is the README's.
 */
class DemoIT {

  private static final Map<String, String> DEMO = Map.of("SPRING_PROFILES_ACTIVE", "demo");
  private static final Pattern MANAGER = Pattern.compile("(\\w+) +MANAGER +password +(\\S+)");

  @Test
  void whoSignsInAsTheLogSaysSeesTheLists(@TempDir Path data) {
    try (Chromium chromium = Chromium.launch();
        PackagedProduct demo = PackagedProduct.start("demo", data, DEMO)) {
      Page page = page(chromium.browser());
      page.navigate(demo.uri("/").toString());
      signIn(page, demo.log());

      assertThat(page.locator("vaadin-grid .lists-name:visible").first())
          .hasText(Pattern.compile(" goodwill$"));
      Chromium.look(page, "demo-lists");
    }
  }

  @Test
  void aDatabaseInUseIsRefusedAndTheReasonIsSaid(@TempDir Path data) {
    PackagedProduct.start("not-the-demo", data, Map.of()).close();

    assertThatIllegalStateException()
        .isThrownBy(() -> PackagedProduct.start("demo-refused", data, DEMO).close())
        .withMessageContaining("this database holds other data")
        .withMessageContaining("PROMOLIST_DATA_DIR");
  }

  private static Page page(Browser browser) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(1440, 900)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Vienna"));
    return context.newPage();
  }

  private static void signIn(Page page, String log) {
    Matcher manager = MANAGER.matcher(log);
    assertThat(manager.find()).as(log).isTrue();
    page.getByLabel("Name").fill(manager.group(1));
    page.getByLabel("Password").first().fill(manager.group(2));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
  }
}
