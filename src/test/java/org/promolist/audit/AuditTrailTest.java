package org.promolist.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.promolist.DatabaseTest;
import org.promolist.TestDatabase;
import org.promolist.shared.Actor;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Slice;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
@WithMockUser(roles = "ADMIN")
class AuditTrailTest {

  @Autowired AuditTrail trail;
  @Autowired TransactionOperations transaction;
  @Autowired JdbcClient jdbc;

  private final UUID object = UUID.randomUUID();
  private final Actor dana = new Actor(Actor.Kind.PERSON, UUID.randomUUID(), "Dana Novak");

  private void record(Deed deed) {
    transaction.executeWithoutResult(status -> trail.record(dana, deed));
  }

  private void record(String action, Change... changes) {
    record(Deed.of(action, "LIST", object, List.of(changes)));
  }

  private List<AuditEntry> history() {
    return trail.of("LIST", object, null, 50).items();
  }

  // recording

  @Test
  void anEntryNeedsTheTransactionOfItsDeed() {
    assertThatExceptionOfType(IllegalTransactionStateException.class)
        .isThrownBy(() -> trail.record("CHANGED", "LIST", object, List.of()));
  }

  @Test
  void anObjectKeepsItsNameUntilItGetsAnother() {
    record("CREATED", new Change("name", null, "Spring"));
    record("PAUSED");
    record("CHANGED", new Change("name", "Spring", "Summer"));
    record("RESUMED");
    record("DELETED", new Change("name", "Summer", null));
    assertThat(history())
        .extracting(AuditEntry::objectName)
        .containsExactly("Summer", "Summer", "Summer", "Spring", "Spring");
  }

  @Test
  void aNameThatIsTooLongIsCutAndOneThatIsNoneIsNone() {
    record("CREATED");
    record(Deed.of("CHANGED", "LIST", object, List.of()).named("n".repeat(500)));
    assertThat(history())
        .extracting(AuditEntry::objectName)
        .containsExactly("n".repeat(240), (String) null);
  }

  @Test
  void aKindNobodyKnewCanBeSearchedForAtOnce() {
    String action = "NEW_" + object.toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    record(action);
    assertThat(trail.kinds()).contains(new AuditKind("LIST", action));
    AuditFilter filter = new AuditFilter(null, action, null, null, null, null, null);
    assertThat(trail.search(filter, null, 10).items())
        .extracting(AuditEntry::objectId)
        .containsExactly(object);
  }

  @Test
  @EnabledIf("onPostgres")
  void theDatabaseItselfLetsNobodyChangeOrDeleteAnEntry() {
    record("CREATED");
    for (String sql :
        List.of(
            "update audit_entry set actor_name = 'nobody'",
            "delete from audit_entry",
            "truncate audit_entry")) {
      assertThatExceptionOfType(DataAccessException.class)
          .isThrownBy(() -> jdbc.sql(sql).update())
          .withMessageContaining("neither changed nor deleted");
    }
    assertThat(history()).hasSize(1);
  }

  static boolean onPostgres() {
    return TestDatabase.product() == TestDatabase.Product.POSTGRES;
  }

  // reading

  @Test
  void aWalkMeetsEveryEntryOnceLatestFirst() {
    for (int i = 0; i < 25; i++) {
      record("CHANGED", new Change("points", i, i + 1));
    }
    AuditFilter hers = new AuditFilter(dana.id(), null, null, null, null, null, null);
    List<Object> met = new ArrayList<>();
    String cursor = null;
    do {
      Slice<AuditEntry> page = trail.search(hers, cursor, 10);
      page.items().forEach(entry -> met.add(entry.changes().getFirst().newValue()));
      cursor = page.nextCursor();
    } while (cursor != null);
    assertThat(met).hasSize(25).startsWith(25, 24, 23).endsWith(2, 1);
  }

  @Test
  void whatWasDoneToAPartOfAnObjectIsFoundByThePart() {
    UUID part = UUID.randomUUID();
    record("CREATED");
    record(Deed.of("BATCH_READY", "LIST", object, List.of()).ofPart(part));
    AuditFilter filter = new AuditFilter(null, null, null, null, part, null, null);
    assertThat(trail.search(filter, null, 10).items())
        .extracting(AuditEntry::action)
        .containsExactly("BATCH_READY");
    assertThat(history()).hasSize(2);
  }

  @Test
  void aCursorOfSomethingElseIsRefused() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> trail.search(AuditFilter.ALL, "x", 10));
  }

  @Test
  @WithMockUser(authorities = {"ROLE_MANAGER", "lists:read", "policies:write"})
  void onlyAnAdminSearchesAndExports() {
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> trail.search(AuditFilter.ALL, null, 10));
    assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(trail::kinds);
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> trail.export(AuditFilter.ALL, OutputStream.nullOutputStream()));
  }

  // export

  @Test
  void theExportIsSafeToOpenInASpreadsheetAndIsRecordedItself() throws IOException {
    record(
        Deed.of("CREATED", "LIST", object, List.of(new Change("name", null, "=HYPERLINK(\"x\")")))
            .named("=HYPERLINK(\"http://evil.example\",\"click\")"));
    record(Deed.of("CHANGED", "LIST", object, List.of()).named("+1\n@two"));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    trail.export(AuditFilter.of("LIST", object), file);
    String[] lines = file.toString(StandardCharsets.UTF_8).split("\r\n");
    assertThat(lines[0]).isEqualTo(AuditExport.HEADER);
    assertThat(lines[1]).contains("Dana Novak", "CHANGED", ",\"'+1\n'@two\",", ",[]");
    assertThat(lines[2])
        .contains(
            ",\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"click\"\")\",",
            "\"[{\"\"field\"\":\"\"name\"\",");
    assertThat(lines).hasSize(3);
    AuditEntry told = lastExport();
    assertThat(told.action()).isEqualTo("EXPORTED");
    assertThat(told.changes())
        .contains(
            new Change("entries", null, 2),
            new Change("object", null, "LIST"),
            new Change("objectId", null, object.toString()));
  }

  @Test
  void anExportThatBreaksOffIsRecordedAsOne() {
    record("CREATED");
    assertThatIOException()
        .isThrownBy(() -> trail.export(AuditFilter.of("LIST", object), new Gone()));
    assertThat(lastExport().action()).isEqualTo("EXPORT_BROKEN_OFF");
  }

  private AuditEntry lastExport() {
    return trail.of(AuditExport.OBJECT_TYPE, AuditExport.ID, null, 1).items().getFirst();
  }

  /** As a connection whose other end has left. */
  private static final class Gone extends OutputStream {

    @Override
    public void write(int b) throws IOException {
      throw new IOException("gone");
    }
  }
}
