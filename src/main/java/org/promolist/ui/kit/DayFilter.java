package org.promolist.ui.kit;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A day from which or to which a page shows what there is. */
public final class DayFilter extends DatePicker {

  private @Nullable LocalDate shown;

  public DayFilter(String label, Formats formats) {
    DateWords.of(formats).apply(this);
    getI18n()
        .setBadInputErrorMessage(Texts.text("violation.unreadable"))
        .setMinErrorMessage(Texts.text("kit.dayBefore", formats.date(Days.FIRST)))
        .setMaxErrorMessage(Texts.text("kit.dayBeyond", formats.date(Days.LAST)));
    setMin(Days.FIRST);
    setMax(Days.LAST);
    setPlaceholder(label);
    setAriaLabel(label);
    setClearButtonVisible(true);
    addClassNames("filter-choice", "filter-day");
  }

  /** What stands there and can't be read stays, and says so: emptied, it would say nothing. */
  public void show(@Nullable LocalDate day) {
    if (!FieldMarks.unreadable(this) || !Objects.equals(shown, day)) {
      setValue(day);
    }
    shown = day;
  }

  /** A day that can't be read is no wish to see all of them. */
  public @Nullable LocalDate day() {
    return FieldMarks.unreadable(this) ? shown : getValue();
  }
}
