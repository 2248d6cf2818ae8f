package org.promolist.ui.code;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.promolist.account.Role;
import org.promolist.code.BatchDetails;
import org.promolist.code.CodeFilter;
import org.promolist.code.CodeState;
import org.promolist.code.Codes;
import org.promolist.code.ImportOptions;
import org.promolist.list.Drafts;
import org.promolist.list.ListDetails;
import org.promolist.list.ListType;
import org.promolist.ui.Portal;
import org.springframework.beans.factory.annotation.Autowired;

/** Codes: who sees them, and how they are found and voided. */
class CodePagesTest extends CodePagesFixture {

  @Autowired Codes codes;

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

  private static TextField search() {
    return _get(TextField.class, f -> f.withClasses("filter-search"));
  }
}
