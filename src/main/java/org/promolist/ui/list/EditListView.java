package org.promolist.ui.list;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.promolist.account.Scope;
import org.promolist.audit.Change;
import org.promolist.list.ListDetails;
import org.promolist.list.ListDraft;
import org.promolist.list.ListRefusedException;
import org.promolist.list.NoSuchListException;
import org.promolist.list.PromoCodeLists;
import org.promolist.list.StaleListException;
import org.promolist.shared.InvalidInputException;
import org.promolist.ui.kit.Conflict;
import org.promolist.ui.kit.FormFooter;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.KeptDraft;
import org.promolist.ui.kit.LeaveGuard;
import org.promolist.ui.kit.Notice;
import org.promolist.ui.kit.PageHeader;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;
import org.promolist.ui.kit.Viewer;

/** Edits one list. Saving needs the version it was opened at; who comes second sees both. */
@Route("lists/:id/edit")
@PermitAll
class EditListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final PromoCodeLists lists;
  private final Viewer viewer;
  private final LeaveGuard guard;
  private @Nullable ListDetails base;
  private @Nullable ListForm form;
  private @Nullable FormFooter footer;
  private @Nullable ChangeSummary summary;

  EditListView(PromoCodeLists lists, Viewer viewer) {
    this.lists = lists;
    this.viewer = viewer;
    addClassName("page");
    guard = LeaveGuard.on(this, this::dirty, () -> save().isPresent());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    viewer.require(Scope.LISTS_WRITE);
    show(ListView.find(lists, event));
  }

  private void show(ListDetails list) {
    removeAll();
    base = list;
    PageHeader header =
        new PageHeader(Texts.text("list.editTitle", list.name()))
            .crumb(Texts.text("lists.title"), ".")
            .crumb(list.name(), ListLinks.of(list))
            .here(Texts.text("list.edit"))
            .marks(ListWords.badge(list.status()));
    FormFooter bar =
        new FormFooter(
            () -> save().ifPresent(this::leave),
            () -> UI.getCurrent().navigate(ListLinks.of(list)));
    ChangeSummary aside = new ChangeSummary(list.id(), viewer.formats());
    footer = bar;
    summary = aside;
    ListForm made =
        new ListForm(
            list.toDraft(), true, new TagsField(lists::tags), viewer.formats(), this::changed);
    form = made;
    guard.keeping(kept(list, made));
    Div split = new Div(made, aside);
    split.addClassName("split");
    add(header, split, bar);
    changed();
  }

  /**
   * @param base what was stored when {@code mine} was typed
   */
  record Unsaved(ListDraft base, ListDraft mine) {}

  /** Brought back upon what is stored by then, which somebody else may have changed. */
  private KeptDraft<Unsaved> kept(ListDetails list, ListForm made) {
    ListDraft stored = list.toDraft();
    return new KeptDraft<>(
        made,
        viewer.profile().id(),
        "lists/" + list.id() + "/edit",
        new KeptDraft.Form<>(
            Unsaved.class,
            () ->
                made.readable().equals(made.original())
                    ? null
                    : new Unsaved(made.original(), made.readable()),
            typed -> made.show(DraftFields.reapply(typed.base(), typed.mine(), stored), stored),
            () -> made.show(made.original(), made.original())));
  }

  private void changed() {
    if (form != null && footer != null && summary != null) {
      summary.show(form.original(), form.draft());
      ListFormFooter.show(footer, form);
      guard.update();
    }
  }

  private boolean dirty() {
    return form != null && form.dirty();
  }

  /** The list as saved; empty where it could not be, which then stands on the page. */
  private Optional<ListDetails> save() {
    ListForm filled = form;
    ListDetails from = base;
    if (filled == null || from == null || !filled.check()) {
      changed();
      return Optional.empty();
    }
    try {
      ListDetails saved = lists.change(from.id(), from.version(), filled.draft());
      filled.show(saved.toDraft(), saved.toDraft());
      base = saved;
      toast(from, saved);
      return Optional.of(saved);
    } catch (StaleListException somebodyWasFirst) {
      settle(from, filled);
    } catch (NoSuchListException gone) {
      tellGone(from);
    } catch (RuntimeException refused) {
      filled.refuse(Refusals.violations(refused, filled.draft()));
      changed();
    }
    return Optional.empty();
  }

  private void toast(ListDetails before, ListDetails saved) {
    Toast done = Toast.success(saved.name(), Texts.text("list.saved"));
    if (saved.version() != before.version()) {
      done.action(Texts.text("list.undo"), () -> undo(before, saved));
    }
    done.show();
  }

  private void undo(ListDetails before, ListDetails saved) {
    try {
      lists.change(saved.id(), saved.version(), before.toDraft());
      UI.getCurrent().refreshCurrentRoute(false);
      Toast.success(before.name(), Texts.text("list.undone")).show();
    } catch (StaleListException
        | NoSuchListException
        | ListRefusedException
        | InvalidInputException tooLate) {
      Notice.show(Texts.text("list.refused.title", saved.name()), Texts.text("list.undoTooLate"));
    }
  }

  private static void tellGone(ListDetails list) {
    Notice.show(Texts.text("list.gone.title"), Texts.text("list.gone.text", list.name()));
  }

  private void settle(ListDetails from, ListForm filled) {
    ListDetails theirs;
    try {
      theirs = lists.get(from.id());
    } catch (NoSuchListException gone) {
      tellGone(from);
      return;
    }
    ListDraft mine = filled.draft();
    conflict(theirs, mine)
        .ask(
            () -> {
              base = theirs;
              filled.show(theirs.toDraft(), theirs.toDraft());
              Toast.success(theirs.name(), Texts.text("list.conflict.taken"))
                  .action(
                      Texts.text("list.conflict.mineBack"),
                      () -> filled.show(mine, theirs.toDraft()))
                  .show();
            },
            () -> {
              base = theirs;
              filled.show(
                  DraftFields.reapply(from.toDraft(), mine, theirs.toDraft()), theirs.toDraft());
            });
  }

  private Conflict conflict(ListDetails theirs, ListDraft mine) {
    Formats formats = viewer.formats();
    Conflict conflict =
        new Conflict(
            theirs.name(),
            Texts.text(
                "list.conflict.text", theirs.updatedBy(), formats.moment(theirs.updatedAt())));
    for (Change change : DraftFields.differences(theirs.toDraft(), mine)) {
      conflict.add(
          ListWords.field(change.field()),
          ListWords.value(change.field(), change.oldValue(), formats),
          ListWords.value(change.field(), change.newValue(), formats));
    }
    return conflict;
  }

  private void leave(ListDetails saved) {
    UI.getCurrent().navigate(ListLinks.of(saved));
  }

  @Override
  public String getPageTitle() {
    return Texts.pageTitle(base == null ? "" : Texts.text("list.editTitle", base.name()));
  }
}
