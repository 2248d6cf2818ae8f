package org.promolist.ui.admin;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.notification.Notification;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.promolist.DatabaseTest;
import org.promolist.account.ApiClientDetails;
import org.promolist.account.ApiClientDraft;
import org.promolist.account.ApiClientFilter;
import org.promolist.account.ApiClients;
import org.promolist.account.IssuedToken;
import org.promolist.account.Role;
import org.promolist.account.Scope;
import org.promolist.ui.Portal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of API clients, before an admin. */
@DatabaseTest
abstract class ApiClientsPageFixture {

  static final Set<Scope> CLAIM = EnumSet.of(Scope.CLAIMS_WRITE);
  static final Pattern TOKEN = Pattern.compile("plst_[0-9A-Za-z]{46}");

  @Autowired ApplicationContext context;
  @Autowired ApiClients clients;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  Portal portal;

  @BeforeEach
  void noClients() {
    for (String table : List.of("api_client_scope", "api_token", "api_client")) {
      jdbc.sql("delete from " + table).update();
    }
    portal = Portal.signIn(context, Role.ADMIN);
  }

  @AfterEach
  void leave() {
    portal.close();
  }

  static Instant endOfDay(int days) {
    return LocalDate.now(ZoneOffset.UTC)
        .plusDays(days + 1L)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }

  IssuedToken make(String name, Instant expiresAt) {
    return clients.create(new ApiClientDraft(name, CLAIM, false, expiresAt));
  }

  ApiClientDetails only() {
    List<ApiClientDetails> all = clients.page(ApiClientFilter.NONE, null, 10).items();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  static String token(String text) {
    Matcher token = TOKEN.matcher(text);
    assertThat(token.find()).as(text).isTrue();
    return token.group();
  }

  static ApiClientsGrid grid() {
    return _get(ApiClientsGrid.class);
  }

  static List<String> listed() {
    return GridKt._findAll(grid()).stream().map(ApiClientDetails::name).toList();
  }

  static Component cell(int row, String column) {
    return GridKt._getCellComponent(grid(), row, column);
  }

  static String row(int row) {
    StringBuilder text = new StringBuilder();
    for (String column : List.of("name", "scopes", "state", "used")) {
      text.append(Portal.text(cell(row, column))).append(' ');
    }
    return text.toString();
  }

  static Button rowButton(int row, String text) {
    return _get(cell(row, "action"), Button.class, b -> b.withText(text));
  }

  static Button button(String text) {
    return _get(Button.class, b -> b.withText(text));
  }

  static String text(Component component) {
    String title = component instanceof Dialog dialog ? dialog.getHeaderTitle() + " " : "";
    return title + Portal.text(component);
  }

  static String toasts() {
    return _find(Notification.class).stream()
        .map(Portal::text)
        .reduce("", (one, other) -> one + " " + other);
  }
}
