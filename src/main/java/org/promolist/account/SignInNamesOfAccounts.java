package org.promolist.account;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.promolist.audit.SignInNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SignInNamesOfAccounts implements SignInNames {

  private final JdbcClient jdbc;

  SignInNamesOfAccounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<UUID, String> of(Collection<UUID> ids) {
    Map<UUID, String> names = new HashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql("select id, name from account where id in (:ids)")
          .param("ids", ids)
          .query(row -> {
            names.put(row.getObject("id", UUID.class), row.getString("name"));
          });
    }
    return names;
  }
}
