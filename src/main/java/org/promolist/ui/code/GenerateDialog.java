package org.promolist.ui.code;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.promolist.code.BatchDetails;
import org.promolist.code.Batches;
import org.promolist.code.CodePreview;
import org.promolist.code.CodesRefusedException;
import org.promolist.list.ListDetails;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;

/** Has codes made. Says while one types what they would be worth against guessing. */
final class GenerateDialog extends NewBatchDialog {

  private final ListDetails list;
  private final Batches batches;
  private final Button go;
  private final PatternForm form;
  private final PatternVerdict verdict;

  GenerateDialog(ListDetails list, Batches batches, Formats formats) {
    this(list, batches, formats, new Button());
  }

  private GenerateDialog(ListDetails list, Batches batches, Formats formats, Button go) {
    super(Texts.text("batch.generateTitle"), go);
    this.list = list;
    this.batches = batches;
    this.go = go;
    setWidth("820px");
    form = new PatternForm(this::judge);
    verdict = new PatternVerdict(formats, form::useLength);
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

  @Override
  void left() {
    // nothing is prepared before it is asked for
  }

  private void judge() {
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
