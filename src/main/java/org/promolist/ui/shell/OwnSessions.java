package org.promolist.ui.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.promolist.account.OpenSession;
import org.promolist.account.PortalSessions;
import org.promolist.ui.kit.Badges;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Section;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;

/** Where somebody is signed in, and the way to end it there. */
final class OwnSessions extends Div {

  private final PortalSessions sessions;
  private final Formats formats;

  OwnSessions(PortalSessions sessions, Formats formats) {
    this.sessions = sessions;
    this.formats = formats;
    show();
  }

  void show() {
    removeAll();
    List<OpenSession> open = sessions.own();
    UnorderedList list = new UnorderedList();
    list.addClassName("session-list");
    open.forEach(session -> list.add(row(session)));
    Section section = new Section(Texts.text("sessions.title")).add(6, list);
    if (open.stream().anyMatch(session -> !session.current())) {
      Button all = new Button(Texts.text("sessions.endOthers"), click -> endOthers());
      all.addClassName("neutral");
      section.add(6, new Div(all));
    }
    add(section);
  }

  private ListItem row(OpenSession session) {
    Span where = new Span(browser(session));
    where.addClassName("semibold");
    Span when =
        new Span(
            Texts.text(
                "sessions.when",
                session.address(),
                formats.within(session.startedAt()),
                formats.within(session.lastSeenAt())));
    when.addClassNames("secondary", "text-s");
    Div words = new Div(where, when);
    words.addClassNames("two-lines", "grow");
    ListItem row = new ListItem(words);
    row.addClassName("bar");
    row.add(session.current() ? Badges.plain(Texts.text("sessions.current")) : end(session));
    return row;
  }

  private Button end(OpenSession session) {
    Button end =
        new Button(
            Texts.text("sessions.end"),
            click -> {
              sessions.end(session.id());
              Toast.success(browser(session), Texts.text("sessions.ended")).show();
              show();
            });
    end.addThemeVariants(ButtonVariant.SMALL);
    end.addClassName("neutral");
    end.setAriaLabel(
        Texts.text("sessions.endLabel", browser(session), formats.within(session.startedAt())));
    return end;
  }

  private void endOthers() {
    int ended = sessions.endOthers();
    Toast.success(Texts.text("sessions.title"), Texts.text("sessions.endedOthers", ended)).show();
    show();
  }

  private static String browser(OpenSession session) {
    return session.browser().isEmpty() ? Texts.text("sessions.unknown") : session.browser();
  }
}
