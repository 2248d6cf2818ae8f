package org.promolist.audit;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done, to be recorded.
 *
 * @param action a word such as {@code CHANGED}, at most 40 characters
 * @param objectType what kind of thing it was done to, at most 40 characters
 * @param partId a part of that thing, such as a batch of a list, by which the entry is found too
 * @param objectName what the thing is called; where null, it is what a change of {@code name} says,
 *     and else what it was called when something was last done to it
 */
public record Deed(
    String action,
    String objectType,
    UUID objectId,
    @Nullable UUID partId,
    @Nullable String objectName,
    List<Change> changes) {

  /** Stands for an account or client that is none of ours. */
  public static final UUID NOBODY = new UUID(0, 0);

  public Deed {
    changes = List.copyOf(changes);
  }

  public static Deed of(String action, String objectType, UUID objectId, List<Change> changes) {
    return new Deed(action, objectType, objectId, null, null, changes);
  }

  public Deed named(@Nullable String name) {
    return new Deed(action, objectType, objectId, partId, name, changes);
  }

  public Deed ofPart(UUID part) {
    return new Deed(action, objectType, objectId, part, objectName, changes);
  }

  /** What a change of its name makes it, or made it until it went. */
  @Nullable String toldName() {
    return objectName != null
        ? objectName
        : changes.stream()
            .filter(change -> change.field().equals("name"))
            .map(change -> change.newValue() == null ? change.oldValue() : change.newValue())
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .findFirst()
            .orElse(null);
  }
}
