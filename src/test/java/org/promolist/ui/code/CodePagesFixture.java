package org.promolist.ui.code;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.promolist.DatabaseTest;
import org.promolist.account.Role;
import org.promolist.code.BatchDetails;
import org.promolist.code.BatchState;
import org.promolist.code.Batches;
import org.promolist.code.ImportFiles;
import org.promolist.list.Drafts;
import org.promolist.list.ListDetails;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.ui.Portal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The pages of the codes of lists, before a manager. */
@DatabaseTest
abstract class CodePagesFixture {

  static final AtomicInteger NAMES = new AtomicInteger();

  @Autowired ApplicationContext context;
  @Autowired PromoCodeLists lists;
  @Autowired Batches batches;
  @Autowired ImportFiles files;

  Portal portal;

  @BeforeEach
  void signIn() {
    portal = Portal.signIn(context, Role.MANAGER);
  }

  @AfterEach
  void leave() {
    portal.close();
  }

  ListDetails list(ListType type) {
    return lists.create(
        Drafts.singleUse("Codes page " + NAMES.incrementAndGet()).type(type).draft());
  }

  BatchDetails ended(ListDetails list) {
    return await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> batches.page(list.id(), null, 1).items().getFirst(),
            now -> now.state() != BatchState.QUEUED && now.state() != BatchState.RUNNING);
  }

  static Button button(String text) {
    return _get(Button.class, b -> b.withText(text));
  }

  static String toast() {
    return _find(Notification.class).stream()
        .map(Portal::text)
        .reduce("", (one, other) -> one + " " + other);
  }
}
