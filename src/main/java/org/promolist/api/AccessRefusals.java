package org.promolist.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.promolist.account.ApiClients;
import org.promolist.audit.Change;
import org.promolist.audit.Deed;
import org.promolist.audit.Refusals;
import org.promolist.shared.Actor;
import org.promolist.shared.CurrentActor;
import org.springframework.stereotype.Component;

/** Records which calls were refused to whom. */
@Component
class AccessRefusals {

  /** What names an operation; all else in a path names what it is done to. */
  private static final Pattern WORD = Pattern.compile("[a-z]{1,20}(\\.csv)?|v[0-9]|");

  /** What follows them may look like a word, and is an id or a code. */
  private static final List<String> NAMED_FREELY = List.of("customers", "codes");

  private final Refusals refusals;
  private final CurrentActor currentActor;

  AccessRefusals(Refusals refusals, CurrentActor currentActor) {
    this.refusals = refusals;
    this.currentActor = currentActor;
  }

  /** The present client's scopes don't allow the call. */
  void forbidden(HttpServletRequest request) {
    Actor actor = currentActor.get();
    if (actor.id() != null) {
      refusals.record(
          actor,
          Deed.of(Refusals.ACCESS, ApiClients.OBJECT_TYPE, actor.id(), List.of(call(request)))
              .named(actor.name()));
    }
  }

  /** The token is nobody's: mistyped, revoked, or guessed. Nothing of it is kept. */
  void unknownToken() {
    refusals.record(
        Actor.SYSTEM, Deed.of(Refusals.SIGN_IN, ApiClients.OBJECT_TYPE, Deed.NOBODY, List.of()));
  }

  private static Change call(HttpServletRequest request) {
    return new Change("call", null, request.getMethod() + " " + operation(RequestPath.of(request)));
  }

  /** Without ids: customers may be known by them, and codes are worth something. */
  static String operation(String path) {
    String[] parts = path.split("/", -1);
    for (int i = parts.length - 1; i >= 0; i--) {
      boolean named = i > 0 && NAMED_FREELY.contains(parts[i - 1]) && !parts[i].equals("preview");
      if (named || !WORD.matcher(parts[i]).matches()) {
        parts[i] = "{…}";
      }
    }
    return Arrays.stream(parts).limit(10).collect(Collectors.joining("/"));
  }
}
