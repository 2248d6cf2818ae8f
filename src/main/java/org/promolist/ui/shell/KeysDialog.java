package org.promolist.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Paragraph;
import org.promolist.ui.kit.Badges;
import org.promolist.ui.kit.Texts;

/** Which keys do what. */
final class KeysDialog extends Dialog {

  private final DescriptionList list = new DescriptionList();

  KeysDialog(boolean mayMakeLists) {
    setHeaderTitle(Texts.text("keys.title"));
    setWidth("420px");
    list.addClassName("key-list");
    entry(Texts.text("keys.search"), "/");
    if (mayMakeLists) {
      entry(Texts.text("keys.new"), "n");
    }
    entry(Texts.text("keys.save"), Texts.text("kit.saveKey").split(" "));
    entry(Texts.text("keys.move"), "↑", "↓", "←", "→");
    entry(Texts.text("keys.open"), "Enter");
    entry(Texts.text("keys.close"), "Esc");
    entry(Texts.text("keys.help"), "?");
    Paragraph hint = new Paragraph(Texts.text("keys.text"));
    hint.addClassNames("secondary", "text-s");
    add(list, hint);
    Button close = new Button(Texts.text("kit.close"), click -> close());
    close.setAutofocus(true);
    getFooter().add(close);
  }

  private void entry(String meaning, String... keys) {
    DescriptionList.Term term = new DescriptionList.Term();
    for (String key : keys) {
      Component name = Badges.key(key);
      term.add(name);
    }
    list.add(term, new DescriptionList.Description(meaning));
  }
}
