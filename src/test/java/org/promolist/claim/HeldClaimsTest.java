package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.PessimisticLockingFailureException;

/** Whoever holds a row and does not let go holds up nobody but those who want it. */
class HeldClaimsTest extends PlainClaimsFixture {

  @Autowired DataSource database;

  @Test
  void aCodeThatIsHeldLetsTheOthersGoAlone() throws SQLException {
    List<String> codes = stock(list(draft -> draft), 2);
    assertOthersGoAlone(
        "select 1 from code where code = ? for update",
        codes.getFirst(),
        wish(codes.getFirst(), known()),
        wish(codes.getLast(), known()));
  }

  @Test
  void aPlaceUnderACapThatIsHeldLetsTheOthersGoAlone() throws SQLException {
    String capped = wordOf(list(draft -> draft, word(1_000)));
    String code = stock(list(draft -> draft), 1).getFirst();
    assertOthersGoAlone(
        "select 1 from cap_slot where word = ? for update",
        capped,
        wish(capped, known()),
        wish(code, known()));
  }

  @Test
  void aNewCustomerWhoStepsUpElsewhereLetsTheOthersGoAlone() throws SQLException {
    String newcomer = name();
    String code = stock(list(draft -> draft), 1).getFirst();
    assertOthersGoAlone(
        """
        insert into guard_subject
          (subject, consecutive, cumulative, week_claims, month_claims, year_claims)
        values (?, 0, 0, 0, 0, 0)
        """,
        newcomer,
        wish(firsts, newcomer),
        wish(code, known()));
  }

  private void assertOthersGoAlone(String holding, String held, ClaimWish wish, ClaimWish beside)
      throws SQLException {
    int before = rows();
    try (Connection elsewhere = database.getConnection()) {
      elsewhere.setAutoCommit(false);
      try (PreparedStatement statement = elsewhere.prepareStatement(holding)) {
        statement.setString(1, held);
        statement.execute();
        assertThatThrownBy(() -> together(wish, beside))
            .isInstanceOf(PessimisticLockingFailureException.class);
        assertThat(rows()).isEqualTo(before);
        assertThat(together(beside).getFirst()).isPresent();
      } finally {
        elsewhere.rollback();
        elsewhere.setAutoCommit(true);
      }
    }
    assertThat(together(wish).getFirst()).isPresent();
  }
}
