package org.promolist.ui.code;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.promolist.code.BatchState;
import org.promolist.list.ListDetails;
import org.promolist.list.ListType;
import org.promolist.shared.InvalidInputException;
import org.promolist.ui.Portal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Batches: generating and importing them. */
class BatchPagesTest extends CodePagesFixture {

  @Autowired JdbcClient jdbc;

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
            .flatMap(BatchPagesTest::all)
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

  private static java.util.stream.Stream<Component> all(Component component) {
    return java.util.stream.Stream.concat(
        java.util.stream.Stream.of(component),
        component.getChildren().flatMap(BatchPagesTest::all));
  }

  private static IntegerField number(String label) {
    return _get(IntegerField.class, f -> f.withLabel(label));
  }

  private static String verdict() {
    return Portal.text(_get(PatternVerdict.class));
  }
}
