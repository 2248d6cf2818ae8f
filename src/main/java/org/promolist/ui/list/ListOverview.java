package org.promolist.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.promolist.account.Scope;
import org.promolist.audit.AuditEntry;
import org.promolist.code.CodeState;
import org.promolist.list.ListCounts;
import org.promolist.list.ListDetails;
import org.promolist.list.ListType;
import org.promolist.list.Word;
import org.promolist.ui.code.CodeLinks;
import org.promolist.ui.code.CodeWords;
import org.promolist.ui.code.CodesEmpty;
import org.promolist.ui.kit.Badges;
import org.promolist.ui.kit.CopyText;
import org.promolist.ui.kit.DefinitionList;
import org.promolist.ui.kit.Figure;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Viewer;

/** A list at a glance: its figures, its words, its settings, what was changed last. */
final class ListOverview extends Div {

  private final ListDetails list;
  private final Viewer viewer;
  private final Formats formats;
  private final UnaryOperator<String> codes;

  ListOverview(
      ListDetails list, List<AuditEntry> recent, Viewer viewer, UnaryOperator<String> codes) {
    this.list = list;
    this.codes = codes;
    this.viewer = viewer;
    this.formats = viewer.formats();
    addClassNames("stack", "page-body");
    Div main = new Div(description(), list.type() == ListType.MULTI_USE ? words() : codes());
    main.addClassName("stack");
    Div side = new Div(settings(), recent(recent));
    side.addClassName("stack");
    Div split = new Div(main, side);
    split.addClassName("split");
    add(figures(), split);
  }

  private Component figures() {
    ListCounts counts = list.counts();
    Figure claimed =
        new Figure(
            Texts.text("list.figure.claimed"),
            formats.number(counts.claimed()),
            claimedMeaning(counts.claimed()));
    Optional.ofNullable(list.entryCap())
        .ifPresent(cap -> claimed.meter(ListWords.meter(list, cap)));
    Figure codes =
        new Figure(
            Texts.text("list.figure.claimable"),
            formats.number(counts.claimable()),
            Texts.text("list.figure.ofCodes", formats.number(counts.codes())));
    Figure awarded =
        new Figure(
            Texts.text("list.figure.awarded"),
            formats.number(counts.pointsAwarded()),
            Texts.text("list.figure.reversed", counts.reversed()));
    return Figure.row(claimed, codes, awarded, outstanding());
  }

  private String claimedMeaning(long claimed) {
    Integer cap = list.entryCap();
    return cap == null
        ? Texts.text("list.figure.noCap")
        : Texts.text(
            "list.figure.ofCap", formats.number(cap), formats.percent((double) claimed / cap));
  }

  private Figure outstanding() {
    OptionalLong left = list.claimsLeft();
    String label = Texts.text("list.figure.outstanding");
    return left.isPresent()
        ? new Figure(
            label,
            formats.number(left.getAsLong() * list.points()),
            Texts.text("list.figure.ifAll", left.getAsLong()))
        : new Figure(label, "∞", Texts.text("list.figure.unlimited"));
  }

  private Component description() {
    Card card = card(Texts.text("list.field.description"));
    String text = list.description();
    Paragraph words = new Paragraph(text == null ? Texts.text("list.noDescription") : text);
    words.addClassName(text == null ? "secondary" : "description");
    card.add(words);
    return card;
  }

  private Component words() {
    Card card = card(Texts.text("list.field.codes"));
    UnorderedList rows = new UnorderedList();
    rows.addClassName("rows");
    for (Word word : list.words()) {
      Integer cap = word.cap();
      Span claims =
          new Span(
              cap == null
                  ? Texts.text("list.word.claims", word.claims())
                  : Texts.text("list.word.claimsOf", word.claims(), formats.number(cap)));
      claims.addClassNames("secondary", "num");
      rows.add(
          new ListItem(
              new CopyText(codes.apply(word.code().value()), Texts.text("list.copyCode")), claims));
    }
    card.add(rows);
    return card;
  }

