package org.promolist.ui.kit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.promolist.account.Accounts;
import org.promolist.account.Profile;
import org.promolist.account.Role;
import org.promolist.account.Scope;
import org.promolist.account.Theme;

/**
 * The person who looks at this page. Their profile is read once per page and kept, so that nothing
 * on it asks the database again who they are.
 */
@SpringComponent
@UIScope
public class Viewer {

  /** For a browser that doesn't say where it is. By its id, which a list can have, unlike "Z". */
  private static final ZoneId UTC = ZoneId.of("UTC");

  private final Accounts accounts;
  private final Clock clock;
  private final List<Command> listeners = new ArrayList<>();
  private @Nullable Profile profile;
  private @Nullable Location wanted;

  Viewer(Accounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Refused where nobody is signed in. Read anew when an admin has changed their roles. */
  public Profile profile() {
    Profile known = profile;
    if (known == null || accounts.isOutdated(known)) {
      known = accounts.profile();
      profile = known;
    }
    return known;
  }

  /** After a change of the profile: what is remembered here gives way. */
  public void refresh() {
    profile = null;
    List.copyOf(listeners).forEach(Command::execute);
  }

  /** For what shows something of the profile while it may change. */
  public Registration onChange(Command listener) {
    return Registration.addAndRemove(listeners, listener);
  }

  public boolean may(Scope scope) {
    return profile().may(scope);
  }

  public boolean isAdmin() {
    return profile().roles().contains(Role.ADMIN);
  }

  /** For pages that need a scope as a whole; shows the no-access page otherwise. */
  public void require(Scope scope) {
    if (!may(scope)) {
      throw new NoAccessException(scope);
    }
  }

  /** The language and region of this page. */
  public Locale locale() {
    return UI.getCurrent().getLocale();
  }

  /** The zone they chose, else the browser's. */
  public ZoneId zone() {
    String chosen = profile().timeZone();
    return chosen == null ? browserZone() : ZoneId.of(chosen);
  }

  public static ZoneId browserZone() {
    try {
      String id = UI.getCurrent().getPage().getExtendedClientDetails().getTimeZoneId();
      return id == null ? UTC : ZoneId.of(id);
    } catch (DateTimeException unknownToUs) {
      return UTC;
    }
  }

  public Formats formats() {
    return new Formats(locale(), zone(), clock);
  }

  /** Stores the choice and shows it on this page. */
  public void choose(Theme theme) {
    accounts.chooseTheme(theme);
    Themes.show(UI.getCurrent(), theme);
    refresh();
  }

  /** Keeps where somebody was going who has to do something else first. */
  public void postpone(Location location) {
    wanted = location;
  }

  /** Where they were going; only once. */
  public Location takeWanted() {
    Location location = wanted;
    wanted = null;
    return location == null ? new Location("") : location;
  }
}
