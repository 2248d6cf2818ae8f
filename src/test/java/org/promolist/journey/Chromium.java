package org.promolist.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of this machine. Where there is none, tests that ask for it are skipped and say so,
 * unless the environment demands them by {@code PROMOLIST_BROWSER=required}. {@code
 * PROMOLIST_CHROMIUM} names another one.
 */
public final class Chromium implements AutoCloseable {

  /** A busy machine takes its time; what never comes is told all the same. */
  private static final double PATIENCE_MILLIS = 20_000;

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** The rules of axe that a page may keep in one colour scheme and not in the other. */
  private static final List<String> BY_COLOUR = List.of("color-contrast", "link-in-text-block");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  public static Chromium launch() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    Path executable = find().orElseGet(Chromium::none);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
    return new Chromium(playwright, browser);
  }

  /** A browser that knows nothing yet. Its contexts are closed with this one. */
  public Browser browser() {
    return browser;
  }

  /** Waits until the portal is at rest: no answer of the server is outstanding. */
  public static void settle(Page page) {
    page.waitForFunction(
        """
        () => {
          const clients = Object.values(window.Vaadin?.Flow?.clients ?? {});
          return clients.every((client) => !client.isActive || !client.isActive());
        }
        """);
  }

  /** Loads the page of this address, dark, and looks at it as {@link #look(Page, String)} does. */
  public static void look(Page page, String url, String name) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.navigate(url);
    PlaywrightAssertions.assertThat(page.locator("h1, h2").first()).isVisible();
    look(page, name);
  }

  /**
   * Keeps pictures of the whole page, at rest, light and dark, as target/screenshots/NAME-light.png
   * and NAME-dark.png, and refuses a page that axe finds something wrong with. The page is light
   * from then on, in which it differs from the dark one by its colours only.
   */
  public static void look(Page page, String name) {
    settle(page);
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      String picture = name + "-" + scheme.name().toLowerCase(Locale.ROOT);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(SCREENSHOTS.resolve(picture + ".png"))
              .setFullPage(true)
              .setAnimations(ScreenshotAnimations.DISABLED)
              .setStyle(".v-loading-indicator { display: none !important; }"));
      AxeBuilder axe = axe(page);
      if (scheme == ColorScheme.LIGHT) {
        axe.withRules(BY_COLOUR);
      }
      assertThat(violations(axe)).as(picture).isEmpty();
    }
  }

  private static AxeBuilder axe(Page page) {
    return new AxeBuilder(page)
        // The other mode goes through frames, which no page has, and takes twice as long.
        .setLegacyMode(true)
        // Vaadin's own, outside of every landmark and empty while the server answers.
        .exclude("vaadin-connection-indicator");
  }

  /** What axe finds wrong, a line each. */
  private static List<String> violations(AxeBuilder axe) {
    return axe.analyze().getViolations().stream().map(Chromium::line).toList();
  }

  private static String line(Rule rule) {
    return rule.getImpact()
        + " "
        + rule.getId()
        + ": "
        + rule.getHelp()
        + " "
        + rule.getNodes().stream().map(node -> String.valueOf(node.getTarget())).toList();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Optional<Path> find() {
    String named = System.getenv("PROMOLIST_CHROMIUM");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Path none() {
    String message = "No Chromium on PATH: browser journeys did not run";
    if ("required".equals(System.getenv("PROMOLIST_BROWSER"))) {
      throw new IllegalStateException(message + ", and PROMOLIST_BROWSER=required demands them");
    }
    System.err.println(message);
    Assumptions.abort(message);
    throw new AssertionError("unreachable");
  }
}
