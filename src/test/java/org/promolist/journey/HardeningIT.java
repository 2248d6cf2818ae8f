package org.promolist.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promolist.AccessTable;
import org.promolist.AccessTable.Row;

/**
 * What holds in a real browser only: its policy, sessions that end, and what is still there then.
 */
class HardeningIT {

  /** Of everybody in the demo. */
  private static final String PASSWORD = "look-around-2026";

  private static final String IDLE_SECONDS = "30";
  private static final double UNTIL_OVER_MILLIS = 60_000;

  @TempDir static Path data;
  private static PackagedProduct product;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.launch();
    product =
        PackagedProduct.start(
            "hardening",
            data,
            Map.of("SPRING_PROFILES_ACTIVE", "demo", "PROMOLIST_SESSION_IDLE", IDLE_SECONDS));
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
  void noPageDoesWhatItsPolicyForbids() {
    try (Person person = new Person(product, chromium)) {
      Queue<String> refused = new ConcurrentLinkedQueue<>();
      person
          .page()
          .context()
          .onConsoleMessage(message -> {
            if (message.type().equals("error")) {
              refused.add(message.page().url() + ": " + message.text());
            }
          });
      person
          .page()
          .context()
          .onWebError(error -> refused.add(error.page().url() + ": " + error.error()));
      Page page = signIn(person, "/", "admin");
      assertThat(page.locator("vaadin-grid .lists-name:visible").first()).isVisible();
      page.locator("vaadin-grid .lists-name:visible").first().click();
      assertThat(page.locator("h1")).not().hasText("Lists");
      String list = page.url().replaceAll("(/lists/[^/]+).*", "$1");
      for (Row row : AccessTable.read().pages()) {
        visit(page, url(row.what(), list));
      }
      for (String path : List.of("/nowhere", "/swagger-ui/index.html")) {
        visit(page, product.uri(path).toString());
      }
      assertThat(page.locator(".swagger-ui .info").first()).isVisible();
      assertThat(refused).isEmpty();
    }
  }

  /** Of a page as the table of them has it. */
  private static String url(String page, String list) {
    String path = page.replaceAll("/:\\w+\\?", "");
    return path.startsWith("/lists/:id")
        ? path.replace("/lists/:id", list)
        : product.uri(path.replaceAll(":\\w+", "c-1")).toString();
  }

  private static void visit(Page page, String url) {
    page.navigate(url);
    assertThat(page.locator("h1, h2").first()).isVisible();
    Chromium.settle(page);
  }

