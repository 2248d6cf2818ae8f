package org.promolist.ui.list;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.promolist.DatabaseTest;
import org.promolist.account.Role;
import org.promolist.list.Drafts;
import org.promolist.list.ListDetails;
import org.promolist.list.ListFilter;
import org.promolist.list.ListSort;
import org.promolist.list.ListStatus;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.ui.Portal;
import org.promolist.ui.kit.PageHeader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class ListPagesTest {

  @Autowired ApplicationContext context;
  @Autowired PromoCodeLists lists;
  @Autowired JdbcClient jdbc;
  private Portal portal;

  @BeforeEach
  void noLists() {
    jdbc.sql("delete from promo_code_list").update();
    jdbc.sql("delete from code").update();
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

  // the grid

  @Test
  void theGridShowsListsLatestChangeFirst() {
    made("Spring goodwill");
    made("Easter egg hunt");
    portal.go("");
    assertThat(shown()).containsExactly("Easter egg hunt", "Spring goodwill");
    assertThat(Portal.text(_get(PageHeader.class))).contains("Lists2");
  }

  @Test
  void searchFiltersAndOrderComeFromTheUrl() {
    ListDetails paused = made("Spring goodwill");
    lists.pause(paused.id(), null);
    made("Spring sale");
    made("Autumn sale");
    lists.create(
        Drafts.multiUse("Spring word", "SPRING26")
            .validity("2020-01-01T00:00", null, "UTC")
            .draft());

    portal.go("?q=spring&sort=name");
    assertThat(shown()).containsExactly("Spring goodwill", "Spring sale", "Spring word");
    assertThat(_get(TextField.class, f -> f.withClasses("filter-search")).getValue())
        .isEqualTo("spring");

    portal.go("?q=spring&sort=-name&type=multi_use&type=third_party");
    assertThat(shown()).containsExactly("Spring word");

    portal.go("?status=pending");
    assertThat(shown()).contains("Spring sale", "Autumn sale").doesNotContain("Spring word");

    portal.go("?tag=care&q=autumn&status=nonsense&sort=nonsense");
    assertThat(shown()).containsExactly("Autumn sale");
  }

  @Test
  void whatIsFilteredGoesIntoTheUrl() {
    made("Spring goodwill");
    made("Autumn sale");
    portal.go("");
    _setValue(_get(TextField.class, f -> f.withClasses("filter-search")), "spring");
    assertThat(portal.location()).isEqualTo("?q=spring");
    assertThat(shown()).containsExactly("Spring goodwill");

    statusFilter().setValue(Set.of(ListStatus.PENDING));
    assertThat(portal.location()).isEqualTo("?q=spring&status=pending");
    assertThat(shown()).containsExactly("Spring goodwill");
  }

  @Test
  void anEmptyGridSaysWhatToDo() {
    portal.go("");
    assertThat(portal.text()).contains("No lists yet");

    ListDetails archived = made("Spring goodwill");
    lists.archive(archived.id(), null);
    portal.go("?q=goodwill");
    assertThat(portal.text()).contains("No list matches “goodwill”");
    _click(_get(Button.class, b -> b.withText("Include archived")));
    assertThat(shown()).containsExactly("Spring goodwill");

    portal.go("?q=nonesuch");
    _click(_get(Button.class, b -> b.withText("Clear search and filters")));
    assertThat(portal.location()).isEmpty();
  }

  @Test
  void manyListsAreWalkedAndNotCounted() {
    jdbc.sql(
            """
            insert into promo_code_list select gen_random_uuid(), 1, name, name, name,
              'SINGLE_USE', 5, null, localtimestamp(0), null, 'UTC', current_timestamp,
              timestamp with time zone '9999-12-31 23:59:59Z', null, null, false, false, false,
              current_timestamp, 'x', current_timestamp, 'x'
            from (select 'n' || n as name from (values %s) v(n)) made
            """
                .formatted(
                    IntStream.range(1_000, 2_100)
                        .mapToObj(i -> "(" + i + ")")
                        .collect(Collectors.joining(","))))
        .update();
    portal.go("?sort=name");
    assertThat(portal.text()).contains("1,000+");
    ListsGrid grid = _get(ListsGrid.class);
    assertThat(GridKt._fetch(grid, 50, 100).stream().map(ListDetails::name))
        .containsExactlyElementsOf(IntStream.range(1_050, 1_150).mapToObj(i -> "n" + i).toList());
    assertThat(GridKt._fetch(grid, 1_090, 50).stream().map(ListDetails::name))
        .startsWith("n2090")
        .endsWith("n2099");
  }

  @Test
  void theChoiceOfColumnsIsRemembered() {
    made("Spring goodwill");
    portal.go("");
    assertThat(columns()).contains("TYPE", "UPDATED").doesNotContain("UPDATED_BY", "CARD");
    @SuppressWarnings({"unchecked", "rawtypes"})
    CheckboxGroup<ListsGrid.Column> boxes = _find(CheckboxGroup.class).getFirst();
    boxes.setValue(Set.of(ListsGrid.Column.UPDATED_BY, ListsGrid.Column.STATUS));
    assertThat(columns()).containsExactly("NAME", "STATUS", "UPDATED_BY");

    portal.go("profile");
    portal.go("");
    assertThat(columns()).containsExactly("NAME", "STATUS", "UPDATED_BY");
  }

  // details

  @Test
  void aListIsToldAtAGlance() {
    ListDetails list =
        lists.create(
            Drafts.multiUse("SPRING26 newsletter", "SPRING26")
                .validity("2027-03-28T02:30", "2027-10-31T02:30", "Europe/Berlin")
                .limits(25_000, 1)
                .draft());
    portal.go(ListLinks.of(list));
    assertThat(_get(H1.class).getText()).isEqualTo("SPRING26 newsletter");
    assertThat(portal.text())
        .contains("Pending", "Multi-use", list.id().toString(), "SPRING26", "of 25,000")
        .contains("The clock skips this time: it means 28 Mar 2027, 03:30.")
        .contains("The clock shows this time twice: it means the earlier, UTC+02:00.");
  }

  @Test
  void anUnknownListOrTabIsNotFound() {
    ListDetails list = made("Spring goodwill");
    for (String path :
        List.of(
            "lists/" + UUID.randomUUID(),
            "lists/nonsense",
            "lists/" + list.id() + "/nonsense",
            "lists/" + UUID.randomUUID() + "/edit")) {
      portal.go(path);
      assertThat(portal.text()).as(path).contains("No such list");
    }
  }

  @Test
  void aListIsPausedAndThatIsUndone() {
    ListDetails list = made("Spring goodwill");
    portal.go(ListLinks.of(list));
    _click(_get(Button.class, b -> b.withText("Pause")));
    assertThat(lists.get(list.id()).paused()).isTrue();
    assertThat(toast()).contains("Spring goodwill", "paused");
    assertThat(_find(Button.class, b -> b.withText("Resume"))).hasSize(1);
    _click(_get(Button.class, b -> b.withText("Undo")));
    assertThat(lists.get(list.id()).paused()).isFalse();
  }

  @Test
  void historyTellsEachFieldWhoAndWhen() {
    ListDetails list = made("Spring goodwill");
    change(list, d -> d.points(75).limits(null, 3));
    portal.go(ListLinks.tab(list.id(), ListTab.HISTORY));
    assertThat(portal.text())
        .contains("Points per claim", "250", "75", "Entry cap", "10,000", "Dana MANAGER")
        .contains("Created");
  }

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

  // who may what

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"AGENT", "VIEWER"})
  void whoMayOnlyReadIsOfferedNoChange(Role role) {
    ListDetails list = made("Spring goodwill");
    signInAs(role);
    portal.go("");
    assertThat(shown()).containsExactly("Spring goodwill");
    assertThat(_find(Button.class, b -> b.withText("New list"))).isEmpty();
    portal.go(ListLinks.of(list));
    assertThat(_find(Button.class, b -> b.withText("Edit"))).isEmpty();
    assertThat(_find(Button.class, b -> b.withText("Pause"))).isEmpty();
    portal.go(ListLinks.edit(list.id()));
    assertThat(portal.text()).contains("No access");
    portal.go("lists/new");
    assertThat(portal.text()).contains("No access");
  }

  @Test
  void aViewerSeesNoFullCode() {
    ListDetails list = lists.create(Drafts.multiUse("Newsletter", "SPRING26").draft());
    signInAs(Role.VIEWER);
    portal.go(ListLinks.of(list));
    assertThat(portal.text()).contains("••••NG26").doesNotContain("SPRING26");
    portal.go(ListLinks.tab(list.id(), ListTab.HISTORY));
    assertThat(portal.text()).contains("••••NG26").doesNotContain("SPRING26");
    signInAs(Role.AGENT);
    portal.go(ListLinks.of(list));
    assertThat(portal.text()).contains("SPRING26");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"ADMIN", "MANAGER"})
  void whoMayWriteIsOfferedIt(Role role) {
    ListDetails list = made("Spring goodwill");
    signInAs(role);
    portal.go("");
    assertThat(_find(Button.class, b -> b.withText("New list"))).hasSize(1);
    portal.go(ListLinks.of(list));
    assertThat(_find(Button.class, b -> b.withText("Edit"))).hasSize(1);
    portal.go(ListLinks.edit(list.id()));
    assertThat(_get(H1.class).getText()).isEqualTo("Edit Spring goodwill");
  }

  private ListDetails made(String name) {
    return lists.create(Drafts.singleUse(name).draft());
  }

  private void change(ListDetails list, UnaryOperator<Drafts> change) {
    lists.change(list.id(), list.version(), Drafts.of(list.toDraft(), change));
  }

  private static List<String> shown() {
    return GridKt._findAll(_get(ListsGrid.class)).stream().map(ListDetails::name).toList();
  }

  private static List<String> columns() {
    return _get(ListsGrid.class).getColumns().stream()
        .filter(Component::isVisible)
        .map(column -> column.getKey())
        .toList();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static MultiSelectComboBox<ListStatus> statusFilter() {
    return _get(MultiSelectComboBox.class, f -> f.withClasses("status"));
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

  private static String toast() {
    return _find(Notification.class).stream().map(Portal::text).collect(Collectors.joining(" "));
  }
}
