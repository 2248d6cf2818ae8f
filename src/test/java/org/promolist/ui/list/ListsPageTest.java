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
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.promolist.list.Drafts;
import org.promolist.list.ListDetails;
import org.promolist.list.ListStatus;
import org.promolist.ui.Portal;
import org.promolist.ui.kit.PageHeader;

/** The grid of all lists. */
class ListsPageTest extends ListPagesFixture {

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
}
