package org.promolist.ui.code;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import java.util.List;
import java.util.UUID;
import org.promolist.code.BatchDetails;
import org.promolist.code.Batches;
import org.promolist.code.ImportTally;
import org.promolist.code.NoSuchBatchException;
import org.promolist.job.JobDetails;
import org.promolist.job.JobState;
import org.promolist.list.PromoCodeLists;
import org.promolist.ui.job.JobFeed;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;
import org.promolist.ui.kit.Viewer;

/** Tells people wherever they are that a batch they began is there, or came to nothing. */
@SpringComponent
@UIScope
public class BatchToasts {

  private final Batches batches;
  private final PromoCodeLists lists;
  private final Viewer viewer;
  private final JobFeed feed;

  BatchToasts(Batches batches, PromoCodeLists lists, Viewer viewer, JobFeed feed) {
    this.batches = batches;
    this.lists = lists;
    this.viewer = viewer;
    this.feed = feed;
  }

  /** Begins; ends by itself when the page is closed. */
  public void follow(UI ui) {
    feed.follow(ui, this::moved);
  }

  private void moved(JobDetails job) {
    boolean told = job.state() == JobState.SUCCEEDED || job.state() == JobState.FAILED;
    if (told && viewer.profile().id().equals(job.createdById())) {
      try {
        BatchDetails batch = batches.get(job.objectId(), job.subjectId());
        if (job.id().equals(batch.jobId())) { // and not one that cleared up after it
          show(batch);
        }
      } catch (NoSuchBatchException goneSince) {
        // There is nothing left to tell of.
      }
    }
  }

  private void show(BatchDetails batch) {
    UUID listId = batch.listId();
    String list = lists.names(List.of(listId)).getOrDefault(listId, "");
    String name = Texts.text("batch.of", list, CodeWords.batch(batch.number()));
    String what = what(batch);
    Toast toast = isGood(batch) ? Toast.success(name, what) : Toast.broken(name, what);
    toast
        .action(Texts.text("batch.open"), () -> UI.getCurrent().navigate(CodeLinks.batches(listId)))
        .show();
  }

  private static boolean isGood(BatchDetails batch) {
    ImportTally report = batch.report();
    return batch.failure() == null && (report == null || report.accepted() > 0);
  }

  private static String what(BatchDetails batch) {
    if (batch.failure() != null) {
      return Texts.text("batch.ended.FAILED");
    }
    ImportTally report = batch.report();
    if (report != null && report.accepted() == 0) {
      return Texts.text(
          report.malformed() == report.rejected()
              ? "batch.ended.noCodes"
              : "batch.ended.nothingNew");
    }
    return batch.dryRun()
        ? Texts.text(
            "batch.ended.VALIDATED",
            report == null ? 0 : report.accepted(),
            report == null ? 0 : report.rejected())
        : Texts.text("batch.ended." + batch.state(), batch.figures().codes());
  }
}
