package org.promolist.ui.job;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox.AutoExpandMode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.promolist.account.Scope;
import org.promolist.job.JobDetails;
import org.promolist.job.JobState;
import org.promolist.job.Jobs;
import org.promolist.job.NoSuchJobException;
import org.promolist.ui.kit.Confirmation;
import org.promolist.ui.kit.EmptyState;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.KeysetItems;
import org.promolist.ui.kit.NarrowPage;
import org.promolist.ui.kit.PageHeader;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;
import org.promolist.ui.kit.UrlConstants;
import org.promolist.ui.kit.Viewer;

/** All background work, live. Which states are shown stands in the URL: {@code ?state=}. */
@Route("jobs")
@PermitAll
class JobsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final String STATE = "state";

  private final Jobs jobs;
  private final Viewer viewer;
  private final JobFeed feed;
  private final MultiSelectComboBox<JobState> filter = new MultiSelectComboBox<>();
  private final JobsGrid grid;
  private final Div empty = new Div();
  private final Map<UUID, JobState> known = new HashMap<>();
  private Set<JobState> states = Set.of();
  private KeysetItems<JobDetails, UUID> items;
  private boolean showing;

  JobsView(Jobs jobs, Viewer viewer, JobFeed feed, Clock clock) {
    this.jobs = jobs;
    this.viewer = viewer;
    this.feed = feed;
    addClassNames("page", "fill");
    filter.setPlaceholder(Texts.text("jobs.filter"));
    filter.setAriaLabel(Texts.text("jobs.column.state"));
    filter.setItems(JobState.values());
    filter.setItemLabelGenerator(JobWords::state);
    filter.setClearButtonVisible(true);
    filter.setAutoExpand(AutoExpandMode.HORIZONTAL);
    filter.addClassName("filter-choice");
    filter.addValueChangeListener(change -> go(change.getValue()));
    Div filters = new Div(filter);
    filters.addClassNames("filters", "open");
    grid = new JobsGrid(viewer.formats(), clock, this::askToCancel);
    items = listing();
    grid.setItems(query -> items.fetch(query));
    empty.addClassName("empty-place");
    add(new PageHeader(Texts.text("jobs.title")), filters, grid, empty);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    viewer.require(Scope.CODES_WRITE);
    states = UrlConstants.read(event.getLocation().getQueryParameters(), STATE, JobState.class);
    showing = true;
    filter.setValue(states);
    showing = false;
    refresh();
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    NarrowPage.watch(this, grid::setNarrow);
    feed.follow(this, this::moved);
  }

  private void moved(JobDetails job) {
    if (known.put(job.id(), job.state()) == job.state()) {
      grid.move(job);
    } else {
      refresh(); // it came, began or ended: it stands elsewhere now
    }
  }

  private void go(Set<JobState> wanted) {
    if (!showing) {
      Map<String, List<String>> told = new HashMap<>();
      UrlConstants.write(told, STATE, wanted);
      UI.getCurrent().navigate(JobsView.class, new QueryParameters(told));
    }
  }

  private KeysetItems<JobDetails, UUID> listing() {
    return new KeysetItems<>(new JobsListing(jobs, states), JobDetails::id);
  }

  private void refresh() {
    items = listing();
    boolean any = items.any();
    grid.getLazyDataView().refreshAll();
    grid.setVisible(any);
    empty.setVisible(!any);
    empty.removeAll();
    if (!any) {
      empty.add(
          states.isEmpty()
              ? new EmptyState(
                  Icon.LAYERS, Texts.text("jobs.none.title"), Texts.text("jobs.none.text"))
              : new EmptyState(
                  Icon.SEARCH, Texts.text("jobs.noMatch.title"), Texts.text("jobs.noMatch.text")));
    }
  }

  private void askToCancel(JobDetails job) {
    new Confirmation(Texts.text("jobs.cancelAsk", job.title()))
        .saying(Texts.text("jobs.cancelSays"))
        .ask(Texts.text("jobs.cancelKeep"), Texts.text("jobs.cancelGo"), () -> cancel(job));
  }

  private void cancel(JobDetails job) {
    try {
      JobDetails now = jobs.cancel(job.id());
      Toast.success(now.title(), Texts.text("jobs.after." + now.state())).show();
    } catch (NoSuchJobException gone) {
      Toast.success(job.title(), Texts.text("jobs.after.SUCCEEDED")).show();
    }
    refresh();
  }

  @Override
  public String getPageTitle() {
    return Texts.pageTitle(Texts.text("jobs.title"));
  }
}
