package org.promolist.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.journey.RawHttp.Answer;

/**
 * Coming in and going out, on the real server: sessions, cookies, redirects, and every page of it.
 */
class SignInIT {

  /** Of everybody in the demo, which has a person of each role. */
  private static final String PASSWORD = "look-around-2026";

  private static final String MANAGER = "dana";
  private static final String VIEWER = "vic";
  private static final String WRONG = "not-the-password";

  @TempDir static Path data;
  private static PackagedProduct product;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.launch();
    product = PackagedProduct.start("sign-in", data, Map.of("SPRING_PROFILES_ACTIVE", "demo"));
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
  void theSessionOfAStrangerIsNotTheSessionOfAPerson() {
    Visitor visitor = new Visitor(product);
    visitor.get("/lists/new");
    visitor.get("/login");
    String before = visitor.session();

    visitor.signIn(MANAGER, PASSWORD);

    assertThat(visitor.session()).isNotEmpty().isNotEqualTo(before);
    assertThat(visitor.get("/").status()).isEqualTo(200);
    assertStranger(new Visitor(product, before));
  }

  @Test
  void theCookieOfASessionIsOutOfReachOfScriptsAndOtherSites() {
    Visitor visitor = new Visitor(product);
    String cookie = visitor.get("/lists/new").header("Set-Cookie");
    assertThat(cookie).startsWith("JSESSIONID=").contains("; HttpOnly", "; SameSite=Lax");
  }

  @Test
  void aSessionThatWasSignedOutIsOver() {
    try (Person person = new Person(product, chromium)) {
      Page page = signIn(person, "/", MANAGER, PASSWORD);
      assertThat(page.locator("h1")).hasText("Lists");
      Visitor sameSession = new Visitor(product, session(page));
      assertThat(sameSession.get("/").status()).isEqualTo(200);

      page.locator("vaadin-menu-bar-button:visible").last().click();
      page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out")).click();

      assertThat(page).hasURL(Pattern.compile("/login$"));
      assertStranger(new Visitor(product, sameSession.session()));
      page.goBack();
      assertThat(page).hasURL(Pattern.compile("/login$"));
    }
  }

