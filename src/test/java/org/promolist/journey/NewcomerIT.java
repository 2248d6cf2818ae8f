package org.promolist.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A newcomer, by README and portal alone, lets people and programs in and reads what they did.
 * Nothing is set but the database.
 */
class NewcomerIT {

  private static final String OWN = "seven quiet otters";
  private static final String WORD = "NEWCOMER26";
  private static final String ADMIN = "Admin,admin";
  private static final Pattern MADE_UP = Pattern.compile("(?m)^ *password +(\\S{20,})$");

  /** Somebody who is let in: how they sign in, are called, and the role they get. */
  private record Invited(String name, String shown, String role, String password) {

    /** The two columns of the audit's file that say who did something. */
    String signature() {
      return shown + "," + name;
    }
  }

  private static final Invited MANAGER =
      new Invited("mara", "Mara Lund", "Manager", "eight loud magpies");
  private static final Invited AGENT =
      new Invited("arne", "Arne Falk", "Agent", "nine slow hedgehogs");
  private static final Invited VIEWER =
      new Invited("vera", "Vera Holm", "Viewer", "three proud herons");

  private static Chromium chromium;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    chromium = Chromium.launch();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void aNewcomerLetsPeopleAndProgramsInAndReadsWhatTheyDidOnH2() throws Exception {
    journey("newcomer-h2", Map.of());
  }

