package org.promolist;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.promolist.AccessTable.Row;
import org.promolist.RealServer.Caller;
import org.promolist.account.ApiClients;
import org.promolist.account.Role;
import org.promolist.account.Scope;
import org.promolist.list.Drafts;
import org.promolist.list.PromoCodeLists;
import org.promolist.ui.Portal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Holds docs/access.md to the running application: all of it, and nothing else. */
@RealServerTest
@WithMockUser(authorities = {"ROLE_ADMIN", "lists:write"})
class AccessTableTest {

  private static final String API = "/api/";
  private static final String SIGNED_OUT = "signed out";
  private static final String NO_TOKEN = "no token";

  /** Of nothing, wherever it is asked for. */
  private static final String NOBODYS = "00000000-0000-7000-8000-000000000000";

  private static final List<String> REFUSALS =
      List.of("LoginView", "NoAccessView", "UnexpectedErrorView");

  @Autowired ServletWebServerApplicationContext context;
  @Autowired ApiClients clients;
  @Autowired PromoCodeLists lists;

  private final AccessTable table = AccessTable.read();

  @Test
  void everyPageIsInTheTable() {
    Set<String> routes = routes();
    assertThat(routes).contains("/", "/login").isSubsetOf(names(table.pages()));
    assertThat(table.pages())
        .allSatisfy(row ->
            assertThat(routes).anySatisfy(route -> assertThat(row.what()).matches(paths(route))));
  }

  @Test
  void everyEndpointIsInTheTable() {
    Set<String> endpoints = endpoints();
    assertThat(names(table.endpoints())).isEqualTo(those(endpoints, true));
    assertThat(names(table.rest())).isEqualTo(those(endpoints, false));
  }

