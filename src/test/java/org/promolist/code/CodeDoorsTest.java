package org.promolist.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.promolist.DatabaseTest;
import org.promolist.account.Role;
import org.promolist.account.Scope;
import org.promolist.shared.CodeText;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/** Who may do what with codes: each door for each role, and for each scope of a program. */
@DatabaseTest
class CodeDoorsTest {

  private static final UUID NONE = UUID.randomUUID();
  private static final CodeText CODE = new CodeText("NOSUCHCODE");

  private static final String READ = Scope.CODES_READ.key();
  private static final String WRITE = Scope.CODES_WRITE.key();
  private static final String LISTS = Scope.LISTS_READ.key();

  @Autowired Batches batches;
  @Autowired Codes codes;
  @Autowired ImportFiles files;
  @Autowired SecurityContextHolderStrategy securityContexts;

  /**
   * A call of a door.
   *
   * @param scopes any of which opens it
   */
  private record Door(List<String> scopes, ThrowingCallable call) {}

  private Map<String, Door> doors() {
    ImportOptions plain = new ImportOptions(null, false, false);
    Map<String, Door> doors = new LinkedHashMap<>();
    List<String> either = List.of(READ, WRITE);
    doors.put("preview", door(either, () -> batches.preview(1, PatternDraft.START)));
    doors.put("get", door(either, () -> batches.get(NONE, NONE)));
    doors.put("page", door(either, () -> batches.page(NONE, null, 1)));
    doors.put("rejects", door(either, () -> batches.rejects(NONE, NONE, 0, 1)));
    List<String> write = List.of(WRITE);
    doors.put("generate", door(write, () -> batches.generate(NONE, 1, PatternDraft.START, true)));
    doors.put("importFile", door(write, () -> batches.importFile(NONE, NONE, plain)));
    doors.put("requireImportable", door(write, () -> batches.requireImportable(NONE)));
    doors.put("activate", door(write, () -> batches.activate(NONE, NONE)));
    doors.put("voidAll", door(write, () -> batches.voidAll(NONE, NONE, null)));
    doors.put("cancel", door(write, () -> batches.cancel(NONE, NONE)));
    doors.put("voidOne", door(write, () -> codes.voidOne(CODE, null)));
    doors.put(
        "receive", door(write, () -> files.receive("x", new ByteArrayInputStream(new byte[0]))));
    doors.put("abandon", door(write, () -> files.abandon(NONE)));
    doors.put("find", door(List.of(READ), () -> codes.find(CODE)));
    doors.put("codes", door(List.of(READ), () -> codes.page(NONE, CodeFilter.ALL, null, 1)));
    doors.put(
        "masked", door(List.of(LISTS), () -> codes.maskedPage(NONE, CodeFilter.ALL, null, 1)));
    doors.put(
        "export",
        door(either, () -> codes.export(NONE, CodeFilter.ALL, OutputStream.nullOutputStream())));
    return doors;
  }

  private static Door door(List<String> scopes, ThrowingCallable call) {
    return new Door(scopes, call);
  }

  @TestFactory
  Stream<DynamicTest> programs() {
    return doors().entrySet().stream()
        .flatMap(door ->
            Arrays.stream(Scope.values())
                .map(scope ->
                    test(
                        door.getKey() + " by " + scope.key(),
                        new String[] {scope.key()},
                        door.getValue(),
                        door.getValue().scopes().contains(scope.key()))));
  }

  @TestFactory
  Stream<DynamicTest> people() {
    return doors().entrySet().stream()
        .flatMap(door ->
            Arrays.stream(Role.values())
                .map(role -> {
                  boolean opens =
                      role.scopes().stream()
                          .anyMatch(scope -> door.getValue().scopes().contains(scope.key()));
                  // Agents look codes up one by one; files of them are not theirs to take.
                  boolean kept = role == Role.AGENT && door.getKey().equals("export");
                  String[] authorities =
                      Stream.concat(
                              Stream.of("ROLE_" + role), role.scopes().stream().map(Scope::key))
                          .toArray(String[]::new);
                  return test(
                      door.getKey() + " by " + role, authorities, door.getValue(), opens && !kept);
                }));
  }

  private DynamicTest test(String name, String[] authorities, Door door, boolean opens) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          SecurityContext context = securityContexts.createEmptyContext();
          context.setAuthentication(
              new TestingAuthenticationToken(
                  "test", "", AuthorityUtils.createAuthorityList(authorities)));
          securityContexts.setContext(context);
          Throwable thrown = catchThrowable(door.call());
          assertThat(thrown instanceof AccessDeniedException).isEqualTo(!opens);
        });
  }

  @AfterEach
  void signOut() {
    securityContexts.clearContext();
  }
}
