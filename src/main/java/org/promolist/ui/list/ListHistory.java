package org.promolist.ui.list;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditEntry;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.Slice;
import org.promolist.ui.kit.AuditLinks;
import org.promolist.ui.kit.KeysetItems;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Viewer;

/** Every change of a list, latest first, a page at a time. */
final class ListHistory extends Div {

  private static final int PAGE = 50;

  private final KeysetItems.Source<AuditEntry> source;
  private final ListEvents events;
  private final Button more;
  private @Nullable String cursor;

  ListHistory(UUID list, KeysetItems.Source<AuditEntry> source, Viewer viewer) {
    this.source = source;
    this.events = new ListEvents(viewer.formats(), ListWords.codes(viewer));
    this.more = new Button(Texts.text("list.historyMore"), click -> showMore());
    addClassNames("page-body", "stack");
    Card card = new Card();
    card.setTitle(new H2(Texts.text("list.tab.HISTORY")));
    AuditLinks.link(viewer, AuditLinks.of(PromoCodeLists.OBJECT_TYPE, list))
        .ifPresent(card::setHeaderSuffix);
    card.add(events);
    add(card, more);
    showMore();
  }

  private void showMore() {
    Slice<AuditEntry> page = source.page(cursor, PAGE);
    events.addWhole(page.items());
    cursor = page.nextCursor();
    more.setVisible(cursor != null);
  }
}
