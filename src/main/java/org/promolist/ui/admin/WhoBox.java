package org.promolist.ui.admin;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.promolist.account.Actors;
import org.promolist.account.ApiClientRules;
import org.promolist.audit.AuditFilter;
import org.promolist.shared.Actor;
import org.promolist.ui.kit.SearchText;

/** Chooses a person, a program or the system, by a part of the name. */
final class WhoBox extends ComboBox<Actor> {

  /** Who has more than these to choose from types a letter more. */
  private static final int CHOICES = 50;

  private final Actors actors;
  private final SignIns signIns;

  WhoBox(Actors actors, SignIns signIns) {
    this.actors = actors;
    this.signIns = signIns;
    setItemLabelGenerator(actor -> AuditWords.actorText(actor, signIns.of(actor)));
    setItems(query -> {
      List<Actor> found = whoever(query.getFilter().orElse(""));
      return found.stream().skip(query.getOffset()).limit(query.getLimit());
    });
  }

  private List<Actor> whoever(String text) {
    List<Actor> found = new ArrayList<>();
    if (text.isBlank()) {
      found.add(Actor.SYSTEM);
    }
    found.addAll(actors.search(SearchText.of(text, ApiClientRules.MAX_NAME), CHOICES));
    signIns.learn(found.stream());
    return found;
  }

  /** The id of whoever is chosen, {@link AuditFilter#SYSTEM} for the system; null for nobody. */
  @Nullable UUID chosen() {
    Actor actor = getValue();
    return actor == null ? null : actor.id() == null ? AuditFilter.SYSTEM : actor.id();
  }

  /** Also an id that is nobody's any more. */
  void choose(@Nullable UUID id) {
    if (id == null) {
      clear();
    } else if (id.equals(AuditFilter.SYSTEM)) {
      setValue(Actor.SYSTEM);
    } else {
      Actor actor =
          actors.find(id).orElseGet(() -> new Actor(Actor.Kind.PERSON, id, AuditWords.shortId(id)));
      signIns.learn(Stream.of(actor));
      setValue(actor);
    }
  }
}
