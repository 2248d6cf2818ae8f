package org.promolist.ui.list;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.promolist.account.Role;
import org.promolist.list.Drafts;
import org.promolist.list.ListDetails;
import org.promolist.ui.Portal;

/** The page of one list, and who may do what there. */
class ListPagesTest extends ListPagesFixture {

  private void signInAs(Role role) {
    portal.close();
    portal = Portal.signIn(context, role);
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
}
