package org.promolist.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes from their making to their end in a real browser, and a look at every page about them. */
class CodesJourneyIT {

  private static final String PASSWORD = "correct-horse-battery";

  /** Milliseconds; generating 100,000 codes on a busy machine. */
  private static final double LONG = 60_000;

  @TempDir static Path data;
  private static PackagedProduct product;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.launch();
    product = PackagedProduct.start("codes", data, Map.of("PROMOLIST_ADMIN_PASSWORD", PASSWORD));
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
  void codesAreGeneratedWatchedActivatedExportedFoundAndVoided() throws IOException {
    try (Person admin = new Person(product, chromium)) {
      Page page = admin.comeIn("admin", PASSWORD);
      String list = create(page, "Journey tins", "Single-use");
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      assertThat(dialog).containsText("Step 2 of 2");
      dialog.getByLabel("How many codes").fill("100000");
      dialog.getByLabel("Length").fill("8");
      assertThat(dialog).containsText("Too easy to guess");
      Chromium.look(page, "codes-too-dense");
      dialog.getByRole(AriaRole.BUTTON, inside("Use length 9")).click();
      assertThat(dialog).containsText("Hard enough to guess");
      dialog.getByRole(AriaRole.BUTTON, inside("Generate 100,000 codes")).click();
      assertThat(page.locator(".batch")).containsText("Batch 1");

      page.getByRole(AriaRole.LINK, name("Lists")).first().click(); // wander off
      assertThat(page.locator("h1")).hasText("Lists");
      Locator ended = page.locator("vaadin-notification-card").last();
      assertThat(ended)
          .containsText("ready: 100,000 codes", new ContainsTextOptions().setTimeout(LONG));
      Chromium.look(page, "codes-ready-toast");
      ended.getByRole(AriaRole.BUTTON, inside("Open")).click();
      Locator batch = page.locator(".batch");
      assertThat(batch).containsText("Not active yet");
      batch.getByRole(AriaRole.BUTTON, inside("Activate Batch 1")).click();
      assertThat(toast(page)).containsText("100,000 codes can be claimed");
      assertThat(batch).containsText("100,000 claimable");

      page.getByRole(AriaRole.LINK, name("Codes")).click();
      Download export = page.waitForDownload(() -> page.getByText("Export CSV").click());
      assertThat(export.suggestedFilename()).isEqualTo("journey-tins-codes.csv");
      List<String> lines = Files.readAllLines(export.path());
      assertThat(lines.getFirst()).startsWith("code,state");
      assertThat(new HashSet<>(lines)).hasSize(100_001);

      String code = lines.get(50_000).split(",", -1)[0];
      page.locator(".filter-search input").fill(code.toLowerCase(Locale.ROOT));
      assertThat(page).hasURL(Pattern.compile("\\?q=" + code.toLowerCase(Locale.ROOT)));
      assertThat(page.getByText("This very code.")).isVisible();
      page.reload();
      assertThat(page.getByText("This very code.")).isVisible();
      page.getByRole(AriaRole.BUTTON, name("Void " + code)).click();
      Locator question = page.getByRole(AriaRole.ALERTDIALOG);
      question.getByLabel("Reason (optional)").fill("Leaked");
      question.getByRole(AriaRole.BUTTON, inside("Void 1 code")).click();
      assertThat(toast(page)).containsText(code + " voided");
      assertThat(page.locator("vaadin-grid vaadin-badge:visible").first()).hasText("Voided");

      page.navigate(list + "/batches");
      batch.getByRole(AriaRole.BUTTON, inside("Void Batch 1")).click();
      assertThat(question).containsText("99,999 unclaimed codes");
      assertThat(question.getByLabel(Pattern.compile("^Type the list"))).isFocused();
      Chromium.look(page, "codes-void-dialog");
      question.getByLabel(Pattern.compile("^Type the list")).fill("Journey tins");
      question.getByLabel("Reason (optional)").fill("Wrong logo");
      question.getByRole(AriaRole.BUTTON, inside("Void 99,999 codes")).click();
      assertThat(batch).containsText("Reason: Wrong logo");

      page.navigate(list + "/history");
      assertThat(page.locator(".events")).containsText("Batch 1 voided, 99,999 codes");
      assertThat(page.locator(".events")).containsText("100,000 codes exported");
      Chromium.look(page, "codes-history");
    }
  }

