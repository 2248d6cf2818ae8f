package org.promolist.ui.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import org.promolist.account.Scope;
import org.promolist.audit.AuditTrail;
import org.promolist.claim.ProgramPolicies;
import org.promolist.ui.kit.FormFooter;
import org.promolist.ui.kit.KeptDraft;
import org.promolist.ui.kit.LeaveGuard;
import org.promolist.ui.kit.PageHeader;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;
import org.promolist.ui.kit.Viewer;

/** The policies that every claim goes by. Saving writes only what was changed here. */
@Route("policies")
@PermitAll
class PoliciesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final int RECENT = 6;

  private final ProgramPolicies policies;
  private final AuditTrail audit;
  private final Viewer viewer;
  private final LeaveGuard guard;
  private final FormFooter footer = new FormFooter(this::save, this::cancel);
  private @Nullable PolicyForm form;
  private @Nullable PolicyChanges recent;

  PoliciesView(ProgramPolicies policies, AuditTrail audit, Viewer viewer) {
    this.policies = policies;
    this.audit = audit;
    this.viewer = viewer;
    addClassName("page");
    guard = LeaveGuard.on(this, this::isDirty, this::save);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    viewer.require(Scope.POLICIES_WRITE);
    removeAll();
    PolicyForm made =
        new PolicyForm(PolicyDraft.of(policies.get()), viewer.formats(), this::changed);
    form = made;
    guard.keeping(kept(made));
    PolicyChanges aside = new PolicyChanges(viewer);
    recent = aside;
    Div split = new Div(made, aside);
    split.addClassName("split");
    add(new PageHeader(Texts.text("policies.title")), split, footer);
    showRecent();
    changed();
  }

  private KeptDraft<PolicyDraft> kept(PolicyForm made) {
    return new KeptDraft<>(
        made,
        viewer.profile().id(),
        "policies",
        new KeptDraft.Form<>(
            PolicyDraft.class,
            () -> made.dirty() ? made.draft() : null,
            draft -> made.show(draft, made.original()),
            () -> made.show(made.original())));
  }

  private void showRecent() {
    if (recent != null) {
      recent.show(audit.of(ProgramPolicies.OBJECT_TYPE, ProgramPolicies.ID, null, RECENT).items());
    }
  }

  private boolean isDirty() {
    return form != null && form.dirty();
  }

  private void changed() {
    if (form != null) {
      int attention = form.attention();
      footer.show(isDirty(), attention == 0 ? "" : Texts.text("list.form.attention", 0, attention));
      guard.update();
    }
  }

  private void cancel() {
    if (form != null) {
      form.show(PolicyDraft.of(policies.get()));
    }
  }

  /** Whether all that was changed is stored now. */
  private boolean save() {
    PolicyForm filled = form;
    if (filled == null || !filled.check()) {
      changed();
      return false;
    }
    PolicyDraft now = filled.draft();
    PolicyDraft before = filled.original();
    if (!now.sameLockout(before)) {
      policies.setLockout(now.failures(), now.lockSeconds());
    }
    if (!now.limiters().equals(before.limiters())) {
      policies.setLimiters(now.limiters());
    }
    if (now.registrationRequired() != before.registrationRequired()) {
      policies.setRegistrationRequired(now.registrationRequired());
    }
    filled.show(PolicyDraft.of(policies.get()));
    showRecent();
    Toast.success(Texts.text("policies.title"), Texts.text("policies.saved")).show();
    return true;
  }

  @Override
  public String getPageTitle() {
    return Texts.pageTitle(Texts.text("policies.title"));
  }
}
