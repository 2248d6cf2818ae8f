package org.promolist.ui.admin;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.Command;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.promolist.account.AccountAudit;
import org.promolist.account.AccountRow;
import org.promolist.account.AccountState;
import org.promolist.account.SignInLink;
import org.promolist.account.Staff;
import org.promolist.shared.InvalidInputException;
import org.promolist.ui.kit.Confirmation;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Notice;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;

/** What an admin can do with accounts that are there. */
final class AccountDeeds {

  private final Staff staff;
  private final Formats formats;
  private final UUID self;
  private final Command changed;

  /**
   * Deeds of one admin.
   *
   * @param self the admin's own account
   * @param changed is told after each deed
   */
  AccountDeeds(Staff staff, Formats formats, UUID self, Command changed) {
    this.staff = staff;
    this.formats = formats;
    this.self = self;
    this.changed = changed;
  }

  /** Those that make sense for this one, in order, by the keys of their names. */
  Map<String, Command> of(AccountRow account) {
    Map<String, Command> deeds = new LinkedHashMap<>();
    deeds.put("accounts.roles", () -> changeRoles(Set.of(account)));
    if (account.state() != AccountState.DISABLED && !account.id().equals(self)) {
      deeds.put(
          account.state() == AccountState.INVITED ? "accounts.newLink" : "accounts.reset",
          () -> reset(account));
    }
    if (account.state() == AccountState.ACTIVE) {
      deeds.put("accounts.endSessions", () -> askToEndSessions(account));
    }
    if (account.state() == AccountState.DISABLED) {
      deeds.put("accounts.enable", () -> enable(account));
    } else {
      deeds.put("accounts.disable", () -> askToDisable(account));
    }
    deeds.put("audit.link", () -> UI.getCurrent().navigate(AuditView.class, of(account.id())));
    return deeds;
  }

  private static QueryParameters of(UUID account) {
    return new AuditState(null, "", AccountAudit.OBJECT_TYPE, account, null, null).parameters();
  }

  void changeRoles(Set<AccountRow> accounts) {
    new RolesDialog(staff, accounts, changed).open();
  }

  /** Where there is no password yet, nothing is lost by a new link. */
  private void reset(AccountRow account) {
    if (account.state() == AccountState.INVITED) {
      makeLink(account);
      return;
    }
    new Confirmation(Texts.text("accounts.resetAsk", account.displayName()))
        .saying(Texts.text("accounts.resetSays"))
        .ask(
            Texts.text("accounts.resetKeep"),
            Texts.text("accounts.resetGo"),
            () -> makeLink(account));
  }

  private void makeLink(AccountRow account) {
    attempt(
        account,
        () -> {
          SignInLink link = staff.resetPassword(account.id());
          new LinkDialog(link, account.displayName(), formats).open();
        });
  }

  private void askToDisable(AccountRow account) {
    new Confirmation(Texts.text("accounts.disableAsk", account.displayName()))
        .saying(Texts.text("accounts.disableSays"))
        .ask(
            Texts.text("accounts.disableKeep"),
            Texts.text("accounts.disableGo"),
            () ->
                attempt(
                    account,
                    () -> {
                      staff.disable(account.id());
                      Toast.success(account.displayName(), Texts.text("accounts.disabled"))
                          .action(Texts.text("list.undo"), () -> enable(account))
                          .show();
                    }));
  }

  private void enable(AccountRow account) {
    attempt(
        account,
        () -> {
          staff.enable(account.id());
          Toast.success(account.displayName(), Texts.text("accounts.enabled")).show();
        });
  }

  private void askToEndSessions(AccountRow account) {
    new Confirmation(Texts.text("accounts.endAsk", account.displayName()))
        .saying(Texts.text(account.id().equals(self) ? "accounts.endOwnSays" : "accounts.endSays"))
        .ask(
            Texts.text("accounts.endKeep"),
            Texts.text("accounts.endGo"),
            () ->
                attempt(
                    account,
                    () -> {
                      int ended = staff.endSessions(account.id());
                      Toast.success(account.displayName(), Texts.text("accounts.ended", ended))
                          .show();
                    }));
  }

  /** A refusal is told in a dialog: it stays until read, unlike a toast. */
  private void attempt(AccountRow account, Command deed) {
    try {
      deed.execute();
    } catch (InvalidInputException refused) {
      Notice.show(
          Texts.text("accounts.refused", account.displayName()),
          Texts.violation(refused.violations().getFirst()));
    }
    changed.execute();
  }
}
