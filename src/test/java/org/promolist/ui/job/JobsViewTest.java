package org.promolist.ui.job;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.promolist.DatabaseTest;
import org.promolist.account.Accounts;
import org.promolist.account.Role;
import org.promolist.code.BatchDetails;
import org.promolist.code.BatchState;
import org.promolist.code.Batches;
import org.promolist.code.PatternDraft;
import org.promolist.job.JobDetails;
import org.promolist.job.JobState;
import org.promolist.job.Jobs;
import org.promolist.list.Drafts;
import org.promolist.list.ListDetails;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.Ids;
import org.promolist.ui.Portal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class JobsViewTest {

  @Autowired ApplicationContext context;
  @Autowired Batches batches;
  @Autowired PromoCodeLists lists;
  @Autowired JdbcClient jdbc;
  @Autowired Accounts accounts;
  @Autowired Jobs jobs;
  private Portal portal;

  @BeforeEach
  void noJobs() {
    jdbc.sql("delete from job").update();
    portal = Portal.signIn(context, Role.MANAGER);
  }

  @AfterEach
  void leave() {
    portal.close();
    jdbc.sql("delete from job").update();
  }

  @Test
  void whatRunsStandsFirstThenTheLatest() {
    job("Ended early · 1", "SUCCEEDED", 500);
    job("Runs · 2", "RUNNING", 250);
    job("Ended late · 3", "CANCELLED", 10);
    portal.go("jobs");
    assertThat(titles()).containsExactly("Runs · 2", "Ended late · 3", "Ended early · 1");
    portal.go("jobs?state=succeeded&state=nonsense");
    assertThat(titles()).containsExactly("Ended early · 1");
    portal.go("jobs?state=failed");
    assertThat(portal.text()).contains("No job is in this state");
  }

  @Test
  void withoutJobsThePageSaysWhatComesHere() {
    portal.go("jobs");
    assertThat(portal.text()).contains("Nothing was done in the background yet");
  }

  @Test
  void theNavigationTellsHowManyRun() {
    job("Runs · 1", "RUNNING", 1);
    portal.close();
    portal = Portal.signIn(context, Role.MANAGER);
    portal.go("");
    assertThat(Portal.text(jobsEntry())).contains("1 running");
  }

  @Test
  void aJobIsCancelledOnceConfirmed() {
    ListDetails list = lists.create(Drafts.singleUse("Jobs " + UUID.randomUUID()).draft());
    BatchDetails batch = batches.generate(list.id(), 5_000_000, PatternDraft.START, false);
    portal.go("jobs");
    _click((Button) GridKt._getCellComponent(_get(JobsGrid.class), 0, "action"));
    assertThat(batches.get(list.id(), batch.id()).state())
        .isIn(BatchState.QUEUED, BatchState.RUNNING);
    _click(_get(Button.class, b -> b.withText("Cancel the job")));
    assertThat(batches.get(list.id(), batch.id()).state()).isEqualTo(BatchState.CANCELLED);
    assertThat(Portal.text(_get(Notification.class))).contains("was cancelled");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                jdbc.sql("select count(*) from job where state in ('QUEUED', 'RUNNING')")
                    .query(Long.class)
                    .single(),
            underWay -> underWay == 0); // what it had made is cleared away
  }

  @Test
  void whoMayMakeNoCodesHasNoJobs() {
    for (Role role : List.of(Role.AGENT, Role.VIEWER)) {
      portal.close();
      portal = Portal.signIn(context, role);
      portal.go("jobs");
      assertThat(portal.text()).as(role.name()).contains("No access");
    }
  }

  @Test
  void aPageThatIsClosedListensNoMore() {
    Jobs watched = Mockito.mock(Jobs.class);
    Runnable end = Mockito.mock(Runnable.class);
    Mockito.when(watched.watch(Mockito.<Consumer<JobDetails>>any())).thenReturn(end);
    JobFeed feed = new JobFeed(watched, accounts);
    feed.follow(UI.getCurrent());
    Mockito.verify(watched).watch(Mockito.any());
    MockVaadin.INSTANCE.closeCurrentUI(true);
    Mockito.verify(end).run();
  }

  @Test
  void whoMayMakeNoCodesAnyMoreIsToldNothingMore() {
    job("Runs · 1", "RUNNING", 1);
    JobDetails moved = jobs.page(Set.of(JobState.RUNNING), null, 1).items().getFirst();
    Jobs watched = Mockito.mock(Jobs.class);
    AtomicReference<Consumer<JobDetails>> pushed = new AtomicReference<>();
    Mockito.when(watched.watch(Mockito.<Consumer<JobDetails>>any()))
        .thenAnswer(call -> {
          pushed.set(call.getArgument(0));
          return (Runnable) () -> {};
        });
    JobFeed feed = new JobFeed(watched, accounts);
    List<JobDetails> told = new ArrayList<>();
    feed.follow(UI.getCurrent());
    feed.follow(UI.getCurrent(), told::add);
    pushed.get().accept(moved);
    MockVaadin.clientRoundtrip(true);
    assertThat(told).containsExactly(moved);
    jdbc.sql("update account_role set role = 'VIEWER' where account_id = :me")
        .param("me", accounts.profile().id())
        .update();
    pushed.get().accept(moved);
    MockVaadin.clientRoundtrip(true);
    assertThat(told).containsExactly(moved);
  }

  private void job(String title, String state, long done) {
    UUID id = Ids.next();
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    jdbc.sql(
            """
            insert into job (id, kind, subject_id, object_id, title, state, run, failures, done,
              total, run_started_done, run_started_at, created_at, created_by, ended_at)
            values (:id, 'GENERATE', :id, :id, :title, :state, 1, 0, :done, 500, 0, :now, :now,
              'Dana', :ended)
            """)
        .param("id", id)
        .param("title", title)
        .param("state", state)
        .param("done", done)
        .param("now", now)
        .param("ended", JobState.valueOf(state).isEnd() ? now : null)
        .update();
  }

  private static List<String> titles() {
    return GridKt._findAll(_get(JobsGrid.class)).stream().map(JobDetails::title).toList();
  }

  private static SideNavItem jobsEntry() {
    return UI.getCurrent()
        .getChildren()
        .flatMap(JobsViewTest::below)
        .filter(SideNavItem.class::isInstance)
        .map(SideNavItem.class::cast)
        .filter(item -> "Jobs".equals(item.getLabel()))
        .findFirst()
        .orElseThrow();
  }

  private static java.util.stream.Stream<com.vaadin.flow.component.Component> below(
      com.vaadin.flow.component.Component component) {
    return java.util.stream.Stream.concat(
        java.util.stream.Stream.of(component),
        component.getChildren().flatMap(JobsViewTest::below));
  }
}
