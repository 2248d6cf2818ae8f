package org.promolist.ui.list;

import org.promolist.ui.kit.FormFooter;
import org.promolist.ui.kit.Texts;

/** What the bar below a list's form says of it. */
final class ListFormFooter {

  private ListFormFooter() {}

  static void show(FormFooter footer, ListForm form) {
    int fields = DraftFields.differences(form.original(), form.draft()).size();
    int attention = form.attention();
    String detail =
        attention == 0
            ? Texts.text("list.form.fields", fields)
            : Texts.text("list.form.attention", fields, attention);
    footer.show(form.dirty(), form.dirty() ? detail : "");
  }
}
