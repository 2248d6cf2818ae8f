package org.promolist.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.promolist.account.Actors;
import org.promolist.audit.AuditKind;
import org.promolist.list.PromoCodeLists;
import org.promolist.ui.kit.DayFilter;
import org.promolist.ui.kit.FilterRow;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** Says which entries are shown. */
final class AuditFilters extends FilterRow {

  private final List<AuditKind> kinds;
  private final Consumer<AuditState> listener;
  private final Comparator<String> byWords;
  private final WhoBox who;
  private final ComboBox<String> action = new ComboBox<>();
  private final ComboBox<String> type = new ComboBox<>();
  private final Button object = new Button();
  private final DayFilter from;
  private final DayFilter to;
  private AuditState state = AuditState.START;

  AuditFilters(
      Actors actors,
      SignIns signIns,
      List<AuditKind> kinds,
      Formats formats,
      Consumer<AuditState> listener) {
    this.who = new WhoBox(actors, signIns);
    this.kinds = kinds;
    this.listener = listener;
    this.byWords = Collator.getInstance(formats.locale())::compare;
    name(who, "audit.filter.who", "filter-search");
    who.setPlaceholder(Texts.text("audit.filter.who"));
    words(action, "audit.filter.action", AuditWords::action);
    words(type, "audit.filter.object", AuditWords::type);
    type.setItems(choices(kinds.stream().map(AuditKind::objectType), AuditWords::type));
    object.setPrefixComponent(Icon.CLOSE.create());
    object.addThemeVariants(ButtonVariant.SMALL);
    object.addClassNames("neutral", "audit-only");
    object.addClickListener(click -> listener.accept(state.ofAnyObject()));
    from = day("claim.filter.from", formats);
    to = day("claim.filter.to", formats);
    arrange(who, action, type, from, to, object);
  }

  private <C extends Component & HasStyle & HasValue<?, ?>> void name(
      C field, String label, String look) {
    field.getElement().setProperty("accessibleName", Texts.text(label));
    field.getElement().setProperty("clearButtonVisible", true);
    field.addClassName(look);
    field.addValueChangeListener(change -> changed());
  }

  private void words(ComboBox<String> box, String label, Function<String, String> words) {
    name(box, label, "filter-choice");
    box.setPlaceholder(Texts.text(label));
    box.setItemLabelGenerator(words::apply);
  }

  private List<String> choices(Stream<String> all, Function<String, String> words) {
    return all.distinct().sorted(Comparator.comparing(words, byWords)).toList();
  }

  /**
   * @param objectName what the one object is called that it is about, if it is about one
   */
  void show(AuditState shown, String objectName) {
    show(() -> set(shown, objectName), shown.filtered());
  }

  private void set(AuditState shown, String objectName) {
    action.setItems(
        choices(
            kinds.stream()
                .filter(kind -> shown.type().isEmpty() || ofType(kind, shown))
                .map(AuditKind::action),
            AuditWords::action));
    state = shown;
    who.choose(shown.who());
    action.setValue(shown.action().isEmpty() ? null : shown.action());
    type.setValue(shown.type().isEmpty() || shown.object() != null ? null : shown.type());
    type.setVisible(shown.object() == null);
    object.setVisible(shown.object() != null);
    object.setText(Texts.text("audit.only", objectName));
    object.setAriaLabel(Texts.text("audit.notOnly", objectName));
    from.show(shown.from());
    to.show(shown.to());
  }

  /** What is done to a batch is recorded with its list. */
  private static boolean ofType(AuditKind kind, AuditState shown) {
    return kind.objectType().equals(shown.type())
        || (shown.isOfBatch() && kind.objectType().equals(PromoCodeLists.OBJECT_TYPE));
  }

  @Override
  protected void tell() {
    boolean ofOne = state.object() != null;
    listener.accept(
        new AuditState(
            who.chosen(),
            text(action.getValue()),
            ofOne ? state.type() : text(type.getValue()),
            state.object(),
            from.day(),
            to.day()));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
