package org.promolist.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.promolist.list.Validity;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Texts;

/** What a local time of a list means: in the viewer's zone, and where the clock plays a trick. */
final class ListTimes {

  private ListTimes() {}

  /** The time as entered, and small beneath it what it means. */
  static Component shown(LocalDateTime local, Instant instant, ZoneId zone, Formats formats) {
    Div shown = new Div(new Span(formats.dateTime(local)));
    for (String note : notes(local, instant, zone, formats)) {
      Div line = new Div(note);
      line.addClassNames("secondary", "text-xs");
      shown.add(line);
    }
    return shown;
  }

  /** The same for a time that is being entered, as one line. */
  static String meaning(LocalDateTime local, ZoneId zone, Formats formats) {
    return String.join(" ", notes(local, Validity.instant(local, zone), zone, formats));
  }

  private static List<String> notes(
      LocalDateTime local, Instant instant, ZoneId zone, Formats formats) {
    List<String> notes = new ArrayList<>();
    trick(local, zone, formats).ifPresent(notes::add);
    ZonedDateTime there = instant.atZone(formats.zone());
    if (!there.toLocalDateTime().equals(local)) {
      notes.add(
          Texts.text(
              "list.inYourZone",
              formats.zone().getId(),
              formats.dateTime(there.toLocalDateTime())));
    }
    return notes;
  }

  private static Optional<String> trick(LocalDateTime local, ZoneId zone, Formats formats) {
    Optional<ZoneOffsetTransition> change = Validity.clockChange(local, zone);
    return change.map(clock ->
        clock.isGap()
            ? Texts.text(
                "list.timeSkipped",
                formats.dateTime(LocalDateTime.ofInstant(Validity.instant(local, zone), zone)))
            : Texts.text("list.timeRepeated", "UTC" + clock.getOffsetBefore()));
  }
}