  private Component codes() {
    Card card = card(Texts.text("list.codes"));
    if (viewer.may(Scope.CODES_WRITE)) {
      Anchor batches =
          new Anchor(ListLinks.tab(list.id(), ListTab.BATCHES), Texts.text("list.tab.BATCHES"));
      batches.addClassName("text-s");
      card.setHeaderSuffix(batches);
    }
    ListCounts counts = list.counts();
    if (counts.codes() == 0) {
      Paragraph text = new Paragraph(Texts.text("list.noCodes." + list.type()));
      text.addClassName("secondary");
      Div next = new Div(text);
      next.addClassNames("stack", "start");
      if (viewer.may(Scope.CODES_WRITE)) {
        next.add(CodesEmpty.next(list));
      }
      card.add(next);
      return card;
    }
    long others = counts.codes() - counts.claimable() - counts.claimed() - counts.voided();
    UnorderedList rows = new UnorderedList();
    rows.addClassName("rows");
    rows.add(
        row(new Anchor(CodeLinks.codes(list.id()), Texts.text("list.allCodes")), counts.codes()),
        state(CodeState.CLAIMABLE, counts.claimable()),
        state(CodeState.CLAIMED, counts.claimed()),
        state(CodeState.VOIDED, counts.voided()));
    if (others > 0) {
      rows.add(row(new Span(Texts.text("list.otherCodes")), others));
    }
    card.add(rows);
    return card;
  }

  private ListItem state(CodeState state, long count) {
    return row(new Anchor(CodeLinks.codes(list.id(), state), CodeWords.state(state)), count);
  }

  private ListItem row(Component what, long count) {
    Span number = new Span(formats.number(count));
    number.addClassName("num");
    return new ListItem(what, number);
  }

  private Component settings() {
    Card card = card(Texts.text("list.settings"));
    DefinitionList settings =
        new DefinitionList()
            .item(ListWords.field("points"), formats.number(list.points()))
            .item(ListWords.field("validity.startsAt"), start())
            .item(ListWords.field("validity.endsAt"), end())
            .item(ListWords.field("validity.zone"), list.validity().zone().getId())
            .item(ListWords.field("entryCap"), number(list.entryCap()))
            .item(ListWords.field("perCustomerLimit"), number(list.perCustomerLimit()))
            .item(
                ListWords.field("agentIssuable"),
                Texts.text(list.agentIssuable() ? "list.yes" : "list.no"))
            .item(
                ListWords.field("tags"),
                list.tags().isEmpty()
                    ? new Span(Texts.text("list.none"))
                    : Badges.tags(list.tags()))
            .item(
                Texts.text("list.created"),
                Texts.text("list.byAt", list.createdBy(), formats.moment(list.createdAt())));
    card.add(settings);
    return card;
  }

  private Component start() {
    return ListTimes.shown(
        list.validity().startsAt(),
        list.validity().startsAtInstant(),
        list.validity().zone(),
        formats);
  }

  private Component end() {
    var local = list.validity().endsAt();
    return local == null
        ? new Span(Texts.text("list.noEnd"))
        : ListTimes.shown(local, list.validity().endsBefore(), list.validity().zone(), formats);
  }

  private String number(@Nullable Integer number) {
    return number == null ? Texts.text("list.noLimit") : formats.number(number);
  }

  private Component recent(List<AuditEntry> entries) {
    Card card = card(Texts.text("list.recent"));
    Anchor all =
        new Anchor(ListLinks.tab(list.id(), ListTab.HISTORY), Texts.text("list.tab.HISTORY"));
    all.addClassName("text-s");
    card.setHeaderSuffix(all);
    ListEvents events = new ListEvents(formats, codes);
    events.addShort(entries);
    card.add(events);
    return card;
  }

  private static Card card(String title) {
    Card card = new Card();
    card.setTitle(new H2(title));
    card.setAriaRole("region");
    card.setAriaLabel(title);
    return card;
  }
}
