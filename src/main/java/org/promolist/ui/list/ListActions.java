package org.promolist.ui.list;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.server.Command;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.promolist.list.ListDetails;
import org.promolist.list.ListRefusedException;
import org.promolist.list.ListType;
import org.promolist.list.NoSuchListException;
import org.promolist.list.PromoCodeLists;
import org.promolist.ui.claim.ClaimDeeds;
import org.promolist.ui.kit.Confirmation;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Notice;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;

/** What can be done with a list beside editing it. What can be undone offers to. */
final class ListActions {

  private final PromoCodeLists lists;
  private final ListDetails list;
  private final ClaimDeeds claims;
  private final Consumer<ListDetails> changed;

  /**
   * For one list.
   *
   * @param changed is told the list as it is after a deed
   */
  ListActions(
      PromoCodeLists lists, ListDetails list, ClaimDeeds claims, Consumer<ListDetails> changed) {
    this.lists = lists;
    this.list = list;
    this.claims = claims;
    this.changed = changed;
  }

  static Button primary(String label, Command command) {
    Button button = new Button(label, Icon.EDIT.create(), click -> command.execute());
    button.addThemeVariants(ButtonVariant.PRIMARY);
    return button;
  }

  Button pauseOrResume() {
    return list.paused()
        ? new Button(
            Texts.text("list.resume"),
            Icon.PLAY.create(),
            click -> undoable(lists::resume, "list.resumed", lists::pause))
        : new Button(
            Texts.text("list.pause"),
            Icon.PAUSE.create(),
            click -> undoable(lists::pause, "list.paused", lists::resume));
  }

  Button more() {
    Button button = new Button(Icon.MORE.create());
    button.setAriaLabel(Texts.text("list.more"));
    button.setTooltipText(Texts.text("list.more"));
    ContextMenu menu = new ContextMenu(button);
    menu.setOpenOnClick(true);
    if (claims.mayTry()) {
      menu.addItem(Texts.text("try.open"), click -> claims.tryCode(""));
    }
    if (list.archived()) {
      menu.addItem(
          Texts.text("list.restore"),
          click -> undoable(lists::restore, "list.restored", lists::archive));
    } else {
      menu.addItem(
          Texts.text("list.archive"),
          click -> undoable(lists::archive, "list.archived", lists::restore));
    }
    menu.addItem(Texts.text("list.delete"), click -> askToDelete());
    return button;
  }

  private void undoable(
      BiFunction<UUID, @Nullable Long, ListDetails> deed,
      String done,
      BiFunction<UUID, @Nullable Long, ListDetails> undo) {
    attempt(() -> {
      changed.accept(deed.apply(list.id(), null));
      Toast.success(list.name(), Texts.text(done))
          .action(
              Texts.text("list.undo"),
              () ->
                  attempt(() -> {
                    changed.accept(undo.apply(list.id(), null));
                    Toast.success(list.name(), Texts.text("list.undone")).show();
                  }))
          .show();
    });
  }

  private void askToDelete() {
    Confirmation question =
        new Confirmation(Texts.text("list.deleteAsk", list.name()))
            .saying(Texts.text("list.deleteSays", list.words().size()));
    if (list.type() != ListType.MULTI_USE && list.counts().codes() > 0) {
      question
          .saying(Texts.text("list.deleteCodes", list.counts().codes()))
          .typing(list.name(), list.counts().codes());
    }
    question.ask(
        Texts.text("list.deleteKeep"), Texts.text("list.deleteGo"), () -> attempt(this::delete));
  }

  private void delete() {
    lists.delete(list.id(), null);
    UI.getCurrent().navigate(ListsView.class);
    Toast.success(list.name(), Texts.text("list.deleted")).show();
  }

  /** A refusal is told in a dialog: it stays until read, unlike a toast. */
  private void attempt(Command deed) {
    try {
      deed.execute();
    } catch (ListRefusedException refused) {
      Notice.show(
          Texts.text("list.refused.title", list.name()),
          Texts.text("list.refused." + refused.reason(), refused.subject()));
    } catch (NoSuchListException gone) {
      Notice.show(Texts.text("list.gone.title"), Texts.text("list.gone.text", list.name()));
    }
  }
}
