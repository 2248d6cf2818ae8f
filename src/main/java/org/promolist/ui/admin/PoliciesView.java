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
import org.promolist.audit.Change;
import org.promolist.claim.ProgramPolicies;
import org.promolist.claim.StalePoliciesException;
import org.promolist.ui.kit.Conflict;
import org.promolist.ui.kit.FormFooter;
import org.promolist.ui.kit.KeptDraft;
import org.promolist.ui.kit.LeaveGuard;
import org.promolist.ui.kit.PageHeader;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;
import org.promolist.ui.kit.Viewer;

/**
 * The policies that every claim goes by. Saving writes only what was changed here; who changes what
 * somebody else has changed meanwhile sees both.
 */
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

  /**
   * @param base what was stored when {@code mine} was typed
   */
  record Unsaved(PolicyDraft base, PolicyDraft mine) {}

  /** Brought back upon what is stored by then, which somebody else may have changed. */
  private KeptDraft<Unsaved> kept(PolicyForm made) {
    return new KeptDraft<>(
        made,
        viewer.profile().id(),
        "policies",
        new KeptDraft.Form<>(
            Unsaved.class,
            () ->
                made.readable().same(made.original())
                    ? null
                    : new Unsaved(made.original(), made.readable()),
            typed -> bringBack(typed, made),
            () -> made.show(made.original())));
  }

  private static void bringBack(Unsaved typed, PolicyForm made) {
    PolicyDraft stored = made.original();
    made.show(PolicyDraft.reapply(typed.base(), typed.mine(), stored), stored);
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
    try {
      filled.show(
          PolicyDraft.of(
              policies.change(filled.original().toPolicies(), filled.draft().toPolicies())));
    } catch (StalePoliciesException somebodyWasFirst) {
      settle(filled);
      return false;
    }
    showRecent();
    Toast.success(Texts.text("policies.title"), Texts.text("policies.saved")).show();
    return true;
  }

  private void settle(PolicyForm filled) {
    PolicyDraft theirs = PolicyDraft.of(policies.get());
    PolicyDraft mine = filled.draft();
    PolicyDraft reapplied = PolicyDraft.reapply(filled.original(), mine, theirs);
    showRecent();
    conflict(theirs, reapplied)
        .ask(
            () -> {
              filled.show(theirs);
              Toast.success(Texts.text("policies.title"), Texts.text("list.conflict.taken"))
                  .action(
                      Texts.text("list.conflict.mineBack"), () -> filled.show(reapplied, theirs))
                  .show();
            },
            () -> filled.show(reapplied, theirs));
  }

  /**
   * @param mine what would be stored if mine went before theirs
   */
  private Conflict conflict(PolicyDraft theirs, PolicyDraft mine) {
    Conflict conflict = new Conflict(Texts.text("policies.title"), Texts.text("policies.conflict"));
    for (Change change : PolicyDraft.differences(theirs, mine)) {
      conflict.add(
          Texts.text("policies.field." + change.field()),
          PolicyChanges.value(change.field(), change.oldValue(), viewer.formats()),
          PolicyChanges.value(change.field(), change.newValue(), viewer.formats()));
    }
    return conflict;
  }

  @Override
  public String getPageTitle() {
    return Texts.pageTitle(Texts.text("policies.title"));
  }
}
