package org.promolist.ui.admin;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.promolist.account.ApiClientDetails;
import org.promolist.account.ApiClientState;
import org.promolist.account.Scope;
import org.promolist.ui.kit.Badges;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Tone;

/** How the portal words API clients and their tokens, for one person. */
record ApiClientWords(Formats formats, Clock clock) {

  static String state(ApiClientState state) {
    return Texts.text("client.state." + state);
  }

  Badge badge(ApiClientDetails client) {
    return switch (client.state()) {
      case ACTIVE -> Badges.status(Tone.GOOD, Icon.CHECK, state(client.state()));
      case EXPIRING -> Badges.status(Tone.WARNING, Icon.CLOCK, expires(client));
      case EXPIRED -> Badges.status(Tone.BAD, Icon.ALERT, state(client.state()));
      case REVOKED -> Badges.status(Tone.NEUTRAL, Icon.BAN, state(client.state()));
    };
  }

  /** Such as "Expires in 5 days". */
  String expires(ApiClientDetails client) {
    Instant at = client.expiresAt();
    return at == null ? "" : Texts.text("client.expiresIn", daysLeft(at));
  }

  /** What goes with the state: since or until when. */
  List<String> details(ApiClientDetails client) {
    List<String> lines = new ArrayList<>();
    Instant expiresAt = client.expiresAt();
    Instant revokedAt = client.revokedAt();
    if (revokedAt != null) {
      lines.add(Texts.text("client.since", formats.dateTime(revokedAt)));
    } else if (expiresAt == null) {
      lines.add(Texts.text("client.noExpiry"));
    } else if (client.state() == ApiClientState.EXPIRED) {
      lines.add(Texts.text("client.since", formats.dateTime(expiresAt)));
    } else {
      lines.add(until(expiresAt));
    }
    if (client.previousUntil() != null) {
      lines.add(Texts.text("client.older", formats.dateTime(client.previousUntil())));
    }
    return lines;
  }

  /** As a day where it is the end of one to whoever looks, else as a moment. */
  String until(Instant at) {
    LocalDateTime local = LocalDateTime.ofInstant(at, formats.zone());
    return local.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? Texts.text("client.through", formats.date(local.toLocalDate().minusDays(1)))
        : Texts.text("client.until", formats.dateTime(local));
  }

  String lastUse(ApiClientDetails.LastUse last) {
    return Texts.text("client.lastUsed", formats.moment(last.at()), last.from());
  }

  static Span scopes(Set<Scope> scopes) {
    return Badges.tags(
        scopes.size() == Scope.values().length
            ? List.of(Texts.text("client.everyScope"))
            : scopes.stream().sorted().map(Scope::key).toList());
  }

  /** Such as "…x7Qa"; empty for a token that was made elsewhere. */
  static String ending(@Nullable String hint) {
    return hint == null ? "" : "…" + hint;
  }

  /** Of calendar days; the last one counts as the day it is. */
  private long daysLeft(Instant at) {
    LocalDate last = LocalDate.ofInstant(at.minus(1, ChronoUnit.MICROS), formats.zone());
    return ChronoUnit.DAYS.between(LocalDate.ofInstant(clock.instant(), formats.zone()), last);
  }
}
