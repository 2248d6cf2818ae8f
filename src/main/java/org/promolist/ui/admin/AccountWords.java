package org.promolist.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Set;
import java.util.stream.Collectors;
import org.promolist.account.AccountRow;
import org.promolist.account.AccountState;
import org.promolist.account.Role;
import org.promolist.ui.kit.Badges;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Tone;

/** How accounts are spoken of. */
final class AccountWords {

  private AccountWords() {}

  static String role(Role role) {
    return Texts.text("role." + role.name());
  }

  static String state(AccountState state) {
    return Texts.text("accounts.state." + state.name());
  }

  static String roles(Set<Role> roles) {
    return roles.stream().sorted().map(AccountWords::role).collect(Collectors.joining(", "));
  }

  static Component badge(AccountState state) {
    return switch (state) {
      case ACTIVE -> Badges.status(Tone.GOOD, Icon.CHECK, state(state));
      case INVITED -> Badges.status(Tone.INFO, Icon.CLOCK, state(state));
      case DISABLED -> Badges.status(Tone.NEUTRAL, Icon.BAN, state(state));
    };
  }

  static Component badges(Set<Role> roles) {
    Div badges = new Div();
    badges.addClassName("tags");
    roles.stream().sorted().forEach(role -> badges.add(Badges.plain(role(role))));
    return badges;
  }

  /** Both names; people know each other by the one and sign in by the other. */
  static Component names(AccountRow account) {
    Span shown = new Span(account.displayName());
    shown.addClassName("lists-name");
    shown.setTitle(account.displayName()); // a long one is cut
    Span name = new Span(account.name());
    name.addClassNames("secondary", "text-xs");
    Div names = new Div(shown, name);
    names.addClassName("two-lines");
    return names;
  }
}
