package org.promolist.ui.kit;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import java.text.DateFormatSymbols;
import java.time.temporal.WeekFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Calendars and clocks of fields in a person's language. */
public final class DateWords {

  private final Locale locale;

  private DateWords(Locale locale) {
    this.locale = locale;
  }

  public static DateWords of(Formats formats) {
    return new DateWords(formats.locale());
  }

  public void apply(DateTimePicker picker) {
    picker.setLocale(locale);
    picker.setDatePickerI18n(words());
    picker.setDateAriaLabel(Texts.text("date.date"));
    picker.setTimeAriaLabel(Texts.text("date.time"));
  }

  public void apply(DatePicker picker) {
    picker.setLocale(locale);
    picker.setI18n(words());
  }

  private DatePickerI18n words() {
    DateFormatSymbols symbols = DateFormatSymbols.getInstance(locale);
    return new DatePickerI18n()
        .setMonthNames(Arrays.asList(symbols.getMonths()).subList(0, 12))
        .setWeekdays(weekdays(symbols.getWeekdays()))
        .setWeekdaysShort(weekdays(symbols.getShortWeekdays()))
        .setFirstDayOfWeek(WeekFields.of(locale).getFirstDayOfWeek().getValue() % 7)
        .setToday(Texts.text("date.today"))
        .setCancel(Texts.text("kit.cancel"));
  }

  /** The first of these arrays is empty, Sunday comes second. */
  private static List<String> weekdays(String[] names) {
    return Arrays.asList(names).subList(1, 8);
  }
}