  @Test
  void aScriptThatSomebodySlippedInDoesNotRun() {
    try (Person person = new Person(product, chromium)) {
      Page page = signIn(person, "/lists/new", "dana");
      assertThat(page.locator("h1")).hasText("New list");
      page.evaluate(
          """
          () => {
            window.slipped = [];
            const slip = (html) => document.body.insertAdjacentHTML('beforeend', html);
            slip('<img src="none" onerror="slipped.push(1)">');
            const script = document.createElement('script');
            script.textContent = 'slipped.push(2)';
            document.body.append(script);
            const far = document.createElement('script');
            far.src = 'data:text/javascript,slipped.push(3)';
            document.body.append(far);
            setTimeout('slipped.push(4)', 0);
            const link = document.createElement('a');
            link.href = 'javascript:slipped.push(5)';
            document.body.append(link);
            link.click();
            setTimeout(() => { try { eval('slipped.push(6)'); } catch (refused) { } }, 0);
            setTimeout(() => { window.slippedAll = true; }, 500);
          }
          """);
      page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate("window.slippedAll === true")));
      assertThat(page.evaluate("window.slipped.join()")).isEqualTo("");
    }
  }

  @Test
  void whoDoesNothingIsWarnedSignedOutAndFindsWhatTheyTyped() {
    try (Person person = new Person(product, chromium)) {
      Page page = signIn(person, "/lists/new?from=here", "dana");
      page.getByLabel("Points per claim").fill("75");
      page.getByLabel("Points per claim").press("Tab");
      page.getByLabel("Name").pressSequentially("Half typed");
      Locator warning = page.getByRole(AriaRole.ALERTDIALOG);
      assertThat(warning).containsText("You will be signed out in");
      Chromium.look(page, "session-ending");
      page.getByRole(AriaRole.BUTTON, exactly("Stay signed in")).click();
      assertThat(warning).isHidden();
      assertThat(page.getByLabel("Name")).hasValue("Half typed");
      page.getByLabel("Name").press("End");
      page.getByLabel("Name").pressSequentially(" and more");

      assertThat(page)
          .hasURL(
              Pattern.compile("/login\\?ended$"),
              new PageAssertions.HasURLOptions().setTimeout(UNTIL_OVER_MILLIS));
      assertThat(page.getByText("You were signed out")).isVisible();
      Chromium.look(page, "login-ended");
      page.setViewportSize(Person.NARROW, 900);
      Chromium.look(page, "login-ended-narrow");
      page.setViewportSize(Person.WIDE, 900);

      person.signIn("dana", PASSWORD);
      assertThat(page).hasURL(product.uri("/lists/new?from=here").toString());
      assertThat(page.getByLabel("Points per claim")).hasValue("75");
      assertThat(page.getByLabel("Name")).hasValue("Half typed and more");
      assertThat(page.locator("vaadin-notification-card")).containsText("Unsaved changes are back");
      assertThat(page.locator(".form-footer")).containsText("Unsaved changes");
      Chromium.look(page, "form-kept");

      page.keyboard().press("Control+s");
      assertThat(page.locator("h1")).hasText("Half typed and more");
      assertThat(kept(page)).isEqualTo(0);
    }
  }

  /** The machine slept, say: nobody was there to be warned, and the field was never left. */
  @Test
  void whatStoodInAFieldThatWasNotLeftIsThereTooAfterTheServerForgotTheSession() {
    try (Person person = new Person(product, chromium)) {
      Page page = signIn(person, "/lists/new", "dana");
      page.getByLabel("Name").pressSequentially("Never left");
      page.context().clearCookies();
      page.reload();
      person.signIn("dana", PASSWORD);
      assertThat(page.locator("h1")).hasText("New list");
      assertThat(page.getByLabel("Name")).hasValue("Never left");
      Chromium.look(page, "form-kept-alone");
    }
  }

  @Test
  void whoSignsOutLeavesNothingBehind() {
    try (Person person = new Person(product, chromium)) {
      Page page = signIn(person, "/lists/new", "dana");
      page.getByLabel("Name").fill("Half done");
      page.getByLabel("Name").press("Tab");
      assertThat(page.locator(".form-footer")).containsText("Unsaved changes");
      Chromium.settle(page);
      assertThat(kept(page)).isEqualTo(1);
      page.onDialog(question -> question.accept());
      page.locator("vaadin-menu-bar-button:visible").last().click();
      page.getByRole(AriaRole.MENUITEM, exactly("Sign out")).click();
      assertThat(page).hasURL(Pattern.compile("/login$"));
      assertThat(kept(page)).isEqualTo(0);
    }
  }

  @Test
  void somebodyElseInTheSameTabFindsNothing() {
    try (Person person = new Person(product, chromium)) {
      Page page = signIn(person, "/lists/new", "dana");
      page.getByLabel("Name").fill("Half done");
      page.getByLabel("Name").press("Tab");
      assertThat(page.locator(".form-footer")).containsText("Unsaved changes");
      Chromium.settle(page);
      page.context().clearCookies();
      page.onDialog(question -> question.accept());
      page.reload();
      person.signIn("kim", PASSWORD);
      assertThat(page.locator("h1")).hasText("New list");
      Chromium.settle(page);
      assertThat(page.getByLabel("Name")).hasValue("");
      assertThat(kept(page)).isEqualTo(0);
    }
  }

  /** How many drafts the tab holds. */
  private static Object kept(Page page) {
    return page.evaluate(
        "Object.keys(sessionStorage).filter((key) => key.startsWith('promolist.')).length");
  }

  private static Page signIn(Person person, String path, String name) {
    person.go(path);
    person.signIn(name, PASSWORD);
    assertThat(person.page().locator("h1"))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(UNTIL_OVER_MILLIS));
    return person.page();
  }

  private static Page.GetByRoleOptions exactly(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
