package org.promolist.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import org.promolist.account.Scope;
import org.promolist.list.ListDetails;
import org.promolist.list.NoSuchListException;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.Ids;
import org.promolist.ui.claim.ClaimTabs;
import org.promolist.ui.code.CodeTabs;
import org.promolist.ui.kit.Badges;
import org.promolist.ui.kit.CopyText;
import org.promolist.ui.kit.CurrentTab;
import org.promolist.ui.kit.FromUrl;
import org.promolist.ui.kit.NoSuchPageException;
import org.promolist.ui.kit.PageHeader;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Viewer;

/** One list: what it is called, how it stands, what can be done with it; below, a tab at a time. */
@Route("lists/:id/:tab?")
@PermitAll
class ListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final PromoCodeLists lists;
  private final Viewer viewer;
  private final LastOpened lastOpened;
  private final CodeTabs codeTabs;
  private final ClaimTabs claimTabs;
  private @Nullable ListDetails list;
  private @Nullable ListTab shownTab;
  private @Nullable Component content;

  ListView(
      PromoCodeLists lists,
      Viewer viewer,
      LastOpened lastOpened,
      CodeTabs codeTabs,
      ClaimTabs claimTabs) {
    this.lists = lists;
    this.viewer = viewer;
    this.lastOpened = lastOpened;
    this.codeTabs = codeTabs;
    this.claimTabs = claimTabs;
    addClassName("page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    viewer.require(Scope.LISTS_READ);
    ListDetails found = find(lists, event);
    ListTab tab =
        event
            .getRouteParameters()
            .get("tab")
            .map(path -> ListTab.at(path).orElseThrow(ListView::noSuchList))
            .orElse(ListTab.OVERVIEW);
    require(tab, found);
    lastOpened.entered(found);
    // A tab that is there already keeps what is typed in it, and the focus.
    if (tab != shownTab || !isShown(found) || !(content instanceof FromUrl)) {
      show(found, tab);
    }
    showState(event.getLocation().getQueryParameters());
  }

  private boolean isShown(ListDetails found) {
    return list != null && list.id().equals(found.id());
  }

  private void require(ListTab tab, ListDetails found) {
    if (!tab.isFor(found, viewer)) {
      viewer.require(Scope.CODES_WRITE);
      throw new NoSuchPageException(
          Texts.text("list.noBatches.title"), Texts.text("list.noBatches.text"));
    }
  }

  private void showState(QueryParameters parameters) {
    if (content instanceof FromUrl part) {
      part.show(parameters);
    }
  }

  /** The list that a route names by its {@code :id}; a not-found page where there is none. */
  static ListDetails find(PromoCodeLists lists, BeforeEnterEvent event) {
    try {
      return event
          .getRouteParameters()
          .get("id")
          .flatMap(Ids::parse)
          .map(lists::get)
          .orElseThrow(ListView::noSuchList);
    } catch (NoSuchListException gone) {
      throw noSuchList();
    }
  }

  private static NoSuchPageException noSuchList() {
    return new NoSuchPageException(Texts.text("list.noSuch.title"), Texts.text("list.noSuch.text"));
  }

  private void show(ListDetails shown, ListTab tab) {
    list = shown;
    shownTab = tab;
    removeAll();
    PageHeader header =
        new PageHeader(shown.name())
            .crumb(Texts.text("lists.title"), ".")
            .here(shown.name())
            .marks(
                ListWords.badge(shown.status()),
                Badges.plain(ListWords.type(shown.type())),
                new CopyText(shown.id().toString(), Texts.text("list.copyId")));
    if (viewer.may(Scope.LISTS_WRITE)) {
      ListActions actions =
          new ListActions(lists, shown, claimTabs.deeds(), changed -> changed(changed, tab));
      header.actions(edit(shown, tab), actions.pauseOrResume(), actions.more());
    }
    Component made = content(shown, tab);
    content = made;
    setClassName(
        "fill", tab == ListTab.CODES || tab == ListTab.CLAIMS); // the grid takes what is left
    add(header, tabs(shown, tab), made);
  }

  private void changed(ListDetails changed, ListTab tab) {
    show(changed, tab);
    showState(UI.getCurrent().getActiveViewLocation().getQueryParameters());
  }

  private Div content(ListDetails shown, ListTab tab) {
    return switch (tab) {
      case OVERVIEW ->
          new ListOverview(
              shown, lists.history(shown.id(), null, 4).items(), viewer, ListWords.codes(viewer));
      case CODES -> codeTabs.codes(shown);
      case BATCHES -> codeTabs.batches(shown);
      case CLAIMS -> claimTabs.claims(shown);
      case HISTORY ->
          new ListHistory(
              shown.id(), (cursor, limit) -> lists.history(shown.id(), cursor, limit), viewer);
    };
  }

  /** Links, as each tab is a page with an address of its own. */
  private Nav tabs(ListDetails list, ListTab current) {
    Nav tabs = new Nav();
    tabs.addClassName("tabs");
    tabs.setAriaLabel(Texts.text("list.tabs"));
    for (ListTab tab : ListTab.values()) {
      if (!tab.isFor(list, viewer)) {
        continue;
      }
      Anchor link = new Anchor(ListLinks.tab(list.id(), tab), tab.label());
      if (tab == current) {
        CurrentTab.mark(link);
      }
      tabs.add(link);
    }
    return tabs;
  }

  /** Where another deed is what people come for, editing steps back. */
  private static Button edit(ListDetails list, ListTab tab) {
    Button edit =
        ListActions.primary(
            Texts.text("list.edit"), () -> UI.getCurrent().navigate(ListLinks.edit(list.id())));
    if (tab == ListTab.BATCHES) {
      edit.removeThemeVariants(ButtonVariant.PRIMARY);
    }
    return edit;
  }

  @Override
  public String getPageTitle() {
    return Texts.pageTitle(list == null ? Texts.text("lists.title") : list.name());
  }
}
