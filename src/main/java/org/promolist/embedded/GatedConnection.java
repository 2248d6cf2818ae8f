package org.promolist.embedded;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.message.DbException;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** Takes each change through the gate, and has what is committed stored before it is told so. */
final class GatedConnection implements InvocationHandler {

  private final Connection target;
  private final StoreGate gate;

  /** More rows than that: H2 may store while it commits them or takes them back. */
  private static final int MANY = 1_000;

  /** Whether there is something to commit, and somebody may be waiting for it. */
  private boolean changed;

  private long rows;

  private GatedConnection(Connection target, StoreGate gate) {
    this.target = target;
    this.gate = gate;
  }

  static Connection of(Connection target, StoreGate gate) {
    return proxy(Connection.class, new GatedConnection(target, gate));
  }

  static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            GatedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return switch (method.getName()) {
      case "commit", "setAutoCommit" -> end(() -> call(target, method, arguments));
      case "rollback" ->
          arguments == null
              ? end(() -> call(target, method, null))
              : finish(() -> call(target, method, arguments));
      case "close" -> close(method);
      default -> made(call(target, method, arguments), arguments);
    };
  }

  private @Nullable Object end(Call call) throws Throwable {
    if (!changed) {
      return call.run();
    }
    try {
      return finish(call);
    } finally {
      ended();
    }
  }

  private @Nullable Object finish(Call call) throws Throwable {
    if (rows > MANY) {
      Outcome outcome = new Outcome(call);
      gate.alone(outcome);
      return outcome.get();
    }
    gate.enter(true);
    try {
      return call.run();
    } finally {
      gate.leave();
    }
  }

  private void ended() throws SQLException {
    changed = false;
    rows = 0;
    try {
      gate.store();
    } catch (MVStoreException e) {
      throw DbException.toSQLException(e);
    }
  }

  /** The pool would take back what is left over, past the gate. */
  private @Nullable Object close(Method method) throws Throwable {
    if (changed && !target.isClosed()) {
      end(() -> {
        target.rollback();
        return null;
      });
    }
    return call(target, method, null);
  }

  private @Nullable Object made(@Nullable Object result, Object @Nullable [] arguments) {
    String sql = arguments != null && arguments[0] instanceof String text ? text : "";
    return switch (result) {
      case CallableStatement call -> statement(CallableStatement.class, call, sql);
      case PreparedStatement prepared -> statement(PreparedStatement.class, prepared, sql);
      case Statement plain -> statement(Statement.class, plain, sql);
      case null, default -> result;
    };
  }

  private <T extends Statement> T statement(Class<T> type, T made, String sql) {
    return proxy(type, new GatedStatement(this, made, sql));
  }

  /**
   * Takes it through the gate.
   *
   * @param large one of many: waits while a store is due, although others may wait for its rows
   */
  @Nullable Object change(boolean large, Call call) throws Throwable {
    gate.enter(changed && !large);
    try {
      Object result = call.run();
      rows +=
          result instanceof Integer count ? count : result instanceof int[] each ? each.length : 0;
      return result;
    } finally {
      gate.leave();
      changed = true;
      passed();
    }
  }

  private void passed() throws SQLException {
    if (target.getAutoCommit()) {
      ended();
    } else {
      gate.relieve();
    }
  }
}
