package org.promolist.ui.list;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.promolist.list.Drafts;
import org.promolist.list.ListDetails;
import org.promolist.list.ListFilter;
import org.promolist.list.ListSort;
import org.promolist.list.ListType;
import org.promolist.ui.Portal;

/** Making and editing lists, also by two people at once, and leaving the form. */
class ListFormsTest extends ListPagesFixture {

  // edit and create

  @Test
  void anEditIsSavedAndToastedByName() {
    ListDetails list = made("Spring goodwill");
    portal.go(ListLinks.edit(list.id()));
    _setValue(field(IntegerField.class, "Points per claim"), 75);
    assertThat(portal.text()).contains("Unsaved changes", "1 field", "Points per claim 250 75");
    save();
    assertThat(lists.get(list.id()).points()).isEqualTo(75);
    assertThat(toast()).contains("Spring goodwill", "saved");
    assertThat(portal.location()).isEqualTo(ListLinks.of(list));

    _click(_get(Button.class, b -> b.withText("Undo")));
    assertThat(lists.get(list.id()).points()).isEqualTo(250);
  }

  @Test
  void nothingIsWrongBeforeAnybodyTyped() {
    portal.go("lists/new");
    assertThat(field(TextField.class, "Name").isInvalid()).isFalse();
    save();
    assertThat(field(TextField.class, "Name").isInvalid()).isTrue();
    assertThat(field(TextField.class, "Name").getErrorMessage()).isEqualTo("Can’t be empty.");
    assertThat(field(IntegerField.class, "Points per claim").isInvalid()).isTrue();
    assertThat(field(IntegerField.class, "Entry cap (optional)").isInvalid()).isFalse();
  }

  @Test
  void eachFieldSaysWhatIsWrongWithIt() {
    ListDetails list = lists.create(Drafts.multiUse("Newsletter", "SPRING26").draft());
    portal.go(ListLinks.edit(list.id()));
    _setValue(field(TextField.class, "Name"), "x".repeat(121));
    _setValue(field(IntegerField.class, "Points per claim"), 0);
    _setValue(field(IntegerField.class, "Entry cap (optional)"), -1);
    _setValue(
        field(DateTimePicker.class, "Ends before (optional)"),
        LocalDateTime.parse("2026-12-01T00:00"));
    _setValue(field(TextField.class, "Word"), "no!");
    assertThat(field(TextField.class, "Name").getErrorMessage()).contains("120");
    assertThat(field(IntegerField.class, "Points per claim").getErrorMessage())
        .contains("1,000,000");
    assertThat(field(DateTimePicker.class, "Ends before (optional)").getErrorMessage())
        .isEqualTo("Must be after the start.");
    assertThat(field(TextField.class, "Word").getErrorMessage()).contains("4 to 40");
    save();
    assertThat(lists.get(list.id())).isEqualTo(list);
  }

  @Test
  void theServersVerdictStandsAtItsFieldUntilItIsChanged() {
    made("Easter egg hunt");
    ListDetails list = made("Spring goodwill");
    portal.go(ListLinks.edit(list.id()));
    TextField name = field(TextField.class, "Name");
    _setValue(name, "EASTER EGG HUNT");
    save();
    assertThat(name.getErrorMessage()).isEqualTo("Another one has this name.");
    assertThat(portal.location()).isEqualTo(ListLinks.edit(list.id()));
    _setValue(name, "Easter eggs");
    assertThat(name.isInvalid()).isFalse();
    save();
    assertThat(lists.get(list.id()).name()).isEqualTo("Easter eggs");
  }

  @Test
  void aWordThatIsTakenSaysSoAtItsRow() {
    lists.create(Drafts.multiUse("Newsletter", "SPRING26").draft());
    ListDetails list = lists.create(Drafts.multiUse("Other", "OTHER26").draft());
    portal.go(ListLinks.edit(list.id()));
    _setValue(field(TextField.class, "Word"), "spring 26");
    save();
    assertThat(field(TextField.class, "Word").getErrorMessage())
        .isEqualTo("SPRING26 exists already, in this list or another.");
  }

  @Test
  void anEditOfOneFieldMovesNoDate() {
    ListDetails list =
        lists.create(
            Drafts.singleUse("Spring")
                .validity("2027-03-28T02:30:07", "2027-10-31T02:30", "Europe/Berlin")
                .draft());
    portal.go(ListLinks.edit(list.id()));
    _setValue(field(IntegerField.class, "Points per claim"), 75);
    save();
    assertThat(lists.get(list.id()).validity()).isEqualTo(list.validity());
  }

  @Test
  void aMultiUseListIsMadeWithItsWords() {
    portal.go("lists/new");
    assertThat(_find(WordsField.class)).isEmpty(); // hidden
    _setValue(field(TextField.class, "Name"), "Newsletter");
    @SuppressWarnings({"unchecked", "rawtypes"})
    Select<ListType> type = _get(Select.class);
    _setValue(type, ListType.MULTI_USE);
    _setValue(field(IntegerField.class, "Points per claim"), 100);
    _setValue(field(TextField.class, "Word"), "spring-26");
    _click(_get(Button.class, b -> b.withText("Add a word")));
    _setValue(_find(TextField.class, f -> f.withLabel("Word")).get(1), "HELLO26");
    _setValue(_find(IntegerField.class, f -> f.withLabel("Its own cap (optional)")).get(1), 500);
    save();

    ListDetails made =
        lists.page(ListFilter.NONE, ListSort.NEWEST_FIRST, null, 1).items().getFirst();
    assertThat(made.words())
        .extracting(word -> word.code().value() + " " + word.cap())
        .containsExactly("SPRING26 null", "HELLO26 500");
    assertThat(toast()).contains("Newsletter", "created");
    assertThat(portal.location()).isEqualTo(ListLinks.of(made));
  }

