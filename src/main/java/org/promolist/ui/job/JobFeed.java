package org.promolist.ui.job;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.promolist.account.Accounts;
import org.promolist.account.Scope;
import org.promolist.job.JobDetails;
import org.promolist.job.Jobs;

/**
 * Brings what becomes of background work to one browser page: one subscription for the page,
 * however much on it wants to know, and none once the page is gone.
 */
@SpringComponent
@UIScope
public class JobFeed {

  private final Jobs jobs;
  private final Accounts accounts;
  private final List<Consumer<JobDetails>> listeners = new ArrayList<>();

  JobFeed(Jobs jobs, Accounts accounts) {
    this.jobs = jobs;
    this.accounts = accounts;
  }

  /** Begins; ends by itself when the page is closed. */
  public void follow(UI ui) {
    SerializableConsumer<JobDetails> pushed = ui.accessLater(this::tell, () -> {});
    Runnable end = jobs.watch(pushed);
    ui.addDetachListener(gone -> end.run());
  }

  /** The account is asked: what the session may is renewed by a request, and there may be none. */
  private void tell(JobDetails job) {
    if (accounts.profile().may(Scope.CODES_WRITE)) {
      List.copyOf(listeners).forEach(listener -> listener.accept(job));
    }
  }

  /**
   * Tells the listener of each job that comes, moves or ends, for as long as its owner is shown.
   */
  public void follow(Component owner, Consumer<JobDetails> listener) {
    Registration following = Registration.addAndRemove(listeners, listener);
    owner.addDetachListener((DetachEvent gone) -> {
      following.remove();
      gone.unregisterListener();
    });
  }
}
