package org.promolist.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.promolist.account.Scope;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** The pages one can go to at any time. Only those that exist. */
final class Navigation extends Div {

  /**
   * One page.
   *
   * @param below what else belongs to it: every path that begins so
   */
  private record Entry(SideNavItem item, String below) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Span running = new Span();

  /** The pages of one person. */
  Navigation(Predicate<Scope> may) {
    SideNav pages = section(Texts.text("shell.nav"));
    entry(pages, Texts.text("shell.nav.lists"), Icon.LIST, "", "lists/");
    if (may.test(Scope.CUSTOMERS_READ)) {
      entry(pages, Texts.text("customers.title"), Icon.PEOPLE, "customers", "customers/");
    }
    if (may.test(Scope.CODES_WRITE)) {
      running.addClassNames("secondary", "text-xs", "num");
      entry(pages, Texts.text("jobs.title"), Icon.LAYERS, "jobs", "jobs/")
          .setSuffixComponent(running);
    }
    add(pages);
    if (may.test(Scope.POLICIES_WRITE)) {
      SideNav administration = section(Texts.text("shell.nav.administration"));
      administration.setLabel(Texts.text("shell.nav.administration"));
      entry(administration, Texts.text("accounts.title"), Icon.PERSON, "accounts", "accounts/");
      entry(administration, Texts.text("clients.title"), Icon.KEY, "api-clients", "api-clients/");
      entry(administration, Texts.text("policies.title"), Icon.SHIELD, "policies", "policies/");
      entry(administration, Texts.text("audit.title"), Icon.CLOCK, "audit", "audit/");
      add(administration);
    }
  }

  /** Shows how many jobs run now. */
  void showRunning(int jobs) {
    running.setText(jobs == 0 ? "" : Texts.text("shell.running", jobs));
  }

  /** Marks the entry that the page belongs to, also where the page lies deeper than the entry. */
  void show(String path) {
    for (Entry entry : entries) {
      entry.item().setPathAliases(path.startsWith(entry.below()) ? Set.of(path) : Set.of());
    }
  }

  /**
   * A group within the landmark that the drawer is; one more landmark each would only add noise.
   */
  private static SideNav section(String name) {
    SideNav section = new SideNav();
    section.getElement().setAttribute("role", "group").setAttribute("aria-label", name);
    return section;
  }

  private SideNavItem entry(SideNav section, String name, Icon icon, String path, String below) {
    SideNavItem item = new SideNavItem(name, path, icon.create());
    section.addItem(item);
    entries.add(new Entry(item, below));
    return item;
  }
}