  // two people at once

  @Test
  void whoComesSecondSeesBothVersionsAndCanReapply() {
    ListDetails list = made("Spring goodwill");
    portal.go(ListLinks.edit(list.id()));
    _setValue(field(IntegerField.class, "Points per claim"), 75);
    change(list, d -> d.points(60).name("Summer goodwill"));
    save();

    assertThat(lists.get(list.id()).points()).isEqualTo(60);
    assertThat(Portal.text(_get(Dialog.class)))
        .contains("Points per claim", "60", "75", "Summer goodwill", "Spring goodwill");
    _click(_get(Button.class, b -> b.withText("Reapply mine")));
    assertThat(field(IntegerField.class, "Points per claim").getValue()).isEqualTo(75);
    assertThat(field(TextField.class, "Name").getValue()).isEqualTo("Summer goodwill");
    save();
    assertThat(lists.get(list.id()).points()).isEqualTo(75);
    assertThat(lists.get(list.id()).name()).isEqualTo("Summer goodwill");
  }

  @Test
  void tagsOfBothAreKept() {
    ListDetails list = made("Spring goodwill"); // tagged "care"
    portal.go(ListLinks.edit(list.id()));
    _get(TagsField.class).setValue(Set.of("care", "mine"));
    change(list, d -> d.tags("theirs", "care"));
    save();
    _click(_get(Button.class, b -> b.withText("Reapply mine")));
    save();
    assertThat(lists.get(list.id()).tags()).containsExactly("theirs", "care", "mine");
  }

  @Test
  void anUndoThatCameTooLateSaysSo() {
    ListDetails list = made("Spring goodwill");
    portal.go(ListLinks.edit(list.id()));
    _setValue(field(TextField.class, "Name"), "Summer goodwill");
    save();
    made("Spring goodwill"); // somebody takes the name it had
    _click(_get(Button.class, b -> b.withText("Undo")));
    assertThat(Portal.text(_get(Dialog.class))).contains("Somebody changed it since.");
  }

  @Test
  void whoTakesTheirsCanHaveTheirOwnBack() {
    ListDetails list = made("Spring goodwill");
    portal.go(ListLinks.edit(list.id()));
    _setValue(field(IntegerField.class, "Points per claim"), 75);
    change(list, d -> d.points(60));
    save();
    _click(_get(Button.class, b -> b.withText("Take theirs")));
    assertThat(field(IntegerField.class, "Points per claim").getValue()).isEqualTo(60);
    _click(_get(Button.class, b -> b.withText("Bring mine back")));
    assertThat(field(IntegerField.class, "Points per claim").getValue()).isEqualTo(75);
    save();
    assertThat(lists.get(list.id()).points()).isEqualTo(75);
  }

  @Test
  void aListDeletedMeanwhileIsSaidToBeGone() {
    ListDetails list = made("Spring goodwill");
    portal.go(ListLinks.edit(list.id()));
    _setValue(field(IntegerField.class, "Points per claim"), 75);
    lists.delete(list.id(), null);
    save();
    assertThat(Portal.text(_get(Dialog.class))).contains("Somebody deleted “Spring goodwill”");
    assertThat(field(IntegerField.class, "Points per claim").getValue()).isEqualTo(75);
  }

  // leaving

  @Test
  void aChangedFormAsksBeforeItIsLeft() {
    ListDetails list = made("Spring goodwill");
    portal.go(ListLinks.edit(list.id()));
    _setValue(field(IntegerField.class, "Points per claim"), 0);
    portal.go("profile");
    assertThat(portal.view()).isInstanceOf(EditListView.class);
    _click(dialogButton("Save")); // can't be saved: stays
    assertThat(portal.view()).isInstanceOf(EditListView.class);
    assertThat(field(IntegerField.class, "Points per claim").isInvalid()).isTrue();

    _setValue(field(IntegerField.class, "Points per claim"), 75);
    portal.go("profile");
    _click(dialogButton("Save"));
    assertThat(lists.get(list.id()).points()).isEqualTo(75);
    assertThat(portal.view()).isNotInstanceOf(EditListView.class);
  }

  @Test
  void aFormThatWasNotChangedIsLeftUnasked() {
    ListDetails list = made("Spring goodwill");
    portal.go(ListLinks.edit(list.id()));
    _setValue(field(IntegerField.class, "Points per claim"), 75);
    _setValue(field(IntegerField.class, "Points per claim"), 250);
    portal.go("profile");
    assertThat(_find(Dialog.class)).isEmpty();
    assertThat(portal.view()).isNotInstanceOf(EditListView.class);
  }

  private static Button dialogButton(String text) {
    return _find(Button.class, b -> b.withText(text)).getLast();
  }

  private static <C extends Component> C field(Class<C> type, String label) {
    return _get(type, f -> f.withLabel(label));
  }

  private static void save() {
    _click(
        _find(Button.class).stream()
            .filter(b -> Set.of("Save", "Create list").contains(b.getText()))
            .findFirst()
            .orElseThrow());
  }
}
