package org.promolist.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody before a browser of their own, and what people do in the portal by what they see. */
final class Person implements AutoCloseable {

  static final int WIDE = 1440;
  static final int NARROW = 390;
  private static final int HEIGHT = 900;

  private final PackagedProduct product;
  private final BrowserContext context;
  private final Page page;

  Person(PackagedProduct product, Chromium chromium) {
    this(product, chromium, WIDE);
  }

  /**
   * @param width of the browser, in pixels
   */
  Person(PackagedProduct product, Chromium chromium, int width) {
    this(
        product,
        chromium,
        new NewContextOptions()
            .setViewportSize(width, HEIGHT)
            .setLocale("en-GB")
            .setTimezoneId("Europe/Vienna"));
  }

  Person(PackagedProduct product, Chromium chromium, NewContextOptions browser) {
    this.product = product;
    this.context = chromium.browser().newContext(browser);
    this.page = context.newPage();
  }

  Page page() {
    return page;
  }

  /** Types an address, of this site or whole. */
  void go(String address) {
    page.navigate(product.uri(address).toString());
  }

  void signIn(String name, String password) {
    page.locator("input[name=username]").fill(name);
    page.locator("input[name=password]").fill(password);
    page.keyboard().press("Enter");
  }

  /** Signs in where the portal begins, and waits until it is at rest. */
  Page comeIn(String name, String password) {
    go("/");
    signIn(name, password);
    assertThat(page.locator("h1")).hasText(Pattern.compile("Lists|Listen"));
    Chromium.settle(page);
    return page;
  }

  /** Where a password is chosen, on the page of a link or at the first sign-in. */
  void choosePassword(String password, String button) {
    page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true)).fill(password);
    page.getByLabel("New password again").fill(password);
    page.getByLabel("New password again").press("Tab");
    click(button);
  }

  void click(String button) {
    page.getByRole(AriaRole.BUTTON, named(button)).first().click();
  }

  void follow(String link) {
    page.getByRole(AriaRole.LINK, named(link)).first().click();
  }

  /** An admin on the page of accounts makes one; its one-time link. */
  String invite(String name, String shown, String role) {
    click("New account");
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByLabel("Sign-in name").fill(name);
    dialog.getByLabel("Display name").fill(shown);
    dialog.getByLabel(role).check();
    click("Create and make a link");
    assertThat(page.getByText("Link for " + shown)).isVisible();
    String link = page.getByLabel("One-time link").inputValue();
    assertThat(link).startsWith(product.uri("/welcome/").toString());
    click("Done");
    return link;
  }

  /** An admin on the page of API clients makes one; its token. */
  String makeClient(String name, List<String> scopes) {
    click("New API client");
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true)).fill(name);
    scopes.forEach(scope -> dialog.getByText(scope).click());
    click("Create and show the token");
    return token();
  }

  /** The token that is shown now, which is then put away. */
  String token() {
    String token = page.locator(".secret .mono").textContent();
    assertThat(token).matches("plst_[0-9A-Za-z]{46}");
    click("I have stored it");
    assertThat(page.locator(".secret")).hasCount(0);
    return token;
  }

  /** The navigation has these pages and no others. */
  void isOffered(String... pages) {
    assertThat(page.locator("vaadin-side-nav-item:visible"))
        .hasText(pages, new LocatorAssertions.HasTextOptions().setUseInnerText(true));
  }

  /** These pages are not for this person. */
  void isRefused(String... paths) {
    for (String path : paths) {
      go(path);
      assertThat(page.locator("h1")).hasText("No access");
    }
  }

  /** Looks at a page wide and narrow, as {@link Chromium#look} does. */
  void look(String address, String name) {
    for (int width : List.of(NARROW, WIDE)) {
      page.setViewportSize(width, HEIGHT);
      Chromium.look(page, product.uri(address).toString(), name + "-" + width);
    }
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  @Override
  public void close() {
    context.close();
  }
}
