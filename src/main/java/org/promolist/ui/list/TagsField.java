package org.promolist.ui.list;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.promolist.ui.kit.Texts;

/** Tags to choose from those in use, or to type anew. */
final class TagsField extends MultiSelectComboBox<String> {

  /**
   * An empty field.
   *
   * @param inUse tags that begin like a text, as many as asked for
   */
  TagsField(BiFunction<String, Integer, List<String>> inUse) {
    super(Texts.optional(ListWords.field("tags")));
    setItems(query ->
        inUse.apply(query.getFilter().orElse(""), query.getOffset() + query.getLimit()).stream()
            .skip(query.getOffset()));
    setAutoExpand(AutoExpandMode.VERTICAL);
    setAllowCustomValue(true);
    addCustomValueSetListener(typed -> {
      Set<String> all = new LinkedHashSet<>(getValue());
      all.add(typed.getDetail().strip());
      setPresented(all);
    });
    setHelperText(Texts.text("list.form.tags"));
  }

  /** As if chosen by hand, so that listeners hear of it. */
  private void setPresented(Set<String> all) {
    setModelValue(all, true);
    setPresentationValue(all);
  }
}
