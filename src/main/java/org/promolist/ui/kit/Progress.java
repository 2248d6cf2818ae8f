package org.promolist.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How far long work has come: a bar, how much of how much, and how long it will still take. */
public final class Progress extends Div {

  private final ProgressBar bar = new ProgressBar();
  private final Span numbers = new Span();
  private final Formats formats;

  /**
   * Nothing done yet.
   *
   * @param label what is being done, for screen readers
   */
  public Progress(String label, Formats formats) {
    this.formats = formats;
    addClassName("progress");
    bar.getElement().setAttribute("aria-label", label);
    numbers.addClassNames("num", "text-s");
    add(bar, numbers);
  }

  /**
   * Moves on.
   *
   * @param left null where that can't be told
   */
  public void show(long done, long total, @Nullable Duration left) {
    bar.setValue(total <= 0 ? 0 : Math.clamp((double) done / total, 0, 1));
    String counted = Texts.text("kit.doneOf", formats.number(done), formats.number(total));
    numbers.setText(
        left == null ? counted : Texts.text("kit.doneLeft", counted, formats.about(left)));
  }
}
