package org.promolist.ui.code;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promolist.code.BatchDetails;
import org.promolist.ui.job.JobWords;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** What became of a batch, in numbers and words. */
final class BatchOutcome {

  private BatchOutcome() {}

  /** How its codes stand. */
  static Component figures(BatchDetails batch, Formats formats) {
    BatchDetails.Figures figures = batch.figures();
    return facts(
        fact("codes", figures.codes(), formats),
        fact("claimable", figures.claimable(), formats),
        fact("claimed", figures.claimed(), formats),
        fact("voided", figures.voided(), formats));
  }

  static Div facts(Component... facts) {
    Div row = new Div(facts);
    row.addClassName("facts");
    return row;
  }

  static Component fact(String what, long count, Formats formats) {
    Span number = new Span(formats.number(count));
    number.addClassNames("semibold", "num");
    Span label = new Span(Texts.text("batch.fact." + what));
    label.addClassNames("secondary", "text-s");
    return new Div(number, new Text(" "), label);
  }

  /** Why it did not become ready. */
  static Component broken(BatchDetails batch) {
    BatchDetails.Failure failure = batch.failure();
    Paragraph text =
        new Paragraph(
            failure == null
                ? Texts.text("batch.wasCancelled")
                : JobWords.failure(failure.code(), failure.detail()));
    if (failure == null) {
      text.addClassName("secondary");
      return text;
    }
    Div notice = new Div(Icon.ALERT.create(), text);
    notice.addClassNames("notice", "error");
    return notice;
  }

  /** Who did what to it, and when. */
  static List<String> deeds(BatchDetails batch, Formats formats) {
    List<String> lines = new ArrayList<>();
    deed(lines, "batch.by." + batch.source(), batch.createdBy(), batch.createdAt(), formats);
    deed(lines, "batch.by.ACTIVATED", batch.activatedBy(), batch.activatedAt(), formats);
    deed(lines, "batch.by.VOIDED", batch.voidedBy(), batch.voidedAt(), formats);
    if (batch.voidReason() != null && !batch.voidReason().isBlank()) {
      lines.add(Texts.text("batch.by.reason", batch.voidReason()));
    }
    return lines;
  }

  private static void deed(
      List<String> lines,
      String key,
      @Nullable String who,
      @Nullable Instant when,
      Formats formats) {
    if (who != null && when != null) {
      lines.add(Texts.text(key, who, formats.moment(when)));
    }
  }
}
