package org.promolist.ui.customer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promolist.account.Scope;
import org.promolist.claim.ClaimDetails;
import org.promolist.claim.CustomerAccount;
import org.promolist.customer.CustomerId;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.ui.claim.ClaimDeeds;
import org.promolist.ui.kit.Badges;
import org.promolist.ui.kit.CopyText;
import org.promolist.ui.kit.CurrentTab;
import org.promolist.ui.kit.CustomerLink;
import org.promolist.ui.kit.EmptyState;
import org.promolist.ui.kit.Figure;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.NoSuchPageException;
import org.promolist.ui.kit.PageHeader;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Tone;
import org.promolist.ui.kit.Viewer;

/**
 * One customer: what they have, what was refused to them, what holds them back. Also of one that is
 * not registered and only tried; of an id that nobody ever came with it says so.
 */
@Route("customers/:id/:tab?")
@PermitAll
class CustomerView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final CustomerFiles files;
  private final CustomerDeeds deeds;
  private final ClaimDeeds claimDeeds;
  private final PromoCodeLists lists;
  private final Viewer viewer;
  private @Nullable CustomerId asked;

  CustomerView(
      CustomerFiles files,
      CustomerDeeds deeds,
      ClaimDeeds claimDeeds,
      PromoCodeLists lists,
      Viewer viewer) {
    this.files = files;
    this.deeds = deeds;
    this.claimDeeds = claimDeeds;
    this.lists = lists;
    this.viewer = viewer;
    addClassName("page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    viewer.require(Scope.CUSTOMERS_READ);
    CustomerId id =
        event
            .getRouteParameters()
            .get("id")
            .flatMap(text -> CustomerLink.id(text, event.getLocation().getQueryParameters()))
            .flatMap(CustomerId::parse)
            .orElseThrow(CustomerView::noSuchPage);
    CustomerTab tab =
        event
            .getRouteParameters()
            .get("tab")
            .map(path -> CustomerTab.at(path).orElseThrow(NotFoundException::new))
            .orElse(CustomerTab.CLAIMS);
    asked = id;
    show(files.open(id), tab);
  }

  private static NoSuchPageException noSuchPage() {
    return new NoSuchPageException(
        Texts.text("customer.noPage.title"), Texts.text("customer.noPage.text"));
  }

  private void show(CustomerFile file, CustomerTab tab) {
    removeAll();
    PageHeader header =
        new PageHeader(file.id().value())
            .crumb(Texts.text("customers.title"), "customers")
            .here(file.id().value());
    add(header);
    if (file.isUnknown()) {
      add(unknown(file));
      return;
    }
    header.marks(marks(file));
    header.actions(actions(file, tab));
    Instant locked = file.lockedUntil();
    if (locked != null) {
      add(lockNotice(file, locked, tab));
    }
    Div main = new Div(tabs(file, tab), content(file, tab));
    main.addClassName("stack");
    Div split = new Div(main, new CustomerStanding(file, viewer.formats()));
    split.addClassName("split");
    add(figures(file), split);
  }

  private void refresh(CustomerTab tab) {
    if (asked != null) {
      show(files.open(asked), tab);
    }
  }

  private static Component unknown(CustomerFile file) {
    CustomerSearch search = new CustomerSearch(file.asked().value());
    Div body =
        new Div(
            new EmptyState(
                Icon.PERSON,
                Texts.text("customer.unknown.title", file.asked().value()),
                Texts.text("customer.unknown.text")),
            search);
    body.addClassName("stack");
    search.focus();
    return body;
  }

  private Component[] marks(CustomerFile file) {
    Formats formats = viewer.formats();
    List<Component> marks = new ArrayList<>();
    Instant erased = file.erasedAt();
    if (file.registered() == null) {
      marks.add(Badges.status(Tone.NEUTRAL, Icon.PERSON, Texts.text("customer.notRegistered")));
    }
    if (erased != null) {
      marks.add(
          Badges.status(
              Tone.NEUTRAL, Icon.BAN, Texts.text("customer.erasedOn", formats.dateTime(erased))));
    }
    if (file.lockedUntil() != null) {
      marks.add(Badges.status(Tone.BAD, Icon.LOCK, Texts.text("customer.lockedOut")));
    }
    marks.add(new CopyText(new Span(), file.id().value(), Texts.text("customer.copyId")));
    return marks.toArray(Component[]::new);
  }

  private Component[] actions(CustomerFile file, CustomerTab tab) {
    List<Component> actions = new ArrayList<>();
    deeds.auditLink(file).ifPresent(actions::add);
    if (claimDeeds.mayTry() && file.erasedAt() == null) {
      actions.add(
          new Button(Texts.text("try.open"), click -> claimDeeds.tryCode(file.id().value())));
    }
    if (deeds.mayErase() && file.erasedAt() == null) {
      Button erase =
          new Button(
              Texts.text("customer.erase"),
              click -> deeds.askToErase(file, known -> CustomerLink.go(known.value(), tab.path())));
      erase.addClassName("neutral");
      actions.add(erase);
    }
    return actions.toArray(Component[]::new);
  }

  private Component lockNotice(CustomerFile file, Instant until, CustomerTab tab) {
    Formats formats = viewer.formats();
    Span title = new Span(Texts.text("customer.lockedUntil", formats.within(until)));
    title.addClassName("semibold");
    Div words =
        new Div(
            new Div(title),
            new Div(
                Texts.text("customer.lockedWhy", CustomerWords.guesses(file.inARow(), formats))));
    words.addClassName("grow");
    Div body = new Div(words);
    body.addClassName("bar");
    if (deeds.mayUnlock()) {
      Button unlock =
          new Button(
              Texts.text("customer.unlock"),
              Icon.UNLOCK.create(),
              click -> deeds.askToUnlock(file, () -> refresh(tab)));
      unlock.addThemeVariants(ButtonVariant.PRIMARY);
      body.add(unlock);
    }
    Div notice = new Div(Icon.LOCK.create(), body);
    notice.addClassNames("notice", "error", "lock-notice");
    return notice;
  }

  private Component figures(CustomerFile file) {
    Formats formats = viewer.formats();
    CustomerAccount account = file.account();
    long claims = account == null ? 0 : account.claims();
    long reversals = account == null ? 0 : account.reversals();
    return Figure.row(
        new Figure(
            Texts.text("customer.balance"),
            formats.number(account == null ? 0 : account.balance()),
            Texts.text("customer.balanceMeaning")),
        new Figure(
            Texts.text("customer.tab.CLAIMS"),
            formats.number(claims),
            Texts.text("customer.reversals", reversals)),
        new Figure(
            Texts.text("customer.tab.ATTEMPTS"),
            formats.number(file.attempts()),
            Texts.text("customer.attemptsMeaning")));
  }

  private Component content(CustomerFile file, CustomerTab tab) {
    CustomerRows rows = new CustomerRows(lists, claimDeeds, viewer.formats());
    return switch (tab) {
      case CLAIMS -> rows.claims(files.claims(file.asked()), claim -> reverse(claim, tab));
      case ATTEMPTS -> rows.attempts(files.attempts(file.asked()));
      case LEDGER -> rows.ledger(files.ledger(file.asked()));
    };
  }

  private void reverse(ClaimDetails claim, CustomerTab tab) {
    boolean word = lists.peek(claim.listId()).type() == ListType.MULTI_USE;
    claimDeeds.askToReverse(claim, word, reversed -> refresh(tab));
  }

  /** Links, as each tab is a page with an address of its own. */
  private static Nav tabs(CustomerFile file, CustomerTab current) {
    Nav tabs = new Nav();
    tabs.addClassName("tabs");
    tabs.setAriaLabel(Texts.text("customer.tabs"));
    for (CustomerTab tab : CustomerTab.values()) {
      Anchor link = new Anchor(CustomerLink.path(file.asked().value(), tab.path()), tab.label());
      if (tab == current) {
        CurrentTab.mark(link);
      }
      tabs.add(link);
    }
    return tabs;
  }

  @Override
  public String getPageTitle() {
    return Texts.pageTitle(
        asked == null ? Texts.text("customers.title") : Texts.text("customer.title", asked));
  }
}
