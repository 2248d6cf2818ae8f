package org.promolist.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.html.Span;
import java.util.Collection;

/** Short marks beside a name. None says anything by colour alone. */
public final class Badges {

  private Badges() {}

  /** A state: colour, icon and word. */
  public static Badge status(Tone tone, Icon icon, String word) {
    Badge badge = new Badge(word, icon.create());
    badge.getElement().getThemeList().add(tone.theme());
    badge.addClassName("status");
    return badge;
  }

  /** A trait that is neither good nor bad, such as a type. */
  public static Badge plain(String word) {
    Badge badge = new Badge(word);
    badge.getElement().getThemeList().add(Tone.NEUTRAL.theme());
    return badge;
  }

  /** Quieter than a badge. */
  public static Span tag(String word) {
    Span tag = new Span(word);
    tag.addClassName("tag");
    return tag;
  }

  public static Span tags(Collection<String> words) {
    Span tags = new Span(words.stream().map(Badges::tag).toArray(Component[]::new));
    tags.addClassName("tags");
    return tags;
  }

  /** A key of the keyboard. */
  public static Component key(String name) {
    Span key = new Span(name);
    key.addClassName("kbd");
    return key;
  }
}
