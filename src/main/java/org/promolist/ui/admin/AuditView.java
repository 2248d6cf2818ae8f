package org.promolist.ui.admin;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.account.Actors;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.AuditFilter;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.SignInNames;
import org.promolist.shared.Slice;
import org.promolist.ui.kit.Downloads;
import org.promolist.ui.kit.EmptyState;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.KeysetItems;
import org.promolist.ui.kit.NarrowPage;
import org.promolist.ui.kit.PageHeader;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.UnreadDays;
import org.promolist.ui.kit.Viewer;

/** What was done, by whom, to what, from where; latest first, however much. */
@Route("audit")
@RolesAllowed("ADMIN")
class AuditView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final AuditTrail trail;
  private final SignIns signIns;
  private final Viewer viewer;
  private final PageHeader header = new PageHeader(Texts.text("audit.title"));
  private final AuditFilters filters;
  private final UnreadDays unread = new UnreadDays("from", "to");
  private final AuditGrid grid;
  private final Div empty = new Div();
  private AuditState state = AuditState.START;

  AuditView(AuditTrail trail, Actors actors, SignInNames names, Viewer viewer) {
    this.trail = trail;
    signIns = new SignIns(names);
    this.viewer = viewer;
    addClassNames("page", "fill");
    filters = new AuditFilters(actors, signIns, trail.kinds(), viewer.formats(), this::go);
    grid = new AuditGrid(viewer.formats(), signIns);
    empty.addClassName("empty-place");
    Paragraph hint = new Paragraph(Texts.text("audit.hint"));
    hint.addClassNames("secondary", "text-s");
    add(header, filters, unread, grid, empty, hint);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    state = AuditState.of(event.getLocation().getQueryParameters());
    AuditFilter filter = state.filter(viewer.zone());
    KeysetItems<AuditEntry, UUID> items =
        new KeysetItems<>((cursor, limit) -> read(filter, cursor, limit), AuditEntry::id);
    boolean any = items.any();
    filters.show(state, objectName(filter));
    unread.show(event.getLocation().getQueryParameters());
    grid.show(items);
    grid.setVisible(any);
    empty.setVisible(!any);
    empty.removeAll();
    header.actions();
    if (any) {
      header.actions(
          Downloads.csv(
              Texts.text("audit.export"),
              Downloads.name("audit", "trail"),
              out -> trail.export(filter, out)));
    } else {
      empty.add(emptyState());
    }
  }

  private Slice<AuditEntry> read(AuditFilter filter, @Nullable String cursor, int limit) {
    Slice<AuditEntry> entries = trail.search(filter, cursor, limit);
    signIns.learn(entries.items().stream().map(AuditEntry::actor));
    return entries;
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    NarrowPage.watch(this, grid::setNarrow);
  }

  private void go(AuditState wanted) {
    if (!wanted.equals(state)) {
      UI.getCurrent().navigate(AuditView.class, wanted.parameters());
    }
  }

  /** As its last entry calls it; a batch has no name but that of its list. */
  private String objectName(AuditFilter filter) {
    UUID object = state.object();
    if (object == null) {
      return "";
    }
    AuditFilter whole =
        new AuditFilter(
            null, null, filter.objectType(), filter.objectId(), filter.partId(), null, null);
    String name =
        trail.search(whole, null, 1).items().stream()
            .findFirst()
            .flatMap(AuditWords::name)
            .orElse(AuditWords.shortId(object));
    return Texts.text("audit.onlyOne", AuditWords.type(state.type()), name);
  }

  private EmptyState emptyState() {
    if (!state.filtered()) {
      return new EmptyState(
          Icon.SHIELD, Texts.text("audit.none.title"), Texts.text("audit.none.text"));
    }
    Button clear = new Button(Texts.text("claim.noMatch.clear"), click -> go(AuditState.START));
    clear.addThemeVariants(ButtonVariant.TERTIARY);
    return new EmptyState(
            Icon.SEARCH, Texts.text("audit.noMatch.title"), Texts.text("audit.noMatch.text"))
        .actions(clear);
  }

  @Override
  public String getPageTitle() {
    return Texts.pageTitle(Texts.text("audit.title"));
  }
}
