package org.promolist.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The journey that must always work, in a real browser, and a look at every page. */
class ListJourneyIT {

  private static final String PASSWORD = "correct-horse-battery";

  @TempDir static Path data;
  private static PackagedProduct product;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.launch();
    product = PackagedProduct.start("journey", data, Map.of("PROMOLIST_ADMIN_PASSWORD", PASSWORD));
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
  void aListIsCreatedFoundOpenedEditedAndItsHistoryTold() {
    try (Person admin = new Person(product, chromium)) {
      Page page = admin.comeIn("admin", PASSWORD);

      page.keyboard().press("n");
      assertThat(page).hasURL(Pattern.compile("/lists/new$"));
      page.getByLabel("Name").fill("Journey goodwill");
      page.getByLabel("Points per claim").fill("50");
      page.keyboard().press("Control+s");
      assertThat(toast(page)).containsText("Journey goodwill created");
      assertThat(page.locator("h1")).hasText("Journey goodwill");
      page.getByRole(AriaRole.BUTTON, name("Later")).click();

      page.getByRole(AriaRole.LINK, name("Lists")).first().click();
      Locator search = page.locator(".filter-search input");
      search.fill("journey good");
      assertThat(page).hasURL(Pattern.compile("\\?q=journey"));
      assertThat(page.locator("vaadin-grid .lists-name:visible")).hasCount(1);
      page.reload();
      assertThat(search).hasValue("journey good");
      page.getByText("Single-use").first().click(); // anywhere in the row
      assertThat(page.locator("h1")).hasText("Journey goodwill");

      page.getByRole(AriaRole.BUTTON, name("Edit")).click();
      page.getByLabel("Points per claim").fill("75");
      page.getByLabel("Points per claim").press("Tab");
      assertThat(page.locator(".form-footer")).containsText("Unsaved changes");
      page.getByRole(AriaRole.BUTTON, name("Save")).click();
      assertThat(toast(page)).containsText("Journey goodwill saved");

      page.getByRole(AriaRole.LINK, name("History")).first().click();
      assertThat(page).hasURL(Pattern.compile("/history$"));
      Locator latest = page.locator(".events > li").first();
      assertThat(latest).containsText("Points per claim");
      assertThat(latest.locator("del")).hasText("50");
      assertThat(latest.locator("ins")).hasText("75");
      assertThat(latest).containsText("Admin");
    }
  }

