package org.promolist.ui.admin;

import com.vaadin.flow.server.Command;
import java.util.Optional;
import java.util.UUID;
import org.promolist.account.ApiClientDetails;
import org.promolist.account.ApiClientDraft;
import org.promolist.account.ApiClientRefusedException;
import org.promolist.account.ApiClients;
import org.promolist.account.IssuedToken;
import org.promolist.account.Rotation;
import org.promolist.ui.kit.Confirmation;
import org.promolist.ui.kit.KeptDraft;
import org.promolist.ui.kit.Notice;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;

/** What can be done about API clients, each asked for in a dialog. */
final class ApiClientDeeds {

  private final ApiClients clients;
  private final ApiClientWords words;
  private final UUID person;
  private final Command changed;

  /**
   * For one page.
   *
   * @param person who does it
   * @param changed is told after whatever was done, and where it turned out that things had changed
   */
  ApiClientDeeds(ApiClients clients, ApiClientWords words, UUID person, Command changed) {
    this.clients = clients;
    this.words = words;
    this.person = person;
    this.changed = changed;
  }

  void create() {
    ApiClientForm form = new ApiClientForm(words.formats());
    form.show(ApiClientForm.EMPTY);
    new ApiClientDialog(
            Texts.text("client.newTitle"),
            Texts.text("client.create"),
            form,
            keptNew(form),
            this::create)
        .open();
  }

  private KeptDraft<ApiClientDraft> keptNew(ApiClientForm form) {
    return new KeptDraft<>(
        form,
        person,
        "api-clients/new",
        new KeptDraft.Form<>(
            ApiClientDraft.class,
            () -> form.draft().equals(ApiClientForm.EMPTY) ? null : form.draft(),
            form::show,
            () -> form.show(ApiClientForm.EMPTY)));
  }

  private Optional<Command> create(ApiClientDraft draft) {
    IssuedToken issued = clients.create(draft);
    return Optional.of(() -> {
      Toast.success(issued.client().name(), Texts.text("client.created")).show();
      new TokenDialog(issued, "", changed).open();
    });
  }

  void edit(ApiClientDetails client) {
    new EditApiClient(clients, client, words, person, changed).open();
  }

  void askToRotate(ApiClientDetails client) {
    new RotateDialog(client, words, rotation -> rotate(client, rotation)).open();
  }

  private Command rotate(ApiClientDetails client, Rotation rotation) {
    try {
      IssuedToken issued = clients.rotate(client.id(), client.version(), rotation);
      return () -> {
        Toast.success(client.name(), Texts.text("token.rotated")).show();
        new TokenDialog(issued, previous(issued), changed).open();
      };
    } catch (ApiClientRefusedException refused) {
      return () -> {
        changed.execute();
        tell(client, refused);
      };
    }
  }

  private String previous(IssuedToken issued) {
    return issued.client().previousUntil() == null
        ? Texts.text("token.previousGone")
        : Texts.text(
            "token.previousUntil",
            words.formats().dateTime(issued.client().previousUntil()),
            words.formats().zone().getId());
  }

  void askToRevoke(ApiClientDetails client) {
    new Confirmation(Texts.text("client.revokeAsk", client.name()))
        .saying(Texts.text("client.revokeSays.strong"), Texts.text("client.revokeSays"))
        .saying(
            client.lastUse() == null
                ? Texts.text("client.revokeUnused")
                : words.lastUse(client.lastUse()))
        .ask(Texts.text("client.revokeKeep"), Texts.text("client.revokeGo"), () -> revoke(client));
  }

  private void revoke(ApiClientDetails client) {
    clients.revoke(client.id());
    Toast.success(client.name(), Texts.text("client.revoked")).show();
    changed.execute();
  }

  static void tell(ApiClientDetails client, ApiClientRefusedException refused) {
    Notice.show(
        Texts.text("client.refused", client.name()),
        Texts.text("client.refused." + refused.reason()));
  }
}
