package org.promolist.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells which days of the address were passed over, as more is shown then than somebody asked for.
 */
public final class UnreadDays extends Div {

  /** Of what stands in the address. */
  private static final int MOST_CHARACTERS = 40;

  private final List<String> names;
  private final Span words = new Span();

  /**
   * Shows nothing yet.
   *
   * @param names of the parameters
   */
  public UnreadDays(String... names) {
    this.names = List.of(names);
    add(Icon.ALERT.create(), words);
    addClassName("notice");
    getElement().setAttribute("role", "status");
    setVisible(false);
  }

  public void show(QueryParameters parameters) {
    String unread =
        names.stream()
            .filter(name -> Days.of(parameters, name) == null)
            .flatMap(name ->
                parameters
                    .getSingleParameter(name)
                    .filter(value -> !value.isEmpty())
                    .map(value -> name + "=" + value)
                    .stream())
            .map(UnreadDays::quoted)
            .collect(Collectors.joining(", "));
    words.setText(Texts.text("kit.daysUnread", unread));
    setVisible(!unread.isEmpty());
  }

  private static String quoted(String text) {
    return Texts.text(
        "kit.quoted",
        text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text);
  }
}