  @Test
  void aFileIsDroppedTriedAndImportedAndItsBadLinesComeBack() throws IOException {
    try (Person admin = new Person(product, chromium)) {
      Page page = admin.comeIn("admin", PASSWORD);
      String list = create(page, "Journey partner", "Third-party");
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      upload(page, "offer.pdf", "%PDF-1.7 not codes");
      assertThat(dialog).containsText("This is a PDF.");
      Chromium.look(page, "codes-import-refused");
      dialog.getByRole(AriaRole.BUTTON, inside("Later")).click();
      assertThat(dialog).isHidden();

      drop(page, "partner.csv", partnerFile());
      assertThat(dialog).containsText("partner.csv");
      assertThat(dialog).containsText("2,013 lines");
      Chromium.look(page, "codes-import");
      dialog.getByText("Only check, keep nothing").click();
      dialog.getByRole(AriaRole.BUTTON, inside("Check 2,013 lines")).click();
      Locator latest = page.locator(".batch").first();
      assertThat(latest)
          .containsText(
              "Checked only: 2,000 codes would be taken in",
              new ContainsTextOptions().setTimeout(LONG));

      page.getByRole(AriaRole.BUTTON, name("Import a file")).click();
      upload(page, "partner.csv", partnerFile());
      dialog.getByRole(AriaRole.BUTTON, inside("Import 2,013 lines")).click();
      assertThat(latest)
          .containsText("2,000 codes were taken in", new ContainsTextOptions().setTimeout(LONG));
      latest.getByText("12 lines were not taken").click();
      assertThat(latest).containsText("bad code 0!");
      Chromium.look(page, "codes-imported");
      Download rejects = page.waitForDownload(() -> latest.getByText("All of them as CSV").click());
      assertThat(Files.readAllLines(rejects.path()))
          .hasSize(13)
          .startsWith("line,reason,text", "2002,malformed,bad code 0!");

      page.getByRole(AriaRole.BUTTON, name("Import a file")).click();
      upload(page, "partner.csv", partnerFile());
      assertThat(dialog).containsText("This very file came in before, as Batch 2");
      dialog.getByRole(AriaRole.BUTTON, inside("Import 2,013 lines")).click();
      assertThat(latest)
          .containsText("Nothing was new", new ContainsTextOptions().setTimeout(LONG));
      assertThat(page).hasURL(list + "/batches");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Person.WIDE, Person.NARROW})
  void everyPageAboutCodesIsAccessible(int width) {
    String suffix = "-" + width;
    try (Person admin = new Person(product, chromium, width)) {
      Page page = admin.comeIn("admin", PASSWORD);
      String list = create(page, "Codes " + suffix, "Single-use");
      Chromium.look(page, "codes-generate" + suffix);
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      dialog.getByRole(AriaRole.BUTTON, inside("Later")).click();
      assertThat(dialog).isHidden();
      Chromium.look(page, "codes-batches-none" + suffix);
      Chromium.look(page, list + "/codes", "codes-none" + suffix);
      Chromium.look(page, list, "codes-overview-none" + suffix);
      page.navigate(list + "/batches?new=1");
      dialog.getByText("Activate at once").click();
      dialog.getByRole(AriaRole.BUTTON, inside("Generate 1,000 codes")).click();
      assertThat(page.locator(".batch"))
          .containsText("1,000 claimable", new ContainsTextOptions().setTimeout(LONG));
      Chromium.look(page, list + "/batches", "codes-batches" + suffix);
      Chromium.look(page, list + "/codes", "codes-codes" + suffix);
      Chromium.look(page, list + "/codes?q=nonesuch", "codes-no-match" + suffix);
      Chromium.look(page, list, "codes-overview" + suffix);
      Chromium.look(page, product.uri("/jobs").toString(), "jobs" + suffix);
      Chromium.look(page, product.uri("/jobs?state=failed").toString(), "jobs-none" + suffix);
    }
  }

  private static String partnerFile() {
    return IntStream.range(0, 2_000)
            .mapToObj(i -> "PARTNER" + (10_000 + i) + ",store " + i % 40)
            .collect(Collectors.joining("\n", "code,place\n", "\n"))
        + IntStream.range(0, 6)
            .mapToObj(i -> "bad code " + i + "!,x\n")
            .collect(Collectors.joining())
        + IntStream.range(0, 6)
            .mapToObj(i -> "PARTNER1000" + i + ",y\n")
            .collect(Collectors.joining());
  }

  private static void upload(Page page, String name, String content) {
    page.locator("vaadin-upload input[type=file]")
        .setInputFiles(
            new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8)));
  }

  /** Anywhere on the page, as from the desktop. */
  private static void drop(Page page, String name, String content) {
    page.evaluate(
        """
        ([name, content]) => {
          const dropped = new DataTransfer();
          dropped.items.add(new File([content], name, { type: 'text/csv' }));
          document.querySelector('h1').dispatchEvent(
              new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
        }
        """,
        List.of(name, content));
  }

  /** Answers where the list is shown; its second step is on the page. */
  private static String create(Page page, String name, String type) {
    page.navigate(product.uri("/lists/new").toString());
    page.getByLabel("Name").fill(name);
    if (!type.equals("Single-use")) {
      page.locator("vaadin-select").click();
      page.locator("vaadin-select-item:visible").getByText(type).click();
    }
    page.getByLabel("Points per claim").fill("50");
    page.getByLabel("Points per claim").press("Tab");
    page.getByRole(AriaRole.BUTTON, name("Create list")).click();
    assertThat(page).hasURL(Pattern.compile("/lists/[0-9a-f-]{36}/batches\\?new=1&step=2$"));
    assertThat(page.locator("h1")).hasText(name);
    return page.url().replaceAll("/batches.*", "");
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
