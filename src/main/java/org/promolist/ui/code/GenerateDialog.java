package org.promolist.ui.code;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promolist.code.BatchDetails;
import org.promolist.code.Batches;
import org.promolist.code.CodePreview;
import org.promolist.code.CodesRefusedException;
import org.promolist.list.ListDetails;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.promolist.ui.kit.KeptDraft;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;
import org.promolist.ui.kit.Viewer;

/** Has codes made. Says while one types what they would be worth against guessing. */
final class GenerateDialog extends NewBatchDialog {

  private final ListDetails list;
  private final Batches batches;
  private final Button go;
  private final PatternForm form;
  private final PatternVerdict verdict;
  private final @Nullable KeptDraft<PatternForm.Typed> kept;

  GenerateDialog(ListDetails list, Batches batches, Viewer viewer) {
    this(list, batches, viewer, new Button());
  }

  private GenerateDialog(ListDetails list, Batches batches, Viewer viewer, Button go) {
    super(Texts.text("batch.generateTitle"), go);
    this.list = list;
    this.batches = batches;
    this.go = go;
    setWidth("820px");
    form = new PatternForm(this::judge);
    verdict = new PatternVerdict(viewer.formats(), form::useLength);
    kept = kept(viewer);
    go.addClickListener(click -> generate());
    Div split = new Div(form, verdict);
    split.addClassName("pattern");
    add(split);
    judge();
    addOpenedChangeListener(change -> {
      if (change.isOpened()) {
        form.focusQuantity();
      }
    });
  }

  private KeptDraft<PatternForm.Typed> kept(Viewer viewer) {
    PatternForm.Typed start = form.typed();
    return new KeptDraft<>(
        form,
        viewer.profile().id(),
        "lists/" + list.id() + "/batches",
        new KeptDraft.Form<>(
            PatternForm.Typed.class,
            () -> form.typed().equals(start) ? null : form.typed(),
            form::show,
            () -> form.show(start)));
  }

  @Override
  void left() {
    if (kept != null) {
      kept.forget();
    }
  }

  private void judge() {
    if (kept != null) {
      kept.update();
    }
    Integer quantity = form.quantity();
    go.setText(
        quantity == null ? Texts.text("batch.generate") : Texts.text("batch.generateGo", quantity));
    try {
      CodePreview preview = batches.preview(quantity, form.draft());
      form.mark(List.of());
      verdict.show(preview, form.groupSize());
    } catch (InvalidInputException invalid) {
      form.mark(invalid.violations());
      verdict.clear();
    }
  }

  private void generate() {
    try {
      BatchDetails batch =
          batches.generate(list.id(), form.quantity(), form.draft(), form.activate());
      close();
      Toast.success(
              Texts.text("batch.of", list.name(), CodeWords.batch(batch.number())),
              Texts.text("batch.begun"))
          .show();
    } catch (InvalidInputException invalid) {
      form.refuse(invalid.violations());
      verdict.clear();
    } catch (CodesRefusedException refused) {
      judge();
      if (refused.reason() == CodesRefusedException.Reason.PATTERN_TOO_DENSE) {
        form.refuse(List.of(Violation.of("pattern.length", "pattern_too_dense")));
      } else {
        throw refused;
      }
    }
  }
}
