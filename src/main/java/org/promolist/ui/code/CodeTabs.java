package org.promolist.ui.code;

import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import org.promolist.code.Batches;
import org.promolist.code.Codes;
import org.promolist.code.ImportFiles;
import org.promolist.list.ListDetails;
import org.promolist.ui.job.JobFeed;
import org.promolist.ui.kit.Viewer;

/** Makes the tabs of a list that are about its codes. */
@SpringComponent
@UIScope
public class CodeTabs {

  private final Codes codes;
  private final Batches batches;
  private final ImportFiles files;
  private final Viewer viewer;
  private final JobFeed feed;

  CodeTabs(Codes codes, Batches batches, ImportFiles files, Viewer viewer, JobFeed feed) {
    this.codes = codes;
    this.batches = batches;
    this.files = files;
    this.viewer = viewer;
    this.feed = feed;
  }

  public CodesTab codes(ListDetails list) {
    return new CodesTab(list, codes, batches, viewer);
  }

  public BatchesTab batches(ListDetails list) {
    return new BatchesTab(list, batches, files, viewer, feed);
  }
}
