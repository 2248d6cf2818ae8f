package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.account.Accounts;
import org.promolist.account.ApiClients;
import org.promolist.account.Role;
import org.promolist.account.Scope;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.audit.Deed;
import org.promolist.list.ListType;
import org.promolist.shared.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What calls and sign-ins leave in the audit trail, and from where they are said to come. */
@ApiTest
@WithMockUser(roles = "ADMIN")
class AuditedCallsTest {

  private static final String PASSWORD = "correct horse battery";
  private static final String AWAY = "203.0.113.7";

  @Autowired ApiCalls api;
  @Autowired AuditTrail trail;
  @Autowired Accounts accounts;
  @Autowired ApiClients clients;
  @Autowired MockMvcTester mvc;
  @Autowired JdbcClient jdbc;

  private final String name = "dana-" + UUID.randomUUID();
  private final String token = "token-" + UUID.randomUUID();
  private UUID dana;
  private UUID reader;

  @BeforeEach
  void somebody() {
    dana = accounts.create(name, "Dana Novak", Set.of(Role.MANAGER), PASSWORD);
    reader = clients.create(name, EnumSet.of(Scope.LISTS_READ), false, token);
  }

  // programs

  @Test
  void aDeedIsToldWithTheAddressItCameFrom() {
    String list = api.list(ListType.SINGLE_USE);
    UUID id = UUID.fromString(list.substring(list.lastIndexOf('/') + 1));
    AuditEntry made = latest("LIST", id);
    assertThat(made.action()).isEqualTo("CREATED");
    assertThat(made.address()).isEqualTo("127.0.0.1");
    assertThat(made.actor().kind()).isEqualTo(Actor.Kind.API_CLIENT);
  }

  @Test
  void aCallThatIsForbiddenIsRecordedWithoutIds() {
    assertThat(call("GET", "/api/v1/customers/secret-customer/claims")).hasStatus(403);
    AuditEntry refused = latest("API_CLIENT", reader);
    assertThat(refused)
        .returns("ACCESS_REFUSED", AuditEntry::action)
        .returns(AWAY, AuditEntry::address)
        .returns(name, AuditEntry::objectName)
        .returns(
            List.of(new Change("call", null, "GET /api/v1/customers/{…}/claims")),
            AuditEntry::changes);
    assertThat(refused.actor()).isEqualTo(new Actor(Actor.Kind.API_CLIENT, reader, name));
  }

  @Test
  void theSameCallAgainWithinAMinuteAddsNothing() {
    for (int i = 0; i < 20; i++) {
      assertThat(call("DELETE", "/api/v1/lists/" + UUID.randomUUID())).hasStatus(403);
    }
    assertThat(trail.of("API_CLIENT", reader, null, 50).items())
        .extracting(AuditEntry::action)
        .containsExactly("ACCESS_REFUSED", "CREATED");
  }

  @Test
  void ofATokenThatIsNobodysNothingIsKept() {
    int before = refusedTokens();
    String unknown = "nobodys-" + UUID.randomUUID();
    for (int i = 0; i < 3; i++) {
      assertThat(mvc.get().uri("/api/v1/lists").header("Authorization", "Bearer " + unknown))
          .hasStatus(401);
    }
    assertThat(refusedTokens()).isBetween(before, before + 1).isPositive();
    assertThat(latest("API_CLIENT", Deed.NOBODY).action()).isEqualTo("SIGN_IN_REFUSED");
    assertThat(
            jdbc.sql("select count(*) from audit_entry where changes like ?")
                .param("%" + unknown + "%")
                .query(Integer.class)
                .single())
        .isZero();
  }

