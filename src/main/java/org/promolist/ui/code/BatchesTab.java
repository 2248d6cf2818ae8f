package org.promolist.ui.code;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.code.BatchDetails;
import org.promolist.code.Batches;
import org.promolist.code.ImportFiles;
import org.promolist.code.NoSuchBatchException;
import org.promolist.code.RejectedLine;
import org.promolist.job.JobDetails;
import org.promolist.list.ListDetails;
import org.promolist.list.ListType;
import org.promolist.shared.Slice;
import org.promolist.ui.job.JobFeed;
import org.promolist.ui.kit.FromUrl;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Viewer;

/**
 * The batches of a list, latest first and live, and where the next one is begun: by a button, by
 * {@code ?new=1} in the URL, or by dropping a file anywhere on the page.
 */
public final class BatchesTab extends Div implements FromUrl {

  private static final int PAGE = 20;

  /** Jobs that brought something new onto this page while it was open. */
  private final Set<UUID> begun = new HashSet<>();

  private final ListDetails list;
  private final Batches batches;
  private final ImportFiles files;
  private final Viewer viewer;
  private final JobFeed feed;
  private final BatchDeeds deeds;
  private final Div empty = new Div();
  private final Div cards = new Div();
  private final Button more;
  private final Map<UUID, BatchCard> shown = new LinkedHashMap<>();
  private @Nullable String cursor;
  private @Nullable NewBatchDialog dialog;
  private boolean dropped;

  public BatchesTab(
      ListDetails list, Batches batches, ImportFiles files, Viewer viewer, JobFeed feed) {
    this.list = list;
    this.batches = batches;
    this.files = files;
    this.viewer = viewer;
    this.feed = feed;
    this.deeds = new BatchDeeds(batches, list, viewer.formats());
    addClassNames("page-body", "stack", "batches-tab");
    cards.addClassName("stack");
    empty.addClassName("empty-place");
    more = new Button(Texts.text("batch.more"), click -> showMore());
    Button next = CodesEmpty.next(list);
    next.addThemeVariants(ButtonVariant.PRIMARY);
    Paragraph hint = new Paragraph(Texts.text("batch.hint." + list.type()));
    hint.addClassNames("secondary", "grow");
    Div top = new Div(hint, next);
    top.addClassName("bar");
    add(top, empty, cards, more);
    reload();
  }

  /** The batches, and over them the dialog that begins one. */
  @Override
  public void show(QueryParameters parameters) {
    boolean wanted = parameters.getSingleParameter("new").isPresent();
    boolean secondStep = parameters.getSingleParameter("step").filter("2"::equals).isPresent();
    NewBatchDialog old = dialog;
    if (old != null && !wanted) {
      dialog = null; // the URL has changed already
      old.close();
      remove(old);
    } else if (dialog == null && wanted) {
      dialog = open(secondStep);
    }
    if (!wanted) {
      reload();
    }
  }

  private NewBatchDialog open(boolean secondStep) {
    NewBatchDialog made =
        list.type() == ListType.SINGLE_USE
            ? new GenerateDialog(list, batches, viewer)
            : new ImportDialog(list, batches, files, viewer.formats());
    if (secondStep) {
      made.asSecondStep();
    }
    made.onClosed(this::closed);
    add(made);
    made.open();
    if (dropped && made instanceof ImportDialog importing) {
      importing.takeDropped();
    }
    dropped = false;
    return made;
  }

  /** By the person: the URL follows. */
  private void closed() {
    if (dialog != null) {
      remove(dialog);
      dialog = null;
      UI.getCurrent().navigate(CodeLinks.batches(list.id()));
    }
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    feed.follow(this, this::moved);
    if (list.type() == ListType.THIRD_PARTY) {
      getElement().executeJs(PageDrop.SCRIPT);
    }
  }

  /** A file was dropped on the page; the browser keeps it until the dialog is there. */
  @ClientCallable
  void fileDropped() {
    if (dialog instanceof ImportDialog importing) {
      importing.takeDropped();
    } else {
      dropped = true;
      UI.getCurrent().navigate(CodeLinks.batches(list.id()), QueryParameters.of("new", "1"));
    }
  }

  private void moved(JobDetails job) {
    if (job.objectId().equals(list.id())) {
      if (shown.containsKey(job.subjectId())) {
        refresh(job.subjectId());
      } else if (!job.state().isEnd() && begun.add(job.id())) {
        reload(); // once: it may work on a batch further down than is shown
      }
    }
  }

  private void refresh(UUID batchId) {
    BatchCard card = shown.get(batchId);
    if (card != null) {
      try {
        card.show(batches.get(list.id(), batchId));
      } catch (NoSuchBatchException gone) {
        cards.remove(card);
        shown.remove(batchId);
      }
    }
  }

  private void reload() {
    cards.removeAll();
    shown.clear();
    cursor = null;
    showMore();
    empty.removeAll();
    empty.setVisible(shown.isEmpty());
    if (shown.isEmpty()) {
      empty.add(BatchesEmpty.of(list));
    }
  }

  private void showMore() {
    Slice<BatchDetails> page = batches.page(list.id(), cursor, PAGE);
    for (BatchDetails batch : page.items()) {
      BatchCard card = new BatchCard(batch, deeds, rejects(), viewer, () -> refresh(batch.id()));
      shown.put(batch.id(), card);
      cards.add(card);
    }
    cursor = page.nextCursor();
    more.setVisible(cursor != null);
  }

  private ImportReport.Rejects rejects() {
    return new ImportReport.Rejects() {
      @Override
      public List<RejectedLine> first(BatchDetails batch, int limit) {
        return batches.rejects(list.id(), batch.id(), 0, limit);
      }

      @Override
      public void write(BatchDetails batch, OutputStream out) throws IOException {
        batches.writeRejects(list.id(), batch.id(), out);
      }
    };
  }
}