  @Test
  void whoWasOnTheWaySomewhereGoesThere() {
    try (Person person = new Person(product, chromium)) {
      Page page = signIn(person, "/?q=goodwill&sort=name", MANAGER, PASSWORD);
      assertThat(page.locator("h1")).hasText("Lists");
      assertThat(page).hasURL(product.uri("/?q=goodwill&sort=name").toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET //evil.example/lists/new HTTP/1.1",
        "GET /%2f%2fevil.example HTTP/1.1",
        "GET /%5cevil.example HTTP/1.1",
        "GET /.//evil.example HTTP/1.1",
        "GET /;//evil.example HTTP/1.1",
        "GET /?continue=https://evil.example/ HTTP/1.1",
        "GET /@evil.example HTTP/1.1",
        "GET http://evil.example/lists/new HTTP/1.1"
      })
  void noAddressLeadsOffTheSite(String requestLine) {
    Visitor visitor = new Visitor(product);
    visitor.request(requestLine);
    assertStays(visitor.signIn(MANAGER, PASSWORD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:80", "localhost:1", "localhost.evil.example", "a@b"})
  void aForeignHostLeadsNobodyOffTheSite(String host) {
    Visitor visitor = new Visitor(product);
    visitor.request("GET /lists/new HTTP/1.1", "Host: " + host);
    assertStays(visitor.signIn(MANAGER, PASSWORD));
  }

  @Test
  void forwardedHeadersOfAnybodyLeadNobodyOffTheSite() {
    Visitor visitor = new Visitor(product);
    visitor.request(
        "GET /lists/new HTTP/1.1",
        "X-Forwarded-Host: evil.example",
        "Forwarded: host=evil.example");
    assertStays(visitor.signIn(MANAGER, PASSWORD));
  }

  @Test
  void nothingTellsANameThatExistsFromOneThatDoesNot() {
    List<String> known = outcomes("ada");
    List<String> unknown = outcomes("nobody-" + UUID.randomUUID());
    assertThat(known).hasSize(11).startsWith("/login?error").endsWith("/login?wait=N");
    assertThat(known.subList(0, 10)).containsOnly("/login?error");
    assertThat(unknown).isEqualTo(known);
  }

  @Test
  void whoTriesTooOftenIsToldToWait() {
    String nobody = "nobody-" + UUID.randomUUID();
    IntStream.range(0, 10).forEach(i -> new Visitor(product).signIn(nobody, WRONG));
    try (Person person = new Person(product, chromium)) {
      Page page = signIn(person, "/", nobody, WRONG);
      assertThat(page.getByText("Too many attempts")).isVisible();
      assertThat(page.getByText(Pattern.compile("Wait \\d+ seconds before you try again")))
          .isVisible();
      Chromium.look(page, "login-wait");
    }
  }

  @Test
  void whoIsMistakenIsToldSoAndTriesAgain() {
    try (Person person = new Person(product, chromium)) {
      Page page = signIn(person, "/lists/new", MANAGER, WRONG);
      assertThat(page.getByText("Not signed in")).isVisible();
      Chromium.look(page, "login-error");
      person.signIn(MANAGER, PASSWORD);
      assertThat(page.locator("h1")).hasText("New list");
    }
  }

  @Test
  void whoMayNotIsToldWhatTheyLack() {
    try (Person person = new Person(product, chromium)) {
      Page page = signIn(person, "/lists/new", VIEWER, PASSWORD);
      assertThat(page.locator("h1")).hasText("No access");
      assertThat(page.locator("main")).containsText("Vic Moreau");
      Chromium.look(page, "no-access");
    }
  }

  @Test
  void whoLeavesAChangedFormIsAsked() {
    try (Person person = new Person(product, chromium)) {
      Page page = signIn(person, "/lists/new", MANAGER, PASSWORD);
      page.getByLabel("Name").fill("Half done");
      page.getByLabel("Name").press("Tab");
      page.getByRole(AriaRole.LINK, exactly("Lists")).first().click();
      Locator dialog = page.getByRole(AriaRole.ALERTDIALOG);
      assertThat(dialog).containsText("Leave without saving?");
      Chromium.look(page, "leave");
      page.keyboard().press("Escape");
      assertThat(dialog).isHidden();
      assertThat(page.getByLabel("Name")).hasValue("Half done");
    }
  }

  @Test
  void theMadeUpPasswordOpensTheDoorToANewOneAndThenToWhereOneWanted(@TempDir Path fresh) {
    try (PackagedProduct first = PackagedProduct.start("first-start", fresh, Map.of())) {
      String madeUp = madeUpPassword(first.log());
      try (Person person = new Person(first, chromium)) {
        Page page = signIn(person, "/lists/new", "admin", madeUp);
        assertThat(page.getByText("Choose a password of your own")).isVisible();
        Chromium.look(page, "password-first");
        page.navigate(first.uri("/").toString());
        assertThat(page.getByText("Choose a password of your own")).isVisible();
      }
      try (Person person = new Person(first, chromium)) {
        Page page = signIn(person, "/lists/new", "admin", madeUp);
        page.getByLabel("Current password").fill(madeUp);
        person.choosePassword("one of my very own", "Save");
        assertThat(page.locator("h1")).hasText("New list");
      }
      Visitor later = new Visitor(first);
      assertThat(later.signIn("admin", madeUp).header("Location")).endsWith("/login?error");
      assertThat(later.signIn("admin", "one of my very own").header("Location"))
          .doesNotContain("error");
      assertThat(first.log()).containsOnlyOnce(madeUp);
    }
  }

  @Test
  void aTokenThatIsTooShortRefusesToStartAndIsNotToldToTheLog(@TempDir Path fresh) {
    String token = "too-short-to-be-a-token";
    assertThatIllegalStateException()
        .isThrownBy(() ->
            PackagedProduct.start(
                    "short-token", fresh, Map.of("PROMOLIST_BOOTSTRAP_API_TOKEN", token))
                .close())
        .withMessageContaining("promolist.bootstrap-api-token needs at least 32 characters")
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(token));
  }

  /** Where each of eleven attempts leads, without how long the wait is. */
  private static List<String> outcomes(String name) {
    return IntStream.range(0, 11)
        .mapToObj(i -> new Visitor(product).signIn(name, WRONG).header("Location"))
        .map(location -> URI.create(location))
        .map(to -> (to.getPath() + "?" + to.getQuery()).replaceFirst("wait=\\d+", "wait=N"))
        .toList();
  }

  private static void assertStranger(Visitor visitor) {
    Answer answer = visitor.get("/profile");
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).endsWith("/login?ended");
  }

  private static void assertStays(Answer signedIn) {
    assertThat(signedIn.status()).isEqualTo(302);
    URI to = product.uri("/login").resolve(signedIn.header("Location"));
    assertThat(to).hasScheme("http").hasAuthority(product.uri("/").getAuthority());
    assertThat(to.getPath()).isNotEqualTo("/login").doesNotStartWith("//");
  }

  private static String madeUpPassword(String log) {
    Matcher password = Pattern.compile("(?m)^ *password +(\\S{20,})$").matcher(log);
    assertThat(password.find()).as(log).isTrue();
    return password.group(1);
  }

  private static String session(Page page) {
    return page.context().cookies().stream()
        .filter(cookie -> cookie.name.equals("JSESSIONID"))
        .map(cookie -> cookie.value)
        .findFirst()
        .orElseThrow();
  }

  /** Goes to a path as a stranger, and through the sign-in page it leads to. */
  private static Page signIn(Person person, String path, String name, String password) {
    person.go(path);
    person.signIn(name, password);
    return person.page();
  }

  private static Page.GetByRoleOptions exactly(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
