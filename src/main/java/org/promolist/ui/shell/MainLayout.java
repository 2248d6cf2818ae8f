package org.promolist.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.promolist.account.Scope;
import org.promolist.job.JobState;
import org.promolist.job.Jobs;
import org.promolist.ui.job.JobFeed;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;
import org.promolist.ui.kit.Viewer;

/** The frame of every page but the sign-in: navigation, search, help, theme, account. */
@Layout
@PermitAll
public class MainLayout extends AppLayout implements AfterNavigationObserver {

  private static final String MAIN = "main";

  /** Counting stops there. */
  private static final int MOST_RUNNING = 100;

  private final Viewer viewer;
  private final Jobs jobs;
  private final JobFeed feed;
  private final Main main = new Main();
  private @Nullable Navigation navigation;

  MainLayout(
      Viewer viewer,
      AuthenticationContext authentication,
      Jobs jobs,
      JobFeed feed,
      IdleSessions sessions) {
    this.viewer = viewer;
    this.jobs = jobs;
    this.feed = feed;
    main.setId(MAIN);
    main.addClassName("shell-main");
    main.getElement().setAttribute("tabindex", "-1"); // the skip link's goal
    setContent(main);
    setPrimarySection(Section.DRAWER);
    if (authentication.isAuthenticated()) {
      fill(authentication);
      addToNavbar(new IdleNotice(sessions));
    } else {
      addToNavbar(Brand.link()); // an error page may be shown to a stranger
    }
  }

  private void fill(AuthenticationContext authentication) {
    Navigation pages = new Navigation(viewer::may);
    navigation = pages;
    Nav drawer = new Nav(Brand.link(), new Scroller(pages));
    drawer.setAriaLabel(Texts.text("shell.nav"));
    addToDrawer(drawer);

    DrawerToggle toggle = new DrawerToggle();
    toggle.addThemeVariants(ButtonVariant.TERTIARY);
    toggle.setAriaLabel(Texts.text("shell.drawer"));
    Span name = new Span(Texts.text("product"));
    name.addClassNames("only-narrow", "semibold");
    SearchField search = new SearchField();
    Button openSearch = iconButton(Icon.SEARCH, Texts.text("shell.searchOpen"));
    openSearch.addClassNames("only-narrow", "open-search");
    openSearch.addClickListener(click -> {
      addClassName("searching");
      search.focus();
    });
    search.onLeave(() -> removeClassName("searching"));
    Button help = iconButton(Icon.HELP, Texts.text("shell.keys"));
    help.addClassName("only-wide");
    help.addClickListener(click -> showKeys());
    Span gap = new Span();
    gap.addClassName("grow");
    Header bar =
        new Header(
            skipLink(),
            toggle,
            search,
            name,
            gap,
            openSearch,
            help,
            new ThemeMenu(viewer),
            new PersonMenu(viewer, authentication));
    bar.addClassName("navbar");
    addToNavbar(bar);
  }

  @Override
  public void showRouterLayoutContent(HasElement content) {
    main.removeAll();
    main.getElement().appendChild(content.getElement());
  }

  @Override
  public void removeRouterLayoutContent(@Nullable HasElement oldContent) {
    main.removeAll();
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    if (navigation != null) {
      navigation.show(event.getLocation().getPath());
    }
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    getElement().executeJs(KEYS, MAIN);
    Toast.showAfterReload();
    if (navigation != null && viewer.may(Scope.CODES_WRITE)) {
      countRunning();
      feed.follow(this, job -> countRunning());
    }
  }

  private void countRunning() {
    if (navigation != null) {
      navigation.showRunning(
          jobs.page(Set.of(JobState.RUNNING), null, MOST_RUNNING).items().size());
    }
  }

  /** The key {@code n}. */
  @ClientCallable
  void newList() {
    if (viewer.may(Scope.LISTS_WRITE)) {
      getUI().ifPresent(ui -> ui.navigate("lists/new"));
    }
  }

  /** The key {@code ?}. */
  @ClientCallable
  void showKeys() {
    new KeysDialog(viewer.may(Scope.LISTS_WRITE)).open();
  }

  private static Component skipLink() {
    Anchor skip = new Anchor("#" + MAIN, Texts.text("shell.skip"));
    skip.addClassName("skip-link");
    skip.setRouterIgnore(true);
    return skip;
  }

  private static Button iconButton(Icon icon, String label) {
    Button button = new Button(icon.create());
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.setAriaLabel(label);
    button.setTooltipText(label);
    return button;
  }

  /**
   * Single-letter keys, which Flow's shortcuts would also take from somebody who is typing.
   * Replaces the listener of a layout that was here before.
   */
  private static final String KEYS =
      """
      const layout = this, main = $0;
      const skip = layout.querySelector('.skip-link');
      if (skip) {
        skip.onclick = (event) => { event.preventDefault(); document.getElementById(main).focus(); };
      }
      const typing = (target) => !!target && (target.isContentEditable
          || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
      const listener = (event) => {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey
            || typing(event.composedPath()[0])
            || document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened]')) {
          return;
        }
        if (event.key === '/') {
          const open = layout.querySelector('.open-search');
          if (open && open.offsetParent) { open.click(); }
          else { layout.querySelector('.navbar-search')?.focus(); }
        } else if (event.key === 'n') {
          layout.$server.newList();
        } else if (event.key === '?') {
          layout.$server.showKeys();
        } else {
          return;
        }
        event.preventDefault();
      };
      if (window.portalKeys) { window.removeEventListener('keydown', window.portalKeys); }
      window.portalKeys = listener;
      window.addEventListener('keydown', listener);
      """;
}
