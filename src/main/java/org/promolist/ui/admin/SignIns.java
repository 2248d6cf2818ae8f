package org.promolist.ui.admin;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.SignInNames;
import org.promolist.shared.Actor;

/** By what names the people of one page sign in: each is asked for once, and many at a time. */
final class SignIns {

  private final SignInNames names;
  private final Map<UUID, String> known = new HashMap<>();

  SignIns(SignInNames names) {
    this.names = names;
  }

  /** Before these are shown. */
  void learn(Stream<Actor> actors) {
    Set<UUID> unknown = new HashSet<>();
    actors.forEach(actor -> {
      if (actor.kind() == Actor.Kind.PERSON && actor.id() != null) {
        unknown.add(actor.id());
      }
    });
    unknown.removeAll(known.keySet());
    known.putAll(names.of(unknown));
  }

  /** Null for whoever has none, or was not learned. */
  @Nullable String of(Actor actor) {
    return actor.id() == null ? null : known.get(actor.id());
  }
}
