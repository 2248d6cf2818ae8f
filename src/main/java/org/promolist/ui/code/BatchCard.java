package org.promolist.ui.code;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.promolist.code.BatchDetails;
import org.promolist.code.BatchState;
import org.promolist.ui.kit.AuditLinks;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Progress;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Viewer;

/**
 * One batch: where it comes from, how it stands, what became of it, what can be done. While it is
 * under way only its numbers move, so that the focus stays where it is.
 */
final class BatchCard extends Card {

  private final BatchDeeds deeds;
  private final ImportReport.Rejects rejects;
  private final Viewer viewer;
  private final Formats formats;
  private final Command changed;
  private final Div body = new Div();
  private @Nullable BatchState shown;
  private @Nullable Progress progress;

  /**
   * A batch as it stands.
   *
   * @param changed runs after each deed, and is to bring the batch as it is then
   */
  BatchCard(
      BatchDetails batch,
      BatchDeeds deeds,
      ImportReport.Rejects rejects,
      Viewer viewer,
      Command changed) {
    this.deeds = deeds;
    this.rejects = rejects;
    this.viewer = viewer;
    this.formats = viewer.formats();
    this.changed = changed;
    addClassName("batch");
    setAriaRole("group");
    setAriaLabel(CodeWords.batch(batch.number()));
    body.addClassName("batch-body");
    add(body);
    show(batch);
  }

  void show(BatchDetails batch) {
    if (shown == batch.state() && progress != null) {
      move(progress, batch);
      return;
    }
    shown = batch.state();
    progress = null;
    Div title = new Div(new H2(CodeWords.batch(batch.number())), CodeWords.badge(batch.state()));
    title.addClassName("bar");
    setTitle(title);
    Div actions = new Div(actions(batch));
    actions.addClassName("bar");
    setHeaderSuffix(actions);
    body.removeAll();
    Paragraph source = new Paragraph(CodeWords.source(batch, formats));
    source.addClassName("source");
    body.add(source);
    if (isUnderWay(batch.state())) {
      Progress bar = new Progress(CodeWords.batch(batch.number()), formats);
      move(bar, batch);
      progress = bar;
      body.add(bar);
    } else {
      outcome(batch).ifPresent(body::add);
    }
    body.add(foot(batch));
  }

  private static boolean isUnderWay(BatchState state) {
    return state == BatchState.QUEUED || state == BatchState.RUNNING;
  }

  private static void move(Progress bar, BatchDetails batch) {
    BatchDetails.Progress come = batch.progress();
    bar.show(come.done(), come.total(), come.timeLeft());
  }

  private Component[] actions(BatchDetails batch) {
    List<Button> buttons = new ArrayList<>();
    if (batch.state() == BatchState.PENDING && batch.figures().codes() > 0) {
      buttons.add(button("activate", Icon.PLAY, batch, () -> deeds.activate(batch, changed)));
    }
    boolean voidable = batch.state() == BatchState.PENDING || batch.state() == BatchState.ACTIVE;
    if (voidable && batch.figures().alive() > 0) {
      buttons.add(button("void", Icon.BAN, batch, () -> deeds.askToVoid(batch, changed)));
    }
    if (isUnderWay(batch.state())) {
      buttons.add(button("cancel", Icon.CLOSE, batch, () -> deeds.askToCancel(batch, changed)));
    }
    return buttons.toArray(Component[]::new);
  }

  private static Button button(String deedName, Icon icon, BatchDetails batch, Command deed) {
    Button button =
        new Button(Texts.text("batch.do." + deedName), icon.create(), click -> deed.execute());
    button.addClassName("neutral");
    button.setAriaLabel(Texts.text("batch.doLabel." + deedName, CodeWords.batch(batch.number())));
    return button;
  }

  private Optional<Component> outcome(BatchDetails batch) {
    Div told = new Div();
    told.addClassName("stack");
    if (batch.failure() != null || batch.state() == BatchState.CANCELLED) {
      told.add(BatchOutcome.broken(batch));
    }
    if (batch.report() != null && batch.state() != BatchState.CANCELLED) {
      told.add(new ImportReport(batch, batch.report(), rejects, formats));
    }
    boolean live = batch.state() == BatchState.PENDING || batch.state() == BatchState.ACTIVE;
    if (live || batch.state() == BatchState.VOIDED) {
      told.add(BatchOutcome.figures(batch, formats));
    }
    return told.getComponentCount() == 0 ? Optional.empty() : Optional.of(told);
  }

  private Component foot(BatchDetails batch) {
    Div foot = new Div();
    foot.addClassNames("batch-foot", "secondary", "text-s");
    BatchOutcome.deeds(batch, formats).forEach(line -> foot.add(new Span(line)));
    if (batch.figures().codes() > 0 && !isUnderWay(batch.state())) {
      foot.add(
          new Anchor(CodeLinks.codesOf(batch.listId(), batch.id()), Texts.text("batch.showCodes")));
    }
    AuditLinks.link(viewer, AuditLinks.ofBatch(batch.id())).ifPresent(foot::add);
    return foot;
  }
}
