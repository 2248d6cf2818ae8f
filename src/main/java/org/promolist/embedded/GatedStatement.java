package org.promolist.embedded;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Statement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes what changes something through the gate; what only reads passes beside it. */
final class GatedStatement implements InvocationHandler {

  /**
   * Far below what makes H2 store amid a change; so many of anything but codes don't come at once.
   */
  private static final int LARGE = 500;

  private final GatedConnection connection;
  private final Statement target;
  private final String sql;

  private int batched;

  GatedStatement(GatedConnection connection, Statement target, String sql) {
    this.connection = connection;
    this.target = target;
    this.sql = sql;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("addBatch")) {
      batched++;
    }
    if (!method.getName().startsWith("execute") || onlyReads(text(arguments))) {
      return GatedConnection.call(target, method, arguments);
    }
    boolean large = batched > LARGE;
    batched = 0;
    return connection.change(large, () -> GatedConnection.call(target, method, arguments));
  }

  private String text(Object @Nullable [] arguments) {
    return arguments != null && arguments[0] instanceof String text ? text : sql;
  }

  private static boolean onlyReads(String sql) {
    String text = sql.strip().toLowerCase(Locale.ROOT);
    return text.startsWith("select")
        && !text.contains("for update")
        && !text.contains(" table ("); // the outcome of a change: "old table (delete …)"
  }
}
