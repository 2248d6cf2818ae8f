package org.promolist.ui.list;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.notification.Notification;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.promolist.DatabaseTest;
import org.promolist.TestDatabase;
import org.promolist.account.Role;
import org.promolist.list.Drafts;
import org.promolist.list.ListDetails;
import org.promolist.list.PromoCodeLists;
import org.promolist.ui.Portal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of lists, before a manager. */
@DatabaseTest
abstract class ListPagesFixture {

  @Autowired ApplicationContext context;
  @Autowired PromoCodeLists lists;
  @Autowired JdbcClient jdbc;

  Portal portal;

  @BeforeEach
  void noLists() {
    TestDatabase.removeLists(jdbc);
    portal = Portal.signIn(context, Role.MANAGER);
  }

  @AfterEach
  void leave() {
    portal.close();
  }

  ListDetails made(String name) {
    return lists.create(Drafts.singleUse(name).draft());
  }

  void change(ListDetails list, UnaryOperator<Drafts> change) {
    lists.change(list.id(), list.version(), Drafts.of(list.toDraft(), change));
  }

  static List<String> shown() {
    return GridKt._findAll(_get(ListsGrid.class)).stream().map(ListDetails::name).toList();
  }

  static String toast() {
    return _find(Notification.class).stream().map(Portal::text).collect(Collectors.joining(" "));
  }
}
