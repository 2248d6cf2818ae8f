package org.promolist.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.List;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** A page that says why there is no page, and where to go from here. */
abstract class ErrorPage extends Div implements HasDynamicTitle {

  private String title = "";

  ErrorPage() {
    addClassName("page");
  }

  void show(Icon icon, String heading, List<String> lines, Component... ways) {
    title = heading;
    Span picture = icon.create();
    picture.addClassName("large");
    Div state = new Div(picture, new H1(heading));
    state.addClassName("empty-state");
    for (String line : lines) {
      Paragraph paragraph = new Paragraph(line);
      paragraph.addClassName("secondary");
      state.add(paragraph);
    }
    Div bar = new Div(ways);
    bar.add(new Anchor("", Texts.text("error.home")));
    bar.addClassName("bar");
    state.add(bar);
    removeAll();
    add(state);
  }

  @Override
  public String getPageTitle() {
    return Texts.pageTitle(title);
  }
}
