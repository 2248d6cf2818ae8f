package org.promolist.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what is unsaved in a form in the browser's tab, and brings it back where the same person
 * opens the same form there again: their session was over, or the page was loaded anew. It is gone
 * once it is saved or discarded, once they sign out, and once somebody else signs in.
 *
 * <p>The draft goes through the server, which knows it by heart; only text in a field that was not
 * left yet is kept by the browser alone. Neither ever holds a password: a draft has none, and
 * password fields are not listened to.
 *
 * @param <T> the draft: a record of plain values
 */
public final class KeptDraft<T> {

  private static final String PREFIX = "promolist.form:";
  private static final JsonMapper json = new JsonMapper();

  private final Component component;
  private final String key;
  private final Form<T> form;
  private @Nullable String kept = "";

  /**
   * What a form has to be able to do.
   *
   * @param show as if it had just been typed
   * @param discard shows what is stored
   */
  public record Form<T>(Class<T> type, Source<T> unsaved, Consumer<T> show, Command discard) {}

  /** Where a draft comes from; null where nothing is unsaved. */
  @FunctionalInterface
  public interface Source<T> {
    @Nullable T get();
  }

  /**
   * Brings back what is kept, as soon as the component is shown.
   *
   * @param component holds the fields
   * @param person whose draft it is
   * @param name tells the form from all others, such as {@code lists/new}
   */
  public KeptDraft(Component component, UUID person, String name, Form<T> form) {
    this.component = component;
    this.key = prefix(person) + name;
    this.form = form;
    component.addAttachListener(attached -> {
      if (attached.isInitialAttach()) {
        component
            .getElement()
            .executeJs(TabScripts.WATCH, key, TabScripts.FIELDS)
            .then(String.class, this::bringBack);
      }
    });
  }

  private static String prefix(UUID person) {
    return PREFIX + person + ":";
  }

  /** To be called after every change and every save. */
  public void update() {
    T now = form.unsaved().get();
    keep(now == null ? "" : json.writeValueAsString(now));
  }

  /** The person does not want it any more. */
  public void forget() {
    kept = null; // there may be text that the server doesn't know of
    keep("");
  }

  private void keep(String text) {
    if (!text.equals(kept)) {
      kept = text;
      // by the page: the form may be on its way out
      component.getUI().ifPresent(ui -> ui.getPage().executeJs(TabScripts.KEEP, key, text));
    }
  }

  private void bringBack(@Nullable String text) {
    if (text != null && !text.isEmpty()) {
      kept = null; // whatever becomes of it, it has to be written again
      try {
        form.show().accept(json.readValue(text, form.type()));
        tell();
      } catch (JacksonException notOurs) {
        forget(); // of another version of this form, or somebody had their fingers in it
      }
    }
    component.getElement().executeJs(TabScripts.TYPE_ON, key, TabScripts.FIELDS);
  }

  private void tell() {
    Toast.success(Texts.text("kit.kept"), Texts.text("kit.keptBack"))
        .action(
            Texts.text("kit.leave.discard"),
            () -> {
              form.discard().execute();
              forget();
            })
        .show();
  }

  /** Forgets what others left in this tab. */
  public static void forgetOthers(UI ui, UUID person) {
    ui.getPage().executeJs(TabScripts.FORGET, PREFIX, prefix(person));
  }

  /** Forgets everything, and goes on once that is done. */
  public static void forgetAll(UI ui, Command then) {
    ui.getPage()
        .executeJs(TabScripts.FORGET, PREFIX, "")
        .then(done -> then.execute(), failed -> then.execute());
  }
}
