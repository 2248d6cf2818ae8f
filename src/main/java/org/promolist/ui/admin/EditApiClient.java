package org.promolist.ui.admin;

import com.vaadin.flow.server.Command;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.promolist.account.ApiClientDetails;
import org.promolist.account.ApiClientDraft;
import org.promolist.account.ApiClientRefusedException;
import org.promolist.account.ApiClients;
import org.promolist.account.Scope;
import org.promolist.ui.kit.Conflict;
import org.promolist.ui.kit.KeptDraft;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;

/** Edits one API client. Who comes second sees both versions; nothing typed is lost. */
final class EditApiClient {

  private final ApiClients clients;
  private final ApiClientWords words;
  private final UUID person;
  private final ApiClientForm form;
  private final Command changed;
  private ApiClientDetails base;

  /** What is kept of it. */
  record Unsaved(ApiClientDraft base, ApiClientDraft mine) {
    Unsaved {
      Objects.requireNonNull(base);
      Objects.requireNonNull(mine);
    }
  }

  EditApiClient(
      ApiClients clients,
      ApiClientDetails client,
      ApiClientWords words,
      UUID person,
      Command changed) {
    this.clients = clients;
    this.words = words;
    this.person = person;
    this.base = client;
    this.changed = changed;
    form = new ApiClientForm(words.formats());
    form.show(client.toDraft());
  }

  void open() {
    new ApiClientDialog(
            Texts.text("client.editTitle", base.name()),
            Texts.text("kit.save"),
            form,
            kept(),
            this::save)
        .open();
  }

  /** Brought back upon what is stored by then, which somebody else may have changed. */
  private KeptDraft<Unsaved> kept() {
    return new KeptDraft<>(
        form,
        person,
        "api-clients/" + base.id(),
        new KeptDraft.Form<>(
            Unsaved.class,
            () -> unsaved(base.toDraft(), form.draft()),
            typed -> form.show(reapply(typed.base(), typed.mine(), base.toDraft())),
            () -> form.show(base.toDraft())));
  }

  private static @Nullable Unsaved unsaved(ApiClientDraft base, ApiClientDraft mine) {
    return mine.equals(base) ? null : new Unsaved(base, mine);
  }

  private Optional<Command> save(ApiClientDraft draft) {
    try {
      ApiClientDetails saved = clients.change(base.id(), base.version(), draft);
      return Optional.of(() -> {
        changed.execute();
        Toast.success(saved.name(), Texts.text("client.saved")).show();
      });
    } catch (ApiClientRefusedException refused) {
      if (refused.reason() == ApiClientRefusedException.Reason.STALE) {
        settle(draft);
        return Optional.empty();
      }
      return Optional.of(() -> {
        changed.execute();
        ApiClientDeeds.tell(base, refused);
      });
    }
  }

  private void settle(ApiClientDraft mine) {
    ApiClientDetails theirs = clients.get(base.id());
    ApiClientDraft before = base.toDraft();
    conflict(theirs, mine)
        .ask(
            () -> {
              base = theirs;
              form.show(theirs.toDraft());
            },
            () -> {
              base = theirs;
              form.show(reapply(before, mine, theirs.toDraft()));
            });
  }

  private Conflict conflict(ApiClientDetails theirs, ApiClientDraft mine) {
    ApiClientDraft other = theirs.toDraft();
    Conflict conflict = new Conflict(theirs.name(), Texts.text("client.conflict"));
    compare(conflict, "client.name", other, mine, ApiClientDraft::name);
    compare(conflict, "client.scopes", other, mine, EditApiClient::scopes);
    compare(conflict, "client.public", other, mine, EditApiClient::publicFacing);
    compare(conflict, "client.expires", other, mine, this::expiry);
    return conflict;
  }

  private static void compare(
      Conflict conflict,
      String field,
      ApiClientDraft theirs,
      ApiClientDraft mine,
      Function<ApiClientDraft, String> text) {
    String other = text.apply(theirs);
    String own = text.apply(mine);
    if (!other.equals(own)) {
      conflict.add(Texts.text(field), other, own);
    }
  }

  private static String scopes(ApiClientDraft draft) {
    return draft.scopes().stream().sorted().map(Scope::key).collect(Collectors.joining(", "));
  }

  private static String publicFacing(ApiClientDraft draft) {
    return Texts.text(draft.publicFacing() ? "list.yes" : "list.no");
  }

  private String expiry(ApiClientDraft draft) {
    Instant at = draft.expiresAt();
    return at == null ? Texts.text("client.noExpiry") : words.until(at);
  }

  /** What I changed as I would have it, all else as it is now. */
  private static ApiClientDraft reapply(
      ApiClientDraft before, ApiClientDraft mine, ApiClientDraft theirs) {
    return new ApiClientDraft(
        mine.name().equals(before.name()) ? theirs.name() : mine.name(),
        mine.scopes().equals(before.scopes()) ? theirs.scopes() : mine.scopes(),
        mine.publicFacing() == before.publicFacing() ? theirs.publicFacing() : mine.publicFacing(),
        Objects.equals(mine.expiresAt(), before.expiresAt())
            ? theirs.expiresAt()
            : mine.expiresAt());
  }
}
