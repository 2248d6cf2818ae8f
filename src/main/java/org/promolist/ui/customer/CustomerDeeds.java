package org.promolist.ui.customer;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import java.util.Optional;
import java.util.function.Consumer;
import org.promolist.account.Role;
import org.promolist.account.Scope;
import org.promolist.customer.CustomerDetails;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.ui.kit.AuditLinks;
import org.promolist.ui.kit.Confirmation;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;
import org.promolist.ui.kit.Viewer;

/** What the person who looks can do for a customer. */
@SpringComponent
@UIScope
class CustomerDeeds {

  private final Customers customers;
  private final Viewer viewer;

  CustomerDeeds(Customers customers, Viewer viewer) {
    this.customers = customers;
    this.viewer = viewer;
  }

  boolean mayUnlock() {
    return viewer.may(Scope.CUSTOMERS_WRITE);
  }

  boolean mayErase() {
    return viewer.may(Scope.CUSTOMERS_WRITE) && !viewer.profile().roles().contains(Role.AGENT);
  }

  /** To what was done to the customer, for who may see it. */
  Optional<Anchor> auditLink(CustomerFile file) {
    return AuditLinks.link(
        viewer, AuditLinks.of(Customers.OBJECT_TYPE, customers.auditId(file.asked())));
  }

  void askToUnlock(CustomerFile file, Command done) {
    String id = file.id().value();
    Confirmation question =
        new Confirmation(Texts.text("customer.unlockAsk", id))
            .saying(Texts.text("customer.unlockSays"))
            .requiredReason();
    question.ask(
        Texts.text("customer.unlockKeep"),
        Texts.text("customer.unlockGo"),
        () -> {
          customers.unlock(file.asked(), question.requiredAnswer());
          Toast.success(id, Texts.text("customer.unlocked")).show();
          done.execute();
        });
  }

  /**
   * Asks for the id to be typed before it is gone for good.
   *
   * @param done is told by which id the customer is known afterwards
   */
  void askToErase(CustomerFile file, Consumer<CustomerId> done) {
    String id = file.id().value();
    long claims = file.account() == null ? 0 : file.account().claims();
    new Confirmation(Texts.text("customer.eraseAsk", id))
        .saying(Texts.text("customer.eraseGoes"), Texts.text("customer.eraseSays"))
        .saying(Texts.text("customer.eraseStays", claims))
        .typing(Texts.text("customer.eraseType", id), id, Texts.text("customer.eraseTypeWrong", id))
        .ask(
            Texts.text("customer.eraseKeep"),
            Texts.text("customer.eraseGo"),
            () -> {
              CustomerDetails erased = customers.erase(file.asked());
              Toast.success(erased.id().value(), Texts.text("customer.erased")).show();
              done.accept(erased.id());
            });
  }
}
