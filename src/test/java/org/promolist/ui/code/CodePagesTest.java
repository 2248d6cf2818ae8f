package org.promolist.ui.code;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.account.Role;
import org.promolist.code.BatchDetails;
import org.promolist.code.BatchState;
import org.promolist.code.Batches;
import org.promolist.code.CodeFilter;
import org.promolist.code.CodeState;
import org.promolist.code.Codes;
import org.promolist.code.ImportFiles;
import org.promolist.code.ImportOptions;
import org.promolist.list.Drafts;
import org.promolist.list.ListDetails;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.InvalidInputException;
import org.promolist.ui.Portal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class CodePagesTest {

  private static final AtomicInteger NAMES = new AtomicInteger();

  @Autowired ApplicationContext context;
  @Autowired PromoCodeLists lists;
  @Autowired Batches batches;
  @Autowired Codes codes;
  @Autowired ImportFiles files;
  @Autowired JdbcClient jdbc;
  private Portal portal;

  @BeforeEach
  void signIn() {
    portal = Portal.signIn(context, Role.MANAGER);
  }

  @AfterEach
  void leave() {
    portal.close();
  }

  private void signInAs(Role role) {
    portal.close();
    portal = Portal.signIn(context, role);
  }

  // who sees what

  @Test
  void onlyWhoMayMakeCodesSeesTheBatches() {
    ListDetails list = list(ListType.SINGLE_USE);
    portal.go(CodeLinks.codes(list.id()));
    assertThat(tabs()).containsExactly("Overview", "Codes", "Batches", "Claims", "History");
    for (Role role : List.of(Role.AGENT, Role.VIEWER)) {
      signInAs(role);
      portal.go(CodeLinks.codes(list.id()));
      assertThat(tabs()).containsExactly("Overview", "Codes", "Claims", "History");
      portal.go(CodeLinks.batches(list.id()));
      assertThat(portal.text()).contains("No access", "generate, import and void codes");
    }
  }

  @Test
  void aMultiUseListHasWordsAndNoBatches() {
    ListDetails list =
        lists.create(Drafts.multiUse("Words " + NAMES.incrementAndGet(), "WORDY" + NAMES).draft());
    portal.go(CodeLinks.codes(list.id()));
    assertThat(tabs()).doesNotContain("Batches");
    assertThat(shown()).containsExactly("WORDY" + NAMES);
    portal.go(CodeLinks.batches(list.id()));
    assertThat(portal.text()).contains("This list has no batches");
  }

  @Test
  void aViewerSeesCodesMaskedAndHasNoSearchAndNoExport() {
    ListDetails list = list(ListType.THIRD_PARTY);
    imported(list, "SECRET01\nSECRET02\n", false);
    signInAs(Role.VIEWER);
    portal.go(CodeLinks.codes(list.id()) + "?q=SECRET01");
    assertThat(shown()).containsExactly("••••ET01", "••••ET02");
    assertThat(_find(TextField.class, f -> f.withClasses("filter-search"))).isEmpty();
    assertThat(links("Export CSV")).isEmpty();
    assertThat(portal.text()).doesNotContain("SECRET");
  }

  @Test
  void anAgentSeesWholeCodesAndNeitherExportsNorVoids() {
    ListDetails list = list(ListType.THIRD_PARTY);
    imported(list, "AGENTS01\n", true);
    signInAs(Role.AGENT);
    portal.go(CodeLinks.codes(list.id()));
    assertThat(shown()).containsExactly("AGENTS01");
    assertThat(links("Export CSV")).isEmpty();
    assertThat(_get(CodesGrid.class).getColumnByKey("action").isVisible()).isFalse();
  }

  // codes

  @Test
  void aCodeIsFoundExactlyForgivingLookAlikesAndElseByItsBeginning() {
    ListDetails list = list(ListType.THIRD_PARTY);
    imported(list, "TOMO0017\nTOMO00170\nTOMZ0001\n", true);
    portal.go(CodeLinks.codes(list.id()));
    _setValue(search(), "tomo-0017");
    assertThat(portal.location()).isEqualTo(CodeLinks.codes(list.id()) + "?q=tomo-0017");
    assertThat(shown()).containsExactly("TOMO0017");
    assertThat(portal.text()).contains("This very code.");

    _setValue(search(), "TOMOOOI7");
    assertThat(shown()).containsExactly("TOMO0017");
    assertThat(portal.text()).contains("Read as TOMO0017.");

    _setValue(search(), "tomo");
    assertThat(shown()).containsExactly("TOMO0017", "TOMO00170");

    _setValue(search(), "nothing");
    assertThat(portal.text()).contains("No code matches “nothing”");
    _click(button("Clear search and filters"));
    assertThat(shown()).hasSize(3);
  }

  @Test
  void aCodeOfAnotherListSaysWhere() {
    ListDetails one = list(ListType.THIRD_PARTY);
    ListDetails other = list(ListType.THIRD_PARTY);
    imported(one, "ELSEWHERE1\n", true);
    imported(other, "HERE0001\n", true);
    portal.go(CodeLinks.codes(other.id()) + "?q=elsewhere1");
    assertThat(portal.text()).contains("It is a code of another list.");
    assertThat(links("Show it there").getFirst().getHref())
        .isEqualTo(CodeLinks.codes(one.id()) + "?q=ELSEWHERE1");
  }

  @Test
  void filtersComeFromTheUrlAndGoThere() {
    ListDetails list = list(ListType.THIRD_PARTY);
    BatchDetails first = imported(list, "FILTERA1\nFILTERA2\n", true);
    imported(list, "FILTERB1\n", false);
    portal.go(CodeLinks.codes(list.id()) + "?state=pending&state=nonsense");
    assertThat(shown()).containsExactly("FILTERB1");
    portal.go(CodeLinks.codesOf(list.id(), first.id()));
    assertThat(shown()).containsExactly("FILTERA1", "FILTERA2");
    portal.go(CodeLinks.codes(list.id()));
    @SuppressWarnings({"unchecked", "rawtypes"})
    MultiSelectComboBox<CodeState> states = _get(MultiSelectComboBox.class);
    states.setValue(Set.of(CodeState.CLAIMABLE));
    assertThat(portal.location()).isEqualTo(CodeLinks.codes(list.id()) + "?state=claimable");
    assertThat(shown()).containsExactly("FILTERA1", "FILTERA2");
  }

  @Test
  void oneCodeIsVoidedWithAReason() {
    ListDetails list = list(ListType.THIRD_PARTY);
    imported(list, "VOIDME01\nVOIDME02\n", true);
    portal.go(CodeLinks.codes(list.id()));
    Component cell = GridKt._getCellComponent(_get(CodesGrid.class), 0, "action");
    _click((Button) cell);
    _setValue(_get(TextField.class, f -> f.withLabel("Reason (optional)")), "Leaked");
    _click(button("Void 1 code"));
    assertThat(toast()).contains("VOIDME01", "voided");
    assertThat(codes.page(list.id(), CodeFilter.ALL, null, 10).items())
        .extracting(row -> row.text() + " " + row.state())
        .containsExactly("VOIDME01 VOIDED", "VOIDME02 CLAIMABLE");
    portal.go("lists/" + list.id() + "/history");
    assertThat(portal.text()).contains("One code of batch 1 voided", "VOIDME01", "Leaked");
    signInAs(Role.VIEWER);
    portal.go("lists/" + list.id() + "/history");
    assertThat(portal.text()).contains("••••ME01").doesNotContain("VOIDME01");
  }

  @Test
  void anEmptyListSaysWhatToDoToWhoMay() {
    ListDetails list = list(ListType.SINGLE_USE);
    portal.go(CodeLinks.codes(list.id()));
    assertThat(portal.text()).contains("No codes yet");
    _click(button("Generate codes"));
    assertThat(portal.location()).isEqualTo(CodeLinks.newBatch(list.id()));
    signInAs(Role.VIEWER);
    portal.go(CodeLinks.codes(list.id()));
    assertThat(_find(Button.class, b -> b.withText("Generate codes"))).isEmpty();
  }

  // generating

  @Test
  void theVerdictFollowsWhatIsTyped() {
    ListDetails list = list(ListType.SINGLE_USE);
    portal.go(CodeLinks.newBatch(list.id()));
    assertThat(verdict()).contains("Hard enough to guess", "1 in 36 trillion");
    _setValue(number("How many codes"), 1_000_000);
    _setValue(number("Length"), 8);
    assertThat(verdict()).contains("Too easy to guess", "characters would do");
    Button better =
        _get(GenerateDialog.class)
            .getChildren()
            .flatMap(CodePagesTest::all)
            .filter(Button.class::isInstance)
            .map(Button.class::cast)
            .filter(b -> b.getText().startsWith("Use length"))
            .findFirst()
            .orElseThrow();
    _click(better);
    assertThat(verdict()).contains("Hard enough to guess");
    assertThat(number("Length").getValue()).isEqualTo(9);
  }

  @Test
  void aPatternThatIsTooDenseOrWrongIsRefusedAtItsField() {
    ListDetails list = list(ListType.SINGLE_USE);
    portal.go(CodeLinks.newBatch(list.id()));
    _setValue(number("Length"), 6);
    _click(_get(Button.class, b -> b.withText("Generate 1,000 codes")));
    assertThat(number("Length").getErrorMessage()).contains("Too easy to guess");
    _setValue(number("Length"), 50);
    assertThat(number("Length").getErrorMessage()).isEqualTo("Between 4 and 40.");
    _setValue(_get(TextField.class, f -> f.withLabel("Prefix (optional)")), "ä!");
    assertThat(_get(TextField.class, f -> f.withLabel("Prefix (optional)")).getErrorMessage())
        .isEqualTo("Use letters A–Z and digits only.");
    _setValue(number("How many codes"), null);
    assertThat(number("How many codes").getErrorMessage()).isEqualTo("Can’t be empty.");
    assertThat(batches.page(list.id(), null, 10).items()).isEmpty();
  }

  @Test
  void aBatchIsGeneratedFollowedActivatedAndVoided() {
    ListDetails list = list(ListType.SINGLE_USE);
    portal.go(CodeLinks.newBatch(list.id()));
    _setValue(number("How many codes"), 1_200);
    _click(_get(Button.class, b -> b.withText("Generate 1,200 codes")));
    assertThat(portal.location()).isEqualTo(CodeLinks.batches(list.id()));
    assertThat(toast()).contains("Batch 1", "you can leave this page");
    assertThat(portal.text()).contains("Batch 1");

    portal.go(""); // wander off: the end is told there
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInSameThread()
        .until(() -> {
          MockVaadin.clientRoundtrip(false);
          return toast().contains("ready: 1,200 codes, not active yet");
        });
    _click(button("Open"));
    assertThat(portal.location()).isEqualTo(CodeLinks.batches(list.id()));
    assertThat(portal.text()).contains("Not active yet", "1,200 codes");

    _click(button("Activate"));
    assertThat(toast()).contains("1,200 codes can be claimed");
    assertThat(portal.text()).contains("Active", "1,200 claimable");

    _click(button("Void …"));
    assertThat(Portal.text(_get(Dialog.class))).contains("1,200 unclaimed codes");
    TextField name =
        _get(
            TextField.class,
            f -> f.withPredicate(t -> String.valueOf(t.getLabel()).startsWith("Type the list")));
    _click(button("Void 1,200 codes"));
    assertThat(name.getErrorMessage()).contains("That is not the name");
    assertThat(batches.page(list.id(), null, 1).items().getFirst().state())
        .isEqualTo(BatchState.ACTIVE);
    _setValue(name, list.name());
    _click(button("Void 1,200 codes"));
    assertThat(batches.page(list.id(), null, 1).items().getFirst().state())
        .isEqualTo(BatchState.VOIDED);
    assertThat(portal.text()).contains("Voided by");
  }

  @Test
  void theSecondStepOfMakingAListIsItsFirstBatch() {
    ListDetails list = list(ListType.SINGLE_USE);
    portal.go(CodeLinks.firstBatch(list.id()));
    _click(button("Later"));
    assertThat(portal.location()).isEqualTo(CodeLinks.batches(list.id()));
    assertThat(_find(GenerateDialog.class)).isEmpty();
  }

  // importing

  @Test
  void aFileIsTriedThenImportedAndTheSameFileAgainBringsNothing() throws IOException {
    ListDetails list = list(ListType.THIRD_PARTY);
    String content = "code;note\nIMPORT01;a\nIMPORT02;b\nx;c\nIMPORT01;d\n";
    portal.go(CodeLinks.newBatch(list.id()));
    receive(content);
    assertThat(Portal.text(_get(ImportDialog.class))).contains("codes.csv", "5 lines", "IMPORT01");
    _setValue(_get(Checkbox.class, c -> c.withLabel("Only check, keep nothing (dry run)")), true);
    _click(_get(Button.class, b -> b.withText("Check 5 lines")));
    ended(list);
    portal.go("");
    portal.go(CodeLinks.batches(list.id()));
    assertThat(portal.text())
        .contains("Checked only: 2 codes would be taken in, 2 lines would not. Nothing was kept.");
    Details lines = _get(Details.class);
    lines.setOpened(true);
    assertThat(Portal.text(lines)).contains("4not a codex", "5twice in the fileIMPORT01");

    portal.go(CodeLinks.newBatch(list.id()));
    receive(content);
    _click(_get(Button.class, b -> b.withText("Import 5 lines")));
    ended(list);
    portal.go(CodeLinks.newBatch(list.id()));
    receive(content);
    assertThat(Portal.text(_get(ImportDialog.class)))
        .contains("This very file came in before, as Batch 2");
    _click(_get(Button.class, b -> b.withText("Import 5 lines")));
    ended(list);
    portal.go("");
    portal.go(CodeLinks.batches(list.id()));
    assertThat(portal.text()).contains("Nothing was new: 2 codes of this file exist already.");
  }

  @Test
  void aFileThatIsNoneIsRefusedInWords() throws IOException {
    ListDetails list = list(ListType.THIRD_PARTY);
    portal.go(CodeLinks.newBatch(list.id()));
    receive("%PDF-1.7 and so on");
    assertThat(Portal.text(_get(ImportDialog.class))).contains("This is a PDF.");
    receive("");
    assertThat(Portal.text(_get(ImportDialog.class))).contains("There is nothing in this file.");
    assertThat(
            _get(
                Button.class,
                b -> b.withPredicate(x -> x.getText().startsWith("Import") && !x.isEnabled())))
        .isNotNull();
  }

  @Test
  void aFileThatIsNotImportedIsLetGo() throws IOException {
    ListDetails list = list(ListType.THIRD_PARTY);
    portal.go(CodeLinks.newBatch(list.id()));
    long before = files();
    receive("LETGO001\n");
    receive("LETGO002\n"); // takes the place of the first
    assertThat(files()).isEqualTo(before + 1);
    _click(button("Cancel"));
    assertThat(files()).isEqualTo(before);
    assertThat(portal.location()).isEqualTo(CodeLinks.batches(list.id()));
  }

  private long files() {
    return jdbc.sql("select count(*) from import_file").query(Long.class).single();
  }

  @Test
  void aBatchBelongsToItsKindOfList() {
    portal.go(CodeLinks.batches(list(ListType.THIRD_PARTY).id()));
    assertThat(_find(Button.class, b -> b.withText("Generate codes"))).isEmpty();
    assertThat(portal.text()).contains("Import the first file");
  }

  // the list itself

  @Test
  void theOverviewTellsTheStatesOfTheCodesAndTheNextThingToDo() {
    ListDetails list = list(ListType.THIRD_PARTY);
    portal.go("lists/" + list.id());
    assertThat(_find(Button.class, b -> b.withText("Import a file"))).hasSize(1);
    imported(list, "OVERVW01\nOVERVW02\n", true);
    imported(list, "OVERVW03\n", false);
    portal.go("lists/" + list.id());
    assertThat(portal.text()).contains("All codes3", "Claimable2", "Voided0", "reversed claim1");
  }

  private ListDetails list(ListType type) {
    return lists.create(
        Drafts.singleUse("Codes page " + NAMES.incrementAndGet()).type(type).draft());
  }

  private BatchDetails imported(ListDetails list, String content, boolean activate) {
    try {
      UUID file =
          files
              .receive(
                  "codes.csv", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
              .id();
      batches.importFile(list.id(), file, new ImportOptions(null, false, activate));
      return ended(list);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private BatchDetails ended(ListDetails list) {
    return await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> batches.page(list.id(), null, 1).items().getFirst(),
            now -> now.state() != BatchState.QUEUED && now.state() != BatchState.RUNNING);
  }

  /** As the upload's request does; the transfer itself is tried in a browser. */
  private void receive(String content) throws IOException {
    ImportDialog dialog = _get(ImportDialog.class);
    try {
      dialog.received(
          files.receive(
              "codes.csv", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))));
    } catch (InvalidInputException refused) {
      dialog.refuse(refused.violations());
    }
  }

  private List<String> shown() {
    CodesGrid grid = _get(CodesGrid.class);
    return GridKt._findAll(grid).stream().map(placed -> placed.code().text()).toList();
  }

  private List<String> tabs() {
    return _find(Anchor.class).stream()
        .filter(
            link -> link.getParent().filter(p -> p.getClassNames().contains("tabs")).isPresent())
        .map(Anchor::getText)
        .toList();
  }

  private static List<Anchor> links(String text) {
    return _find(Anchor.class).stream().filter(link -> Portal.text(link).equals(text)).toList();
  }

  private static java.util.stream.Stream<Component> all(Component component) {
    return java.util.stream.Stream.concat(
        java.util.stream.Stream.of(component), component.getChildren().flatMap(CodePagesTest::all));
  }

  private static TextField search() {
    return _get(TextField.class, f -> f.withClasses("filter-search"));
  }

  private static IntegerField number(String label) {
    return _get(IntegerField.class, f -> f.withLabel(label));
  }

  private static Button button(String text) {
    return _get(Button.class, b -> b.withText(text));
  }

  private static String verdict() {
    return Portal.text(_get(PatternVerdict.class));
  }

  private static String toast() {
    return _find(Notification.class).stream()
        .map(Portal::text)
        .reduce("", (one, other) -> one + " " + other);
  }
}
