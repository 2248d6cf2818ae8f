package org.promolist.embedded;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Statement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes what changes something through the gate; what only reads passes beside it. */
record GatedStatement(GatedConnection connection, Statement target, String sql)
    implements InvocationHandler {

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (!method.getName().startsWith("execute") || onlyReads(text(arguments))) {
      return GatedConnection.call(target, method, arguments);
    }
    return connection.change(
        method.getName().endsWith("Batch"), () -> GatedConnection.call(target, method, arguments));
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
