package org.promolist.ui;

import com.github.mvysny.fakeservlet.FakeHttpSession;
import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.mock.MockedUI;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.Route;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.promolist.account.Accounts;
import org.promolist.account.Role;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.ClassUtils;

/**
 * The portal without a browser. Nothing of it passes a filter or a network; the sign-in itself is
 * tested where there is a browser.
 */
public final class Portal implements AutoCloseable {

  public static final String PASSWORD = "correct horse battery";

  private static final Routes ROUTES = new Routes(views(), errorViews(), true);

  private final ApplicationContext context;

  private Portal(ApplicationContext context) {
    this.context = context;
    // the router asks the request, the services ask the security context
    MockVaadin.setMockRequestFactory(Portal::request);
    MockVaadin.setup(MockedUI::new, new MockSpringServlet(ROUTES, context, MockedUI::new));
  }

  /** As a stranger. */
  public static Portal visit(ApplicationContext context) {
    SecurityContextHolder.clearContext();
    return new Portal(context);
  }

  /** As a new person with these roles. */
  public static Portal signIn(ApplicationContext context, Role... roles) {
    String name = person(context, roles);
    return signIn(context, name, PASSWORD);
  }

  public static Portal signIn(ApplicationContext context, String name, String password) {
    authenticate(
        context
            .getBean(AuthenticationProvider.class)
            .authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password)));
    return new Portal(context);
  }

  /** Adds an account and answers its sign-in name. */
  public static String person(ApplicationContext context, Role... roles) {
    String name = "p" + UUID.randomUUID();
    Set<Role> granted = EnumSet.noneOf(Role.class);
    granted.addAll(List.of(roles));
    authenticate(
        new TestingAuthenticationToken(
            "test", "", AuthorityUtils.createAuthorityList("ROLE_ADMIN")));
    String shown = "Dana " + granted.stream().map(Role::name).collect(Collectors.joining(" "));
    context.getBean(Accounts.class).create(name, shown, granted, PASSWORD);
    SecurityContextHolder.clearContext();
    return name;
  }

  /** Karibu's own search leaves out what is not public. */
  @SuppressWarnings("unchecked")
  private static <T> Set<Class<? extends T>> found(TypeFilter filter) {
    ClassPathScanningCandidateComponentProvider scan =
        new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(filter);
    return scan.findCandidateComponents("org.promolist.ui").stream()
        .map(view -> ClassUtils.resolveClassName(view.getBeanClassName(), null))
        .map(view -> (Class<? extends T>) view)
        .collect(Collectors.toSet());
  }

  private static Set<Class<? extends Component>> views() {
    Set<Class<? extends Component>> views =
        new HashSet<>(Portal.<Component>found(new AnnotationTypeFilter(Route.class)));
    views.addAll(found(new AnnotationTypeFilter(Layout.class)));
    return views;
  }

  private static Set<Class<? extends HasErrorParameter<?>>> errorViews() {
    return found(new AssignableTypeFilter(HasErrorParameter.class));
  }

  private static FakeRequest request(FakeHttpSession session) {
    FakeRequest request = new FakeRequest(session);
    Authentication somebody = SecurityContextHolder.getContext().getAuthentication();
    request.setUserPrincipalInt(somebody);
    request.setUserInRole((principal, role) ->
        somebody != null
            && somebody.getAuthorities().stream()
                .anyMatch(granted -> ("ROLE_" + role).equals(granted.getAuthority())));
    request.setLocaleInt(Locale.UK);
    return request;
  }

  private static void authenticate(Authentication authentication) {
    SecurityContextHolder.getContext().setAuthentication(authentication);
  }

  public void go(String location) {
    Location to = new Location(location);
    UI ui = UI.getCurrent();
    // the UI's own navigate() leaves an unknown address to the browser, which isn't there
    ui.getInternals().getRouter().navigate(ui, to, NavigationTrigger.UI_NAVIGATE);
  }

  public Component view() {
    return UI.getCurrent().getCurrentView();
  }

  /** Where the person is, without a leading slash. */
  public String location() {
    return UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters();
  }

  /** All words of the view, for a quick look whether something is said. */
  public String text() {
    return text(view());
  }

  public static String text(Component component) {
    return component.getElement().getTextRecursively();
  }

  public ApplicationContext context() {
    return context;
  }

  @Override
  public void close() {
    MockVaadin.tearDown();
    SecurityContextHolder.clearContext();
  }
}
