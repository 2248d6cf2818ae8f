package org.promolist.ui.code;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.promolist.account.Scope;
import org.promolist.code.BatchDetails;
import org.promolist.code.Batches;
import org.promolist.code.CodeDetails;
import org.promolist.code.CodeFilter;
import org.promolist.code.CodeRow;
import org.promolist.code.CodeState;
import org.promolist.code.Codes;
import org.promolist.code.NoSuchBatchException;
import org.promolist.list.ListDetails;
import org.promolist.list.ListType;
import org.promolist.shared.CodeText;
import org.promolist.shared.Slice;
import org.promolist.ui.kit.Downloads;
import org.promolist.ui.kit.EmptyState;
import org.promolist.ui.kit.FromUrl;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.KeysetItems;
import org.promolist.ui.kit.NarrowPage;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Viewer;

/**
 * The codes of a list, however many. Masked, and without a search that could guess them, for
 * whoever may not see them.
 */
public final class CodesTab extends Div implements FromUrl {

  /** Batches that the filter offers; older ones are reached from their own page. */
  private static final int OFFERED_BATCHES = 500;

  private final ListDetails list;
  private final Codes codes;
  private final Batches batches;
  private final Viewer viewer;
  private final boolean words;
  private final CodesFilters filters;
  private final Span note = new Span();
  private final CodesGrid grid;
  private final Div empty = new Div();
  private @Nullable Anchor export;
  private CodesState state = CodesState.START;

  public CodesTab(ListDetails list, Codes codes, Batches batches, Viewer viewer) {
    this.list = list;
    this.codes = codes;
    this.batches = batches;
    this.viewer = viewer;
    words = list.type() == ListType.MULTI_USE;
    addClassNames("page-body", "stack", "codes-tab");
    filters =
        new CodesFilters(
            words
                ? EnumSet.of(CodeState.CLAIMABLE, CodeState.CLAIMED)
                : EnumSet.allOf(CodeState.class),
            this::go);
    if (seesTexts()) {
      filters.withSearch();
    }
    if (seesTexts() && !words) {
      filters.withBatches(() -> batches.page(list.id(), null, OFFERED_BATCHES).items());
    }
    boolean writes = viewer.may(Scope.CODES_WRITE);
    grid =
        new CodesGrid(
            viewer.formats(),
            words,
            new CodesGrid.Rights(
                seesTexts(),
                writes ? id -> CodeLinks.batches(list.id()) : null,
                writes ? this::askToVoid : null));
    note.addClassNames("secondary", "text-s");
    note.getElement().setAttribute("role", "status");
    empty.addClassName("empty-place");
    add(filters, note, grid, empty);
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    NarrowPage.watch(
        this,
        narrow -> {
          grid.setNarrow(narrow);
          filters.setNarrow(narrow);
        });
  }

  private boolean seesTexts() {
    return viewer.may(Scope.CODES_READ);
  }

  @Override
  public void show(QueryParameters parameters) {
    state = CodesState.of(parameters);
    BatchDetails chosen = chosenBatch().orElse(null);
    filters.show(state, chosen);
    refresh();
  }

  private Optional<BatchDetails> chosenBatch() {
    if (state.batch() == null || !seesTexts()) {
      return Optional.empty();
    }
    try {
      return Optional.of(batches.get(list.id(), state.batch()));
    } catch (NoSuchBatchException gone) {
      return Optional.empty();
    }
  }

  private void go(CodesState wanted) {
    if (!wanted.equals(state)) {
      UI.getCurrent().navigate(CodeLinks.codes(list.id()), wanted.parameters());
    }
  }

  private void refresh() {
    CodeFilter filter =
        new CodeFilter(
            state.states(), seesTexts() ? CodeText.normalise(state.text()) : "", state.batch());
    Optional<CodeDetails> hit = seesTexts() ? exactHit() : Optional.empty();
    Optional<CodeRow> here =
        hit.filter(code -> code.listId().equals(list.id()))
            .map(CodeDetails::row)
            .filter(this::passes);
    note.setText(here.map(this::hitNote).orElse(""));
    note.setVisible(here.isPresent());
    KeysetItems<CodeRow, String> items = new KeysetItems<>(source(here, filter), CodeRow::text);
    boolean any = items.any();
    grid.show(items);
    grid.setVisible(any);
    empty.setVisible(!any);
    empty.removeAll();
    if (!any) {
      empty.add(emptyState(hit));
    }
    offerExport(any, filter);
  }

  private KeysetItems.Source<CodeRow> source(Optional<CodeRow> hit, CodeFilter filter) {
    if (hit.isPresent()) {
      return (cursor, limit) -> new Slice<>(List.of(hit.get()), null);
    }
    return seesTexts()
        ? (cursor, limit) -> codes.page(list.id(), filter, cursor, limit)
        : (cursor, limit) -> codes.maskedPage(list.id(), filter, cursor, limit);
  }

  private Optional<CodeDetails> exactHit() {
    return state.text().isBlank()
        ? Optional.empty()
        : CodeText.parse(state.text()).flatMap(codes::find);
  }

  private boolean passes(CodeRow code) {
    return (state.states().isEmpty() || state.states().contains(code.state()))
        && (state.batch() == null || state.batch().equals(code.batchId()));
  }

  private String hitNote(CodeRow code) {
    return CodeText.normalise(state.text()).equals(code.text())
        ? Texts.text("code.found.exact")
        : Texts.text("code.found.read", code.text());
  }

  /** As filtered; recorded in the history, so only for who may. */
  private void offerExport(boolean any, CodeFilter filter) {
    if (export != null) {
      export.removeFromParent();
      export = null;
    }
    if (any && viewer.may(Scope.CODES_WRITE)) {
      Anchor link =
          Downloads.csv(
              Texts.text("code.export"),
              Downloads.name(list.name(), "codes"),
              out -> codes.export(list.id(), filter, out));
      filters.end(link);
      export = link;
    }
  }

  private EmptyState emptyState(Optional<CodeDetails> elsewhere) {
    if (!state.filtered()) {
      return CodesEmpty.of(list, viewer);
    }
    boolean foreign = elsewhere.filter(code -> !code.listId().equals(list.id())).isPresent();
    EmptyState none =
        new EmptyState(
            Icon.SEARCH,
            state.text().isBlank()
                ? Texts.text("code.noMatch.filter")
                : Texts.text("code.noMatch.title", state.text()),
            Texts.text(foreign ? "code.noMatch.elsewhere" : "code.noMatch.text"));
    Button clear = new Button(Texts.text("lists.noMatch.clear"), click -> go(CodesState.START));
    clear.addThemeVariants(ButtonVariant.TERTIARY);
    return foreign
        ? none.actions(
            new Anchor(
                CodeLinks.codes(elsewhere.get().listId()) + "?q=" + elsewhere.get().row().text(),
                Texts.text("code.noMatch.there")),
            clear)
        : none.actions(clear);
  }

  /** Where nothing is filtered every code keeps its place, and the person theirs. */
  private void codeChanged() {
    if (state.filtered()) {
      refresh();
    } else {
      grid.getLazyDataView().refreshAll();
    }
  }

  private void askToVoid(CodeRow code) {
    new VoidCode(codes, code, this::codeChanged).ask();
  }
}
