package org.promolist.ui.list;

import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Hr;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.UUID;
import org.promolist.audit.Change;
import org.promolist.list.ListDraft;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Texts;

/** What saving will do: each field that differs, before and after. */
final class ChangeSummary extends Card {

  private final Formats formats;
  private final Div changes = new Div();

  ChangeSummary(UUID id, Formats formats) {
    this.formats = formats;
    setTitle(new H2(Texts.text("list.summary.title")));
    Paragraph hint = new Paragraph(Texts.text("list.summary.hint") + " ");
    hint.addClassNames("secondary", "text-s");
    hint.add(new Anchor(ListLinks.tab(id, ListTab.HISTORY), Texts.text("list.tab.HISTORY")));
    Hr rule = new Hr();
    rule.addClassName("rule");
    changes.addClassName("summary");
    add(changes, rule, hint);
  }

  void show(ListDraft before, ListDraft after) {
    changes.removeAll();
    List<Change> differences = DraftFields.differences(before, after);
    if (differences.isEmpty()) {
      Paragraph nothing = new Paragraph(Texts.text("list.summary.nothing"));
      nothing.addClassNames("secondary", "text-s");
      changes.add(nothing);
    }
    differences.forEach(change -> changes.add(ListEvents.line(change, formats)));
  }
}