  @Test
  void everyRoleOpensThePagesThatTheTableSays() {
    String list = lists.create(Drafts.singleUse("Who may see this").draft()).id().toString();
    List<String> wrong = new ArrayList<>();
    try (Portal stranger = Portal.visit(context)) {
      check(stranger, SIGNED_OUT, list, wrong);
    }
    for (Role role : Role.values()) {
      try (Portal person = Portal.signIn(context, role)) {
        check(person, role.name().toLowerCase(Locale.ROOT), list, wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private void check(Portal portal, String column, String list, List<String> wrong) {
    for (Row row : table.pages()) {
      portal.go(path(row, list));
      boolean login = row.what().equals("/login");
      boolean open = login || !isRefusal(portal.view());
      if (open != row.allowed().get(column)) {
        wrong.add(row.what() + " for " + column + ": " + portal.view().getClass().getName());
      }
    }
  }

  private static boolean isRefusal(Component view) {
    return REFUSALS.stream().anyMatch(name -> view.getClass().getName().contains(name));
  }

  @Test
  void whoIsSignedOutIsLedToTheSignInByTheServerToo() {
    try (Caller stranger = Caller.of(context)) {
      for (Row row : table.pages()) {
        HttpResponse<String> answer = stranger.get("/" + path(row, NOBODYS));
        assertThat(answer.statusCode() == 200)
            .as("%s %s", row.what(), answer)
            .isEqualTo(row.allowed().get(SIGNED_OUT));
        if (answer.statusCode() != 200) {
          assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/login");
        }
      }
    }
  }

  @Test
  void everyScopeOpensTheEndpointsThatTheTableSays() {
    List<String> wrong = new ArrayList<>();
    try (Caller program = Caller.of(context)) {
      check(program, NO_TOKEN, "", wrong);
      for (Scope scope : Scope.values()) {
        String token = "token-that-opens-what-one-scope-opens-" + scope.name();
        clients.create("Only " + scope.key(), EnumSet.of(scope), false, token);
        check(program, scope.key(), token, wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private void check(Caller program, String column, String token, List<String> wrong) {
    for (Row row : table.endpoints()) {
      String method = row.method();
      for (String each : method.equals("GET") ? List.of("GET", "HEAD") : List.of(method)) {
        int status = call(program, each, row, token);
        boolean expected = row.allowed().get(column);
        boolean asSaid = expected ? isAnswer(status) : status == (token.isEmpty() ? 401 : 403);
        if (!asSaid) {
          wrong.add(each + " of " + row.what() + " with " + column + ": " + status);
        }
      }
    }
  }

  /** Of any kind, such as that there is nothing of that id. */
  private static boolean isAnswer(int status) {
    return status < 500 && status != 401 && status != 403 && status != 405;
  }

  private static int call(Caller program, String method, Row row, String token) {
    String path = row.path().replaceAll("\\{[^}]*}", NOBODYS);
    boolean reads = List.of("GET", "HEAD", "DELETE").contains(method);
    List<String> headers = new ArrayList<>();
    if (!token.isEmpty()) {
      headers.addAll(List.of("Authorization", "Bearer " + token));
    }
    if (!reads) {
      boolean file = path.endsWith("/imports");
      headers.addAll(List.of("Content-Type", file ? "text/csv" : "application/json"));
    }
    return program
        .send(method, path, reads ? "" : "{}", headers.toArray(String[]::new))
        .statusCode();
  }

  @Test
  void aSessionOpensNoEndpoint() {
    try (Caller admin = Caller.of(context)) {
      admin.signIn(Portal.person(context, Role.ADMIN), Portal.PASSWORD);
      assertThat(admin.get("/").statusCode()).isEqualTo(200);
      assertThat(table.endpoints())
          .allSatisfy(
              row -> assertThat(call(admin, row.method(), row, "")).as(row.what()).isEqualTo(401));
    }
  }

  @Test
  void anybodyGetsWhatTheTableSays() {
    try (Caller stranger = Caller.of(context)) {
      for (Row row : table.rest()) {
        String path = row.path().replace("**", "readiness");
        int status = stranger.get(path).statusCode();
        assertThat(status)
            .as(row.what())
            .isIn(row.allowed().get(SIGNED_OUT) ? List.of(200, 302) : List.of(302));
        boolean toSignIn =
            stranger.get(path).headers().firstValue("Location").orElse("").contains("/login");
        assertThat(toSignIn).as(row.what()).isNotEqualTo(row.allowed().get(SIGNED_OUT));
      }
    }
  }

  private static Set<String> names(List<Row> rows) {
    return rows.stream().map(Row::what).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> those(Set<String> endpoints, boolean ofTheApi) {
    return endpoints.stream()
        .filter(name -> name.contains(" " + API) == ofTheApi)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** As the server's router knows them. */
  private Set<String> routes() {
    return ApplicationRouteRegistry.getInstance(
            new VaadinServletContext(context.getServletContext()))
        .getRegisteredRoutes()
        .stream()
        .flatMap(route ->
            Stream.concat(
                Stream.of(route.getTemplate()),
                route.getRouteAliases().stream().map(alias -> alias.getTemplate())))
        .map(template -> "/" + template)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Those of a route: itself, and with something in the place of its parameters. */
  private static String paths(String route) {
    return route.replaceAll("/:\\w+\\?", "(/[^/]+)?").replaceAll(":\\w+", "[^/]+");
  }

  /** As the dispatcher knows them, ours and those of the libraries. */
  private Set<String> endpoints() {
    return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
        .flatMap(AccessTableTest::names)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> names(RequestMappingInfo mapping) {
    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    return mapping.getPatternValues().stream()
        .flatMap(path ->
            methods.isEmpty()
                ? Stream.of("ANY " + path)
                : methods.stream().map(method -> method + " " + path));
  }

  /** A page's path without its leading slash, with parameters that lead somewhere. */
  private static String path(Row row, String list) {
    return row.what()
        .substring(1)
        .replaceAll("/:\\w+\\?", "")
        .replace("lists/:id", "lists/" + list)
        .replaceAll(":\\w+", "c-1");
  }
}
