package org.promolist.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An admin lets somebody in and out again, on the real server and in real browsers. */
class AccountsJourneyIT {

  private static final String ADMIN_PASSWORD = "seven quiet otters";
  private static final String OWN = "eight loud magpies";

  @TempDir static Path data;
  private static PackagedProduct product;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.launch();
    product =
        PackagedProduct.start("accounts", data, Map.of("PROMOLIST_ADMIN_PASSWORD", ADMIN_PASSWORD));
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
  void somebodyIsLetInByALinkAndPutOutAgainWithoutAClick() {
    try (Person boss = new Person(product, chromium);
        Person guest = new Person(product, chromium)) {
      boss.go("/accounts");
      boss.signIn("admin", ADMIN_PASSWORD);
      Page admin = boss.page();
      assertThat(admin.locator("h1")).hasText("Accounts");
      String link = invite(admin, "ada", "Ada Lindqvist", "Viewer");

      Page ada = guest.page();
      ada.navigate(link);
      assertThat(ada.getByText("Welcome, Ada Lindqvist")).isVisible();
      Chromium.look(ada, "welcome");
      guest.choosePassword("passwordpassword", "Set the password");
      assertThat(ada.getByText("Too easy to guess")).isVisible();
      guest.choosePassword(OWN, "Set the password");
      assertThat(ada.getByText("Your password is set")).isVisible();
      ada.getByRole(AriaRole.LINK, exactly("Go to the sign-in page")).click();
      guest.signIn("ada", OWN);
      assertThat(ada.locator("h1")).hasText("Lists");
      assertThat(ada.getByRole(AriaRole.BUTTON, exactly("New list"))).hasCount(0);
      ada.navigate(product.uri("/accounts").toString());
      assertThat(ada.locator("h1")).hasText("No access");

      // more roles, in the session that is open
      deed(admin, "Ada Lindqvist", "Change roles");
      admin.getByRole(AriaRole.CHECKBOX, exactly("Manager")).check();
      Chromium.look(admin, "roles");
      admin.getByRole(AriaRole.BUTTON, exactly("Save")).click();
      assertThat(admin.getByText("roles saved; they hold at once")).isVisible();
      ada.navigate(product.uri("/lists/new").toString());
      assertThat(ada.locator("h1")).hasText("New list");
      ada.navigate(product.uri("/profile").toString());
      assertThat(ada.getByText("This session")).isVisible();
      Chromium.look(ada, "profile-sessions");

      // and out: nothing is clicked there
      deed(admin, "Ada Lindqvist", "Disable");
      admin.getByRole(AriaRole.BUTTON, exactly("Disable")).click();
      assertThat(admin.getByText("disabled and signed out everywhere")).isVisible();
      assertThat(ada.getByText("You were signed out")).isVisible();
      ada.navigate(product.uri("/").toString());
      assertThat(ada).hasURL(Pattern.compile("/login\\?ended$")); // and told so
      guest.signIn("ada", OWN);
      assertThat(ada.getByText("Not signed in")).isVisible();
      ada.navigate(link);
      assertThat(ada.getByText("This link was used already")).isVisible();

      boss.look("/accounts", "accounts");
      assertThat(admin.getByText("Ada Lindqvist").first()).isVisible();
      assertThat(product.log()).doesNotContain(link.substring(link.lastIndexOf('/') + 1));
      assertThat(product.log()).doesNotContain(OWN).doesNotContain("Incident");
    }
  }

  private static String invite(Page admin, String name, String shown, String role) {
    admin.getByRole(AriaRole.BUTTON, exactly("New account")).click();
    admin.getByRole(AriaRole.TEXTBOX, exactly("Sign-in name")).fill(name);
    admin.getByRole(AriaRole.TEXTBOX, exactly("Display name")).fill(shown);
    admin.getByRole(AriaRole.CHECKBOX, exactly(role)).check();
    Chromium.look(admin, "account-new");
    admin.getByRole(AriaRole.BUTTON, exactly("Create and make a link")).click();
    assertThat(admin.getByText("Link for " + shown)).isVisible();
    String link = admin.getByLabel("One-time link").inputValue();
    assertThat(link).startsWith(product.uri("/welcome/").toString());
    Chromium.look(admin, "account-link");
    admin.getByRole(AriaRole.BUTTON, exactly("Done")).click();
    return link;
  }

  private static void deed(Page admin, String who, String deed) {
    admin.getByRole(AriaRole.BUTTON, exactly("Actions for " + who)).click();
    admin.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(deed)).click();
  }

  private static Page.GetByRoleOptions exactly(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
