package org.promolist.ui.job;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableFunction;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.promolist.job.JobDetails;
import org.promolist.job.JobState;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Progress;
import org.promolist.ui.kit.Texts;

/** Jobs as rows, or, where the page is narrow, as cards. */
final class JobsGrid extends Grid<JobDetails> {

  private static final String CLEAR = "CLEAR";

  private final Formats formats;
  private final Clock clock;
  private final Consumer<JobDetails> cancel;
  private final Column<JobDetails> card;
  private final List<Column<JobDetails>> columns;

  /** The bars that are shown, to move them without drawing their rows anew. */
  private final Map<UUID, Progress> bars = new HashMap<>();

  JobsGrid(Formats formats, Clock clock, Consumer<JobDetails> cancel) {
    super(JobDetails.class, false);
    this.formats = formats;
    this.clock = clock;
    this.cancel = cancel;
    addClassNames("lists-grid", "plain-rows");
    setSelectionMode(SelectionMode.NONE);
    setEmptyStateText("");
    getElement().setAttribute("aria-label", Texts.text("jobs.title"));
    columns =
        List.of(
            column("what", this::what).setFlexGrow(1).setWidth("220px"),
            column("state", job -> JobWords.badge(job.state())).setWidth("132px"),
            column("progress", this::progress).setFlexGrow(1).setWidth("380px"),
            column("by", job -> new Span(job.createdBy())).setWidth("130px"),
            column("when", job -> new Span(formats.moment(job.createdAt()))).setWidth("160px"),
            column("action", this::action).setWidth("104px"));
    card = addComponentColumn(this::card).setFlexGrow(1);
    card.setVisible(false);
  }

  private Column<JobDetails> column(String key, SerializableFunction<JobDetails, Component> cell) {
    return addComponentColumn(cell::apply)
        .setKey(key)
        .setHeader(Texts.text("jobs.column." + key))
        .setFlexGrow(0)
        .setResizable(true);
  }

  void setNarrow(boolean narrow) {
    card.setVisible(narrow);
    columns.forEach(column -> column.setVisible(!narrow));
    setClassName("cards", narrow);
  }

  /** Shows how far the job has come, if its bar is on the page. */
  void move(JobDetails job) {
    Progress bar = bars.get(job.id());
    if (bar != null && bar.isAttached()) {
      bar.show(job.done(), job.total(), job.timeLeft(clock.instant()).orElse(null));
    }
  }

  private Component what(JobDetails job) {
    Anchor where = new Anchor("lists/" + job.objectId() + "/batches", job.title());
    where.addClassName("lists-name");
    Span kind = new Span(JobWords.kind(job));
    kind.addClassNames("secondary", "text-xs");
    Div cell = new Div(where, kind);
    cell.addClassName("two-lines");
    return cell;
  }

  private Component progress(JobDetails job) {
    if (job.state() == JobState.FAILED) {
      Span why = new Span(JobWords.failure(job));
      why.addClassNames("text-s", "error-text", "wrap");
      return why;
    }
    if (job.state().isEnd()) {
      Span done =
          new Span(
              job.state() == JobState.SUCCEEDED
                  ? Texts.text("jobs.done", job.done())
                  : Texts.text("jobs.notDone"));
      done.addClassNames("secondary", "text-s", "num");
      return done;
    }
    Progress bar = new Progress(job.title(), formats);
    bar.show(job.done(), job.total(), job.timeLeft(clock.instant()).orElse(null));
    bars.put(job.id(), bar);
    return bar;
  }

  /** What clears away after a batch is not to be stopped: it would only leave dead codes lying. */
  private Component action(JobDetails job) {
    if (job.state().isEnd() || job.kind().equals(CLEAR)) {
      return new Span();
    }
    Button button = new Button(Texts.text("jobs.cancel"), click -> cancel.accept(job));
    button.addThemeVariants(ButtonVariant.SMALL);
    button.addClassName("neutral");
    button.setAriaLabel(Texts.text("jobs.cancelLabel", job.title()));
    return button;
  }

  private Component card(JobDetails job) {
    Div top = new Div(what(job), JobWords.badge(job.state()));
    top.addClassName("card-top");
    Div who = new Div(Texts.text("list.byAt", job.createdBy(), formats.moment(job.createdAt())));
    who.addClassNames("secondary", "text-s");
    Div made = new Div(top, progress(job), who, action(job));
    made.addClassName("list-card");
    return made;
  }
}
