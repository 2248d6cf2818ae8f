package org.promolist.ui.customer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.promolist.customer.CustomerDetails;
import org.promolist.guard.LimiterWindow;
import org.promolist.guard.SubjectState;
import org.promolist.ui.kit.DefinitionList;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Meter;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Tone;

/** What holds a customer back and how far they are from it, and since when they are known. */
final class CustomerStanding extends Div {

  private final Formats formats;

  CustomerStanding(CustomerFile file, Formats formats) {
    this.formats = formats;
    addClassName("stack");
    add(guesses(file), limiters(file));
    CustomerDetails.Registered registered = file.registered();
    if (registered != null) {
      add(registered(registered));
    }
  }

  private Component guesses(CustomerFile file) {
    int failures = file.policies().lockout().failures();
    Div body =
        body(
            measured(
                Texts.text("customer.inARow"),
                Texts.text(
                    "kit.doneOf",
                    CustomerWords.guesses(file.inARow(), formats),
                    formats.number(failures)),
                file.inARow(),
                (long) failures * SubjectState.WHOLE));
    Span ever =
        new Span(
            Texts.text(
                "customer.everWrong",
                CustomerWords.guesses(file.standing().cumulative(), formats)));
    ever.addClassNames("secondary", "text-s");
    body.add(ever);
    return card("customer.lockout", body);
  }

  private Component limiters(CustomerFile file) {
    Div body = body();
    for (LimiterWindow window : LimiterWindow.values()) {
      String name = Texts.text("customer.window." + window);
      int used = file.claims(window);
      Optional<Integer> limit = file.policies().limiters().limit(window);
      body.add(
          limit.isPresent()
              ? measured(
                  name,
                  Texts.text("kit.doneOf", formats.number(used), formats.number(limit.get())),
                  used,
                  limit.get())
              : line(name, Texts.text("customer.noLimit", formats.number(used))));
    }
    return card("customer.limiters", body);
  }

  private Component registered(CustomerDetails.Registered registered) {
    return card(
        "customer.registered",
        new DefinitionList()
            .item(Texts.text("customer.since"), formats.moment(registered.at()))
            .item(Texts.text("customer.registeredBy"), registered.by()));
  }

  private static Component measured(String name, String numbers, long part, long whole) {
    Tone tone = part >= whole ? Tone.BAD : Meter.tone(part, whole, false);
    Div measured = new Div(line(name, numbers), new Meter(part, whole, tone, name));
    measured.addClassName("measured");
    return measured;
  }

  private static Component line(String name, String numbers) {
    Span label = new Span(name);
    label.addClassName("secondary");
    Span value = new Span(numbers);
    value.addClassName("num");
    Div line = new Div(label, value);
    line.addClassNames("card-top", "text-s");
    return line;
  }

  private static Div body(Component... components) {
    Div body = new Div(components);
    body.addClassName("stack");
    return body;
  }

  private static Card card(String title, Component body) {
    Card card = new Card();
    card.setTitle(new H2(Texts.text(title)));
    card.setAriaRole("region");
    card.setAriaLabel(Texts.text(title));
    card.add(body);
    return card;
  }
}
