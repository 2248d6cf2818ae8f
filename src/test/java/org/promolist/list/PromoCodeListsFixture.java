package org.promolist.list;

import org.junit.jupiter.api.BeforeEach;
import org.promolist.DatabaseTest;
import org.promolist.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;

/** Lists, none at first. */
@DatabaseTest
@WithMockUser(authorities = {"lists:read", "lists:write"})
abstract class PromoCodeListsFixture {

  @Autowired PromoCodeLists lists;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void noLists() {
    TestDatabase.removeLists(jdbc);
  }
}