  @Test
  void aNewcomerLetsPeopleAndProgramsInAndReadsWhatTheyDidOnPostgres() throws Exception {
    try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"))) {
      journey("newcomer-postgres", postgres.settings());
    }
  }

  private void journey(String name, Map<String, String> database) throws Exception {
    assertThat(Files.readString(Path.of("README.md")))
        .contains("printed\nonce", "at `/accounts`", "at `/api-clients`", "at `/audit`");
    try (PackagedProduct product = PackagedProduct.start(name, folder.resolve("data"), database);
        Person admin = new Person(product, chromium)) {
      begin(admin, product);
      people(product, admin, name);
      programs(product, admin);
      read(admin);
      for (String page : List.of("accounts", "api-clients", "audit", "profile")) {
        admin.look("/" + page, name + "-" + page);
      }
      assertThat(product.log())
          .doesNotContain(OWN, MANAGER.password, AGENT.password, VIEWER.password, "plst_")
          .doesNotContain("Incident");
    }
  }

  private static void begin(Person admin, PackagedProduct product) {
    Matcher madeUp = MADE_UP.matcher(product.log());
    assertThat(madeUp.find()).as(product.log()).isTrue();
    admin.go("/");
    admin.signIn("admin", madeUp.group(1));
    assertThat(admin.page().getByText("Choose a password of your own")).isVisible();
    admin.page().getByLabel("Current password").fill(madeUp.group(1));
    admin.choosePassword(OWN, "Save");
    assertThat(admin.page().locator("h1")).hasText("Lists");
  }

  private static void people(PackagedProduct product, Person admin, String name) {
    admin.follow("Accounts");
    String managers = invite(admin, MANAGER);
    String agents = invite(admin, AGENT);
    String viewers = invite(admin, VIEWER);
    try (Person manager = new Person(product, chromium);
        Person agent = new Person(product, chromium);
        Person viewer = new Person(product, chromium)) {
      manager.look(managers, name + "-welcome");
      comesIn(manager, MANAGER, managers);
      manager.isOffered("Lists", "Customers", "Jobs");
      makeList(manager);
      String list = manager.page().url().replaceAll("(/lists/[^/]+).*", "$1");
      manager.isRefused("/accounts", "/api-clients", "/policies", "/audit");

      comesIn(agent, AGENT, agents);
      agent.isOffered("Lists", "Customers");
      seesButCantChange(agent, list);

      comesIn(viewer, VIEWER, viewers);
      viewer.isOffered("Lists", "Customers");
      seesButCantChange(viewer, list);
      viewer.go(list + "/codes");
      assertThat(viewer.page().locator("h1")).hasText("Newcomers");
      assertThat(viewer.page().getByText("Export CSV")).hasCount(0);
    }
  }

  private static String invite(Person admin, Invited who) {
    return admin.invite(who.name, who.shown, who.role);
  }

  private static void comesIn(Person person, Invited who, String link) {
    person.go(link);
    assertThat(person.page().getByText("Welcome, " + who.shown)).isVisible();
    person.choosePassword(who.password, "Set the password");
    person.follow("Go to the sign-in page");
    person.signIn(who.name, who.password);
    assertThat(person.page().locator("h1")).hasText("Lists");
  }

  private static void makeList(Person manager) {
    Page page = manager.page();
    manager.click("New list");
    assertThat(page.locator("h1")).hasText("New list");
    page.getByLabel("Name").fill("Newcomers");
    page.locator("vaadin-select").click();
    page.locator("vaadin-select-item:visible").getByText("Multi-use").click();
    page.getByLabel("Word", new Page.GetByLabelOptions().setExact(true)).fill(WORD);
    page.getByLabel("Points per claim").fill("50");
    page.getByLabel("Points per claim").press("Tab");
    Locator starts = page.locator("vaadin-date-picker input").first();
    starts.fill("01/03/2026"); // by itself it is tomorrow
    starts.press("Enter");
    starts.press("Tab");
    manager.click("Create list");
    assertThat(page).hasURL(Pattern.compile("/lists/[0-9a-f-]{36}"));
    assertThat(page.locator("h1")).hasText("Newcomers");
  }

  private static void seesButCantChange(Person person, String list) {
    person.go("/");
    assertThat(person.page().locator("vaadin-grid .lists-name:visible")).hasText("Newcomers");
    assertThat(person.page().getByRole(AriaRole.BUTTON, named("New list"))).hasCount(0);
    person.go(list);
    assertThat(person.page().locator("h1")).hasText("Newcomers");
    assertThat(person.page().getByRole(AriaRole.BUTTON, named("Edit"))).hasCount(0);
    person.isRefused("/lists/new", list + "/edit", "/jobs", "/accounts", "/api-clients", "/audit");
  }

  private static void programs(PackagedProduct product, Person admin) throws Exception {
    admin.follow("API clients");
    String shop = admin.makeClient("Web shop", List.of("claims:write"));
    String till = admin.makeClient("Till", List.of("claims:write"));
    try (ClaimingScript shops = new ClaimingScript(product, "shop", WORD, shop);
        ClaimingScript tills = new ClaimingScript(product, "till", WORD, till)) {
      shops.goesOn();
      admin.click("Rotate the token of Web shop");
      admin.page().getByRole(AriaRole.DIALOG).getByText("For an hour").click();
      admin.click("Make a new token");
      String rotated = admin.token();
      assertThat(rotated).isNotEqualTo(shop);
      shops.goesOn(); // by the one before
      shops.use(rotated);
      shops.goesOn();

      admin.click("Revoke Web shop");
      admin.click("Revoke for good");
      assertThat(admin.page().locator("vaadin-notification-card").last())
          .containsText("Web shop revoked");
      assertThat(shops.endsWith()).isEqualTo(401);
      assertThat(shops.statusFor(shop)).isEqualTo(401);
      tills.goesOn(); // is no matter of the till's
      assertThat(shops.claimed()).isGreaterThanOrEqualTo(45);
    }
  }

  /** By clicks, as words on the page; then each entry as a whole, in the file. */
  private static void read(Person admin) throws IOException {
    Page page = admin.page();
    admin.follow("What was done about Web shop");
    reads(page, "Web shop", "Created", "Token rotated", "Revoked");
    admin.follow("Audit");
    reads(page, "Web shop", "Till", "Access refused", "Vera Holm");
    choose(page, 1, "Signed in");
    reads(page, "Mara Lund", "Arne Falk", "Vera Holm");
    admin.go("/audit");
    choose(page, 2, "Account");
    choose(page, 1, "Created");
    reads(page, "mara", "arne", "vera");
    admin.go("/audit?object=account");
    choose(page, 1, "Password set");
    reads(page, "mara", "arne", "vera", "Mara Lund");

    admin.go("/audit");
    String file = export(page);
    for (Invited who : List.of(MANAGER, AGENT, VIEWER)) {
      assertThat(file)
          .containsPattern(entry(ADMIN, "CREATED", "ACCOUNT", who.name))
          .containsPattern(entry(who.signature(), "PASSWORD_SET", "ACCOUNT", who.name))
          .containsPattern(entry(who.signature(), "SIGNED_IN", "ACCOUNT", who.name))
          .containsPattern(entry(who.signature(), "ACCESS_REFUSED", "ACCOUNT", who.name))
          .doesNotContain(who.password);
    }
    assertThat(file)
        .containsPattern(entry(MANAGER.signature(), "CREATED", "LIST", "Newcomers"))
        .containsPattern(entry(ADMIN, "CREATED", "API_CLIENT", "Till"))
        .containsPattern(entry(ADMIN, "CREATED", "API_CLIENT", "Web shop"))
        .containsPattern(entry(ADMIN, "ROTATED", "API_CLIENT", "Web shop"))
        .containsPattern(entry(ADMIN, "REVOKED", "API_CLIENT", "Web shop"))
        .doesNotContain("plst_", OWN);
  }

  private static void reads(Page page, String... texts) {
    for (String text : texts) {
      Locator cells = page.locator("vaadin-grid-cell-content:visible");
      assertThat(cells.filter(new Locator.FilterOptions().setHasText(text)).first()).isVisible();
    }
  }

  private static void choose(Page page, int filter, String option) {
    page.locator("vaadin-combo-box input").nth(filter).fill(option); // the list is long
    page.getByRole(AriaRole.OPTION, named(option)).click();
    Chromium.settle(page);
  }

  private static String export(Page page) throws IOException {
    Download file =
        page.waitForDownload(() -> page.getByRole(AriaRole.LINK, named("Export CSV")).click());
    try (InputStream content = file.createReadStream()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A line: when, who by both names and id, from where, what, on what. */
  private static String entry(String who, String action, String type, String object) {
    return "(?m)^[^,]+Z,PERSON,%s,[0-9a-f-]{36},[^,]+,%s,%s,%s,"
        .formatted(who, action, type, object);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
