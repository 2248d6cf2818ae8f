package org.promolist.ui;

import com.github.mvysny.kaributesting.v10.KaribuConfig;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kotlin.Unit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a browser's tab remembers while pages come and go. Understands the scripts of {@code
 * KeptDraft}, by what they do to the storage; the real ones run in a journey.
 */
public final class FakeTab implements AutoCloseable {

  private final SortedMap<String, String> stored = new TreeMap<>();

  public FakeTab() {
    KaribuConfig.setPendingJavascriptInvocationHandlers(List.of(this::run));
  }

  /** After whatever the page still has to say. */
  public SortedMap<String, String> stored() {
    MockVaadin.clientRoundtrip(true);
    return stored;
  }

  private Unit run(PendingJavaScriptInvocation call) {
    String script = call.getInvocation().getExpression();
    List<String> given = call.getInvocation().getParameters().stream().map(FakeTab::text).toList();
    if (script.contains("sessionStorage.setItem($0, $1)")) {
      keep(given.get(0), given.get(1));
    } else if (script.contains("return sessionStorage.getItem($0)")) {
      call.complete(StringNode.valueOf(stored.getOrDefault(given.get(0), "")));
    } else if (script.contains("Object.keys(sessionStorage)")) {
      String but = given.get(1);
      stored
          .keySet()
          .removeIf(key -> key.startsWith(given.get(0)) && (but.isEmpty() || !key.startsWith(but)));
      if (call.isSubscribed()) {
        call.complete(NullNode.getInstance());
      }
    }
    return Unit.INSTANCE;
  }

  private void keep(String key, String text) {
    if (text.isEmpty()) {
      stored.remove(key);
    } else {
      stored.put(key, text);
    }
  }

  private static String text(Object given) {
    return given instanceof JsonNode node ? node.asString("") : String.valueOf(given);
  }

  @Override
  public void close() {
    KaribuConfig.setPendingJavascriptInvocationHandlers(List.of());
  }
}
