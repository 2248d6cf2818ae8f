package org.promolist.ui.customer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.AttemptDetails;
import org.promolist.claim.ClaimDetails;
import org.promolist.claim.LedgerEntry;
import org.promolist.list.PromoCodeLists;
import org.promolist.ui.claim.ClaimDeeds;
import org.promolist.ui.claim.ClaimWords;
import org.promolist.ui.code.CodeWords;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.KeysetItems;
import org.promolist.ui.kit.Texts;

/** Claims, refused attempts and points of a customer, as rows. */
final class CustomerRows {

  private final ListNames names;
  private final ClaimDeeds deeds;
  private final Formats formats;

  CustomerRows(PromoCodeLists lists, ClaimDeeds deeds, Formats formats) {
    this.names = new ListNames(lists);
    this.deeds = deeds;
    this.formats = formats;
  }

  Component claims(KeysetItems.Source<ClaimDetails> source, Consumer<ClaimDetails> reverse) {
    UnorderedList rows = rows();
    return new EarlierRows<>(
        CustomerTab.CLAIMS.label(),
        names.with(source, ClaimDetails::listId),
        rows,
        rows,
        claim -> claim(claim, reverse),
        Texts.text("customer.noClaims"));
  }

  private ListItem claim(ClaimDetails claim, Consumer<ClaimDetails> reverse) {
    Div what =
        what(
            names.link(claim.listId()),
            code(claim.code(), claim.listId()),
            Texts.text(
                "list.byAt", formats.moment(claim.claimedAt()), ClaimWords.actor(claim.by())));
    boolean stands = claim.reversal() == null;
    Span points = points(claim.points());
    Div end = new Div(points);
    end.addClassName("row-end");
    if (!stands) {
      what.add(ClaimWords.reversal(claim, formats));
      points.addClassName("taken-back");
      end.add(ClaimWords.badge(claim));
    } else if (deeds.mayReverse(claim)) {
      Button button = new Button(Texts.text("claim.reverse"), click -> reverse.accept(claim));
      button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
      button.setAriaLabel(Texts.text("claim.reverseLabel", claim.code()));
      end.add(button);
    }
    return new ListItem(what, end);
  }

  Component attempts(KeysetItems.Source<AttemptDetails> source) {
    UnorderedList rows = rows();
    return new EarlierRows<>(
        CustomerTab.ATTEMPTS.label(),
        names.with(source, AttemptDetails::listId),
        rows,
        rows,
        this::attempt,
        Texts.text("customer.noAttempts"));
  }

  private ListItem attempt(AttemptDetails attempt) {
    Span why = new Span(ClaimWords.refusal(attempt.refusal()));
    why.addClassName("medium");
    String code = attempt.code();
    Component typed =
        code == null ? secondary(Texts.text("customer.codeNotOurs")) : code(code, attempt.listId());
    String when =
        Texts.text("list.byAt", formats.moment(attempt.at()), ClaimWords.actor(attempt.by()));
    Div what =
        what(why, typed, attempt.validated() ? Texts.text("customer.onlyTried", when) : when);
    if (attempt.listId() != null) {
      what.add(names.link(attempt.listId()));
    }
    if (attempt.lockedUntil() != null && attempt.quarters() > 0) {
      Span locked =
          new Span(Texts.text("customer.ledToLock", formats.within(attempt.lockedUntil())));
      locked.addClassNames("text-xs", "error-text");
      what.add(locked);
    }
    Span weight = new Span(CustomerWords.weight(attempt.quarters(), formats));
    weight.addClassNames("num", "secondary");
    Div end = new Div(weight);
    end.addClassName("row-end");
    return new ListItem(what, end);
  }

  /** A word is read as one. */
  private Component code(String code, @Nullable UUID list) {
    return CodeWords.grouped(code, names.isOfWords(list) ? 0 : null);
  }

  Component ledger(KeysetItems.Source<LedgerEntry> source) {
    NativeTable table = new NativeTable();
    table.addClassNames("compare", "ledger");
    NativeTableRow head = table.getHead().addRow();
    for (String column : new String[] {"when", "what", "points", "balance"}) {
      head.add(new NativeTableHeaderCell(Texts.text("customer.ledger." + column)));
    }
    return new EarlierRows<>(
        CustomerTab.LEDGER.label(),
        source,
        table,
        table.getBody(),
        this::entry,
        Texts.text("customer.noClaims"));
  }

  private NativeTableRow entry(LedgerEntry entry) {
    NativeTableRow row = new NativeTableRow();
    row.addDataCell().setText(formats.moment(entry.at()));
    row.addDataCell().setText(Texts.text("customer.ledger." + entry.kind()));
    row.addDataCell().add(points(entry.points()));
    row.addDataCell().setText(formats.number(entry.balance()));
    return row;
  }

  private Span points(int points) {
    Span shown = new Span(CustomerWords.signed(points, formats));
    shown.addClassNames("num", "nowrap");
    return shown;
  }

  private static Div what(Component title, Component code, String when) {
    Div first = new Div(title, code);
    first.addClassName("row-title");
    Div what = new Div(first, secondary(when));
    what.addClassName("row-what");
    return what;
  }

  private static Span secondary(String text) {
    Span quiet = new Span(text);
    quiet.addClassNames("secondary", "text-xs");
    return quiet;
  }

  private static UnorderedList rows() {
    UnorderedList rows = new UnorderedList();
    rows.addClassNames("rows", "customer-rows");
    return rows;
  }
}
