package org.promolist.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.promolist.account.Scope;
import org.promolist.list.ListDetails;
import org.promolist.list.ListDraft;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.ui.kit.Badges;
import org.promolist.ui.kit.FormFooter;
import org.promolist.ui.kit.KeptDraft;
import org.promolist.ui.kit.LeaveGuard;
import org.promolist.ui.kit.PageHeader;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;
import org.promolist.ui.kit.Viewer;

/** Makes a list. */
@Route("lists/new")
@PermitAll
class NewListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final PromoCodeLists lists;
  private final Viewer viewer;
  private final PageHeader header =
      new PageHeader(Texts.text("list.newTitle"))
          .crumb(Texts.text("lists.title"), ".")
          .here(Texts.text("list.newTitle"));
  private final FormFooter footer;
  private final LeaveGuard guard;
  private final ListForm form;

  NewListView(PromoCodeLists lists, Viewer viewer, Clock clock) {
    this.lists = lists;
    this.viewer = viewer;
    addClassName("page");
    guard = LeaveGuard.on(this, this::dirty, () -> create().isPresent());
    footer =
        new FormFooter(
            () -> create().ifPresent(this::goOn), () -> UI.getCurrent().navigate(ListsView.class));
    ListDraft blank = blank(LocalDate.ofInstant(clock.instant(), viewer.zone()));
    form = new ListForm(blank, false, new TagsField(lists::tags), viewer.formats(), this::changed);
    guard.keeping(
        new KeptDraft<>(
            form,
            viewer.profile().id(),
            "lists/new",
            new KeptDraft.Form<>(
                ListDraft.class,
                () -> dirty() ? form.draft() : null,
                draft -> form.show(draft, blank),
                () -> form.show(blank, blank))));
    footer.saveButton().setText(Texts.text("list.create"));
    changed();
    add(header, form, footer);
  }

  /** From tomorrow on, without an end, in the zone of who makes it. */
  private ListDraft blank(LocalDate today) {
    return new ListDraft(
        "",
        ListType.SINGLE_USE,
        null,
        null,
        List.of(),
        today.plusDays(1).atStartOfDay(),
        null,
        viewer.zone().getId(),
        null,
        null,
        false,
        List.of());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    viewer.require(Scope.LISTS_WRITE);
  }

  /** To the codes, unless the list has its words already or somebody else sees to them. */
  private void goOn(ListDetails made) {
    if (hasSecondStep(made.type())) {
      UI.getCurrent()
          .navigate(
              ListLinks.tab(made.id(), ListTab.BATCHES),
              new QueryParameters(Map.of("new", List.of("1"), "step", List.of("2"))));
    } else {
      UI.getCurrent().navigate(ListLinks.of(made));
    }
  }

  private boolean hasSecondStep(@Nullable ListType type) {
    return type != ListType.MULTI_USE && viewer.may(Scope.CODES_WRITE);
  }

  private void changed() {
    if (form != null) {
      header.marks(
          hasSecondStep(form.draft().type())
              ? new Component[] {Badges.tag(Texts.text("list.firstStep"))}
              : new Component[0]);
    }
    if (dirty()) {
      ListFormFooter.show(footer, form);
    }
    guard.update();
  }

  private boolean dirty() {
    return form != null && form.dirty();
  }

  private Optional<ListDetails> create() {
    if (!form.check()) {
      changed();
      return Optional.empty();
    }
    try {
      ListDetails made = lists.create(form.draft());
      form.show(made.toDraft(), made.toDraft());
      Toast.success(made.name(), Texts.text("list.madeToast")).show();
      return Optional.of(made);
    } catch (RuntimeException refused) {
      form.refuse(Refusals.violations(refused, form.draft()));
      changed();
      return Optional.empty();
    }
  }

  @Override
  public String getPageTitle() {
    return Texts.pageTitle(Texts.text("list.newTitle"));
  }
}
