package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.PessimisticLockingFailureException;

/** Whoever holds a row and does not let go holds up nobody but those who want it. */
class HeldClaimsTest extends PlainClaimsFixture {

  @Autowired DataSource database;
  @Autowired PlainClaims plain;

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

  /** So that what a customer did before was earlier. */
  @Test
  void claimsAreOfTheMomentWhenTheirCustomersHaveSteppedUp() {
    String customer = known();
    ClaimWish wish = wish(stock(list(draft -> draft), 1).getFirst(), customer);
    Instant moment = Instant.parse("2026-03-01T12:00:00Z");

    Map<ClaimWish, ClaimDetails> made =
        transaction.execute(status ->
            plain.make(
                List.of(wish),
                about -> Optional.empty(),
                () -> {
                  assertThat(isHeld(customer)).isTrue();
                  return moment;
                }));

    assertThat(made.get(wish).claimedAt()).isEqualTo(moment);
  }

  private boolean isHeld(String customer) {
    try (Connection elsewhere = database.getConnection();
        PreparedStatement statement =
            elsewhere.prepareStatement(
                "select 1 from guard_subject where subject = ? for update skip locked")) {
      statement.setString(1, customer);
      try (ResultSet rows = statement.executeQuery()) {
        return !rows.next();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
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