  private int refusedTokens() {
    return trail.of("API_CLIENT", Deed.NOBODY, null, 500).items().size();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/lists, /api/v1/lists",
    "/api/v1/lists/0199-x/codes.csv, /api/v1/lists/{…}/codes.csv",
    "/api/v1/codes/summer, /api/v1/codes/{…}",
    "/api/v1/codes/summer/void, /api/v1/codes/{…}/void",
    "/api/v1/codes/preview, /api/v1/codes/preview",
    "/api/v1/customers/dana, /api/v1/customers/{…}",
    "/api/v1/claims/A1/reversal, /api/v1/claims/{…}/reversal",
  })
  void ofAPathOnlyTheOperationIsKept(String path, String operation) {
    assertThat(AccessRefusals.operation(path)).isEqualTo(operation);
  }

  @Test
  void whatIsExportedOfAFileIsRecorded() {
    String list = api.list(ListType.THIRD_PARTY);
    String batch = ApiCalls.path(api.imported(list, "", "not a code at all!\n"));
    assertThat(api.get(batch + "/rejects.csv")).hasStatusOk();
    UUID id = UUID.fromString(list.substring(list.lastIndexOf('/') + 1));
    assertThat(latest("LIST", id).action()).isEqualTo("REJECTS_EXPORTED");
  }

  @Test
  void aCustomerWhoIsRegisteredIsRecordedWithoutTheirId() {
    String customer = "registered-" + UUID.randomUUID();
    assertThat(api.put(ClaimCalls.CUSTOMERS + customer, "")).hasStatus(201);
    int recorded = registrations();
    assertThat(api.put(ClaimCalls.CUSTOMERS + customer, "")).hasStatusOk();
    assertThat(registrations()).isEqualTo(recorded).isPositive();
    assertThat(
            jdbc.sql("select count(*) from audit_entry where changes like ? or object_name like ?")
                .params("%" + customer + "%", "%" + customer + "%")
                .query(Integer.class)
                .single())
        .isZero();
  }

  private int registrations() {
    return jdbc.sql("select count(*) from audit_entry where action = 'REGISTERED'")
        .query(Integer.class)
        .single();
  }

  // people

  @Test
  void whoSignsInIsRecordedWithTheirAddress() {
    signIn(name, PASSWORD);
    assertThat(latest("ACCOUNT", dana))
        .returns("SIGNED_IN", AuditEntry::action)
        .returns(AWAY, AuditEntry::address)
        .returns(name, AuditEntry::objectName)
        .returns(new Actor(Actor.Kind.PERSON, dana, "Dana Novak"), AuditEntry::actor);
  }

  @Test
  void aWrongPasswordIsRecordedAtItsAccount() {
    signIn(name, "wrong horse battery");
    signIn(name, "wrong horse battery");
    assertThat(trail.of("ACCOUNT", dana, null, 10).items())
        .filteredOn(entry -> !entry.action().equals("CREATED"))
        .singleElement()
        .returns("SIGN_IN_REFUSED", AuditEntry::action)
        .returns(AWAY, AuditEntry::address)
        .returns(Actor.SYSTEM, AuditEntry::actor)
        .returns(List.of(), AuditEntry::changes);
  }

  /** People type their password into the wrong field. */
  @Test
  void aNameThatIsNoAccountIsKeptNowhere() {
    String typed = "my secret password " + UUID.randomUUID();
    signIn(typed, PASSWORD);
    assertThat(latest("ACCOUNT", Deed.NOBODY).action()).isEqualTo("SIGN_IN_REFUSED");
    assertThat(
            jdbc.sql("select count(*) from audit_entry where changes like ? or object_name like ?")
                .params("%" + typed + "%", "%" + typed + "%")
                .query(Integer.class)
                .single())
        .isZero();
  }

  /** No name has such characters in it, and not every database takes them. */
  @ParameterizedTest(name = "{index}")
  @ValueSource(strings = {"a\0b", "\0", "\u001b[31m", "\ud800", ""})
  void aNameThatIsNoneAtAllIsRefusedAndRecordedLikeAnyOther(String absurd) {
    String from = "2001:db8::" + UUID.randomUUID().toString().substring(0, 4);
    assertThat(
            mvc.post()
                .uri("/login")
                .param("username", absurd)
                .param("password", PASSWORD)
                .with(csrf())
                .with(request -> {
                  request.setRemoteAddr(from);
                  return request;
                }))
        .hasRedirectedUrl("/login?error");
    assertThat(latest("ACCOUNT", Deed.NOBODY))
        .returns("SIGN_IN_REFUSED", AuditEntry::action)
        .returns(from, AuditEntry::address);
  }

  private void signIn(String who, String password) {
    assertThat(
            mvc.post()
                .uri("/login")
                .param("username", who)
                .param("password", password)
                .with(csrf())
                .with(AuditedCallsTest::away)
                .exchange())
        .hasStatus3xxRedirection();
  }

  private MvcTestResult call(String method, String uri) {
    return mvc.method(org.springframework.http.HttpMethod.valueOf(method))
        .uri(uri)
        .header("Authorization", "Bearer " + token)
        .with(AuditedCallsTest::away)
        .exchange();
  }

  private static org.springframework.mock.web.MockHttpServletRequest away(
      org.springframework.mock.web.MockHttpServletRequest request) {
    request.setRemoteAddr(AWAY);
    return request;
  }

  private AuditEntry latest(String type, UUID id) {
    return trail.of(type, id, null, 1).items().getFirst();
  }
}
