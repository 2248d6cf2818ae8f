package org.promolist.ui.code;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.function.IntConsumer;
import org.promolist.code.CodePreview;
import org.promolist.ui.kit.DefinitionList;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** What the codes would look like and how well they would stand against guessing. */
final class PatternVerdict extends Div {

  private static final double DAYS_A_YEAR = 365.25;
  private static final int YEARS_FROM = 730;

  private final Div samples = new Div();
  private final Div figures = new Div();
  private final Div verdict = new Div();
  private final Formats formats;
  private final IntConsumer useLength;

  /**
   * Says nothing yet.
   *
   * @param useLength takes the length that is proposed instead
   */
  PatternVerdict(Formats formats, IntConsumer useLength) {
    this.formats = formats;
    this.useLength = useLength;
    addClassNames("pattern-verdict", "stack");
    samples.addClassName("samples");
    figures.addClassName("stack");
    verdict.getElement().setAttribute("role", "status");
    add(new H2(Texts.text("pattern.samples")), samples, verdict, figures);
  }

  /** While something is wrong with a field there is nothing to say. */
  void clear() {
    samples.removeAll();
    figures.removeAll();
    verdict.removeAll();
    Paragraph text = new Paragraph(Texts.text("pattern.noVerdict"));
    text.addClassNames("secondary", "text-s");
    verdict.add(text);
  }

  void show(CodePreview preview, int groupSize) {
    samples.removeAll();
    preview.samples().forEach(code -> samples.add(CodeWords.grouped(code.value(), groupSize)));
    Paragraph hits = new Paragraph(hits(preview.expectedHitsPerDay()));
    hits.addClassNames("secondary", "text-s");
    figures.removeAll();
    figures.add(
        new DefinitionList()
            .item(Texts.text("pattern.keyspace"), formats.roughly(preview.keyspace().doubleValue()))
            .item(Texts.text("pattern.live"), formats.number(preview.liveCodes()))
            .item(Texts.text("pattern.odds"), odds(preview.oddsPerGuess())),
        hits);
    verdict.removeAll();
    verdict.add(preview.verdict() == CodePreview.Verdict.OK ? good() : tooDense(preview));
  }

  private String odds(double odds) {
    return odds >= 1
        ? Texts.text("pattern.everyGuess")
        : Texts.text("pattern.oneIn", formats.roughly(1 / odds));
  }

  private String hits(double perDay) {
    if (perDay >= 1) {
      return Texts.text("pattern.hitsPerDay", formats.roughly(perDay));
    }
    double days = 1 / perDay;
    return days < YEARS_FROM
        ? Texts.text("pattern.hitInDays", formats.roughly(days))
        : Texts.text("pattern.hitInYears", formats.roughly(days / DAYS_A_YEAR));
  }

  private static Div good() {
    Div line = new Div(Icon.CHECK_CIRCLE.create(), new Span(Texts.text("pattern.ok")));
    line.addClassNames("notice", "success");
    return line;
  }

  private Div tooDense(CodePreview preview) {
    Integer better = preview.shortestSafeLength();
    Div words =
        new Div(
            new Paragraph(Texts.text("pattern.dense")),
            new Paragraph(
                better == null
                    ? Texts.text("pattern.denseAlways")
                    : Texts.text("pattern.denseBut", better)));
    if (better != null) {
      Button use =
          new Button(Texts.text("pattern.useLength", better), click -> useLength.accept(better));
      use.addThemeVariants(ButtonVariant.SMALL);
      use.addClassName("neutral");
      words.add(use);
    }
    words.addClassName("stack");
    Div notice = new Div(Icon.ALERT.create(), words);
    notice.addClassNames("notice", "error");
    return notice;
  }
}
