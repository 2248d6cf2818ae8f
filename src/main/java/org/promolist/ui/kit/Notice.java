package org.promolist.ui.kit;

import com.vaadin.flow.component.html.Paragraph;

/** Tells why something was not done, and stays until it is read. */
public final class Notice {

  private Notice() {}

  public static void show(String title, String text) {
    Question notice = new Question(title).body(new Paragraph(text)).onEscape(() -> {});
    notice.open(notice.answer(Texts.text("kit.close"), () -> {}));
  }
}