  @Test
  void comingBackFindsTheRowOneCameFromAndTheSameFilters() {
    try (Person admin = new Person(product, chromium)) {
      Page page = admin.comeIn("admin", PASSWORD);
      create(page, "Way back A");
      create(page, "Way back B");
      page.navigate(product.uri("/?q=way+back&sort=name").toString());
      Locator row = page.locator("vaadin-grid .lists-name:visible").nth(1);
      assertThat(row).hasText("Way back B");
      row.click();
      assertThat(page.locator("h1")).hasText("Way back B");
      assertThat(page).hasURL(Pattern.compile("/lists/[0-9a-f-]{36}$"));
      arrive(page);
      page.goBack();
      assertThat(page).hasURL(Pattern.compile("\\?q=way"));
      assertThat(page.locator("vaadin-grid .lists-name:visible")).hasCount(2);
      page.waitForFunction(
          """
          () => {
            const grid = document.querySelector('vaadin-grid');
            const cell = grid.shadowRoot.activeElement;
            return cell?.parentElement?.index === 1;
          }
          """);
      Chromium.settle(page);
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).hasText("Way back B");
    }
  }

  @Test
  void aChangedFormIsNotLeftUnasked() {
    try (Person admin = new Person(product, chromium)) {
      Page page = admin.comeIn("admin", PASSWORD);
      page.navigate(product.uri("/lists/new").toString());
      page.getByLabel("Name").fill("Half done");
      page.getByLabel("Name").press("Tab");
      page.getByRole(AriaRole.LINK, name("Lists")).first().click();
      Locator dialog = page.getByRole(AriaRole.ALERTDIALOG);
      assertThat(dialog).containsText("Leave without saving?");
      answer(dialog, "Save").click(); // points are missing: stays
      assertThat(dialog).isHidden();
      assertThat(page.getByLabel("Name")).hasValue("Half done");
      assertThat(page.getByText("Can’t be empty.").first()).isVisible();
    }
  }

  @Test
  void twoPeopleWhoEditTheSameListSeeBothVersions() {
    try (Person one = new Person(product, chromium);
        Person two = new Person(product, chromium, Person.NARROW)) {
      Page first = one.comeIn("admin", PASSWORD);
      String url = create(first, "Contested");
      Page second = two.comeIn("admin", PASSWORD);
      editPoints(first, url, "60");
      editPoints(second, url, "75");
      first.getByRole(AriaRole.BUTTON, name("Save")).click();
      assertThat(toast(first)).containsText("Contested saved");
      second.getByRole(AriaRole.BUTTON, name("Save")).click();
      Locator dialog = second.getByRole(AriaRole.ALERTDIALOG);
      assertThat(dialog).containsText("Somebody saved “Contested” before you");
      assertThat(dialog.locator("td")).hasText(new String[] {"60", "75"});
      Chromium.look(second, "conflict-390");
      answer(dialog, "Reapply mine").click();
      second.getByRole(AriaRole.BUTTON, name("Save")).click();
      assertThat(toast(second)).containsText("Contested saved");
      first.reload();
      first.navigate(url);
      assertThat(first.locator(".definitions")).containsText("75");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Person.WIDE, Person.NARROW})
  void everyPageIsAccessible(int width) {
    String suffix = "-" + width;
    try (Person admin = new Person(product, chromium, width)) {
      Page page = admin.page();
      admin.go("/login");
      assertThat(page.locator("h1, h2").first()).isVisible();
      Chromium.look(page, "login" + suffix);
      admin.comeIn("admin", PASSWORD);
      String name = "Seen " + suffix;
      String list = create(page, name);
      look(page, "/", "Lists", "lists" + suffix);
      look(page, "/?q=nothing+like+it", "Lists", "lists-none" + suffix);
      look(page, "/lists/new", "New list", "list-new" + suffix);
      look(page, list, name, "list" + suffix);
      look(page, list + "/history", name, "list-history" + suffix);
      look(page, list + "/edit", "Edit " + name, "list-edit" + suffix);
      look(page, "/profile", "Profile", "profile" + suffix);
      look(page, "/lists/" + new UUID(0, 0), "No such list", "not-found" + suffix);
      look(page, "/nowhere", "Page not found", "no-page" + suffix);
      page.navigate(product.uri("/lists/new").toString());
      page.getByRole(AriaRole.BUTTON, name("Create list")).click();
      assertThat(page.getByText("Can’t be empty.").first()).isVisible();
      Chromium.look(page, "list-new-refused" + suffix);
    }
  }

  @Test
  void theLanguageOfThePageIsThatOfTheBrowser() {
    try (Person admin = new Person(product, chromium, new NewContextOptions().setLocale("de-AT"))) {
      Page page = admin.comeIn("admin", PASSWORD);
      assertThat(page.locator("h1")).hasText("Listen");
      assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile("^de"));
      page.navigate(product.uri("/lists/new").toString());
      Chromium.look(page, "list-new-german");
    }
  }

  private static void look(Page page, String path, String title, String name) {
    page.navigate(product.uri(path).toString());
    assertThat(page.locator("h1")).hasText(title);
    Chromium.look(page, name);
  }

  /** Answers where the list is shown. */
  private static String create(Page page, String name) {
    page.navigate(product.uri("/lists/new").toString());
    page.getByLabel("Name").fill(name);
    page.getByLabel("Points per claim").fill("50");
    page.getByLabel("Points per claim").press("Tab");
    page.getByRole(AriaRole.BUTTON, name("Create list")).click();
    page.getByRole(AriaRole.BUTTON, name("Later")).click();
    assertThat(page).hasURL(Pattern.compile("/lists/[0-9a-f-]{36}/batches$"));
    assertThat(page.locator("h1")).hasText(name);
    return page.url().replace("/batches", "");
  }

  private static void editPoints(Page page, String url, String points) {
    page.navigate(url + "/edit");
    page.getByLabel("Points per claim").fill(points);
    page.getByLabel("Points per claim").press("Tab");
  }

  private static Locator toast(Page page) {
    return page.locator("vaadin-notification-card").last();
  }

  private static Locator answer(Locator dialog, String label) {
    return dialog.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label).setExact(true));
  }

  /**
   * Waits until the browser's own router is through as well. It shows what the server answered
   * first and ends its navigation with the next frame; whoever goes back in between, which no hand
   * does, has the address back but not the page.
   */
  private static void arrive(Page page) {
    Chromium.settle(page);
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))");
  }

  private static Page.GetByRoleOptions name(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
