package org.promolist.ui.admin;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.DatabaseTest;
import org.promolist.account.AccountFilter;
import org.promolist.account.Accounts;
import org.promolist.account.Actors;
import org.promolist.account.ApiClientDraft;
import org.promolist.account.ApiClients;
import org.promolist.account.Role;
import org.promolist.account.Scope;
import org.promolist.account.Staff;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.AuditFilter;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.code.Batches;
import org.promolist.code.PatternDraft;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.list.Drafts;
import org.promolist.list.ListDetails;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.Actor;
import org.promolist.shared.CurrentActor;
import org.promolist.ui.Portal;
import org.promolist.ui.kit.UnreadDays;
import org.promolist.ui.kit.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
class AuditViewTest {

  private static final AtomicInteger NAMES = new AtomicInteger();

  @Autowired ApplicationContext context;
  @Autowired PromoCodeLists lists;
  @Autowired Customers customers;
  @Autowired Batches batches;
  @Autowired AuditTrail trail;
  @Autowired Staff staff;
  @Autowired ApiClients clients;
  @Autowired Actors actors;
  @Autowired CurrentActor currentActor;
  @Autowired TransactionOperations transaction;
  private Portal portal;
  private ListDetails list;

  @BeforeEach
  void aListThatWasChanged() {
    portal = Portal.signIn(context, Role.ADMIN);
    list = lists.create(Drafts.singleUse("Audited " + NAMES.incrementAndGet()).draft());
    lists.change(
        list.id(),
        list.version(),
        Drafts.of(list.toDraft(), draft -> draft.points(40).tags("care", "spring")));
    lists.pause(list.id(), null);
  }

  @AfterEach
  void leave() {
    portal.close();
  }

  private String ofList() {
    return "audit?object=list:" + list.id();
  }

  @Test
  void onlyAnAdminComesHereAndWhoIsRefusedIsRecorded() {
    portal.close();
    portal = Portal.signIn(context, Role.MANAGER, Role.AGENT);
    UUID refused = currentActor.get().id();
    portal.go("audit");
    assertThat(portal.text()).contains("No access");
    portal.go("policies");
    assertThat(portal.text()).contains("No access");

    portal.close();
    portal = Portal.signIn(context, Role.ADMIN);
    portal.go("audit?who=" + refused);
    assertThat(actions()).containsExactly("ACCESS_REFUSED", "ACCESS_REFUSED");
    assertThat(cell(0, "who")).contains("Dana MANAGER AGENT", "Person");
    assertThat(rows().get(0).changes().toString()).contains("/policies", "policies:write");
    assertThat(cell(1, "changes")).isEqualTo("Page /audit");
  }

  @Test
  void whatWasDoneIsToldLatestFirstWithWhoAndOnWhat() {
    portal.go(ofList());
    assertThat(actions()).containsExactly("PAUSED", "CHANGED", "CREATED");
    assertThat(cell(0, "what")).isEqualTo("Paused");
    assertThat(cell(0, "who")).contains("Dana ADMIN", "Person", signInName());
    assertThat(cell(0, "object")).contains(list.name(), "List");
    assertThat(_get(portalComponent(0, "object"), Anchor.class).getHref())
        .isEqualTo("lists/" + list.id());
    assertThat(cell(0, "changes")).isEqualTo("Paused No Yes");
  }

  @Test
  void differencesAreShownFieldByFieldOnDemand() {
    portal.go(ofList());
    AuditGrid grid = _get(AuditGrid.class);
    AuditEntry changed = rows().get(1);
    Button open = (Button) portalComponent(1, "changes");
    assertThat(open.getText()).isEqualTo("2 differences");
    assertThat(open.getElement().getAttribute("aria-expanded")).isEqualTo("false");
    _click(open);
    assertThat(grid.isDetailsVisible(changed)).isTrue();
    assertThat(open.getElement().getAttribute("aria-expanded")).isEqualTo("true");
    assertThat(AuditChanges.lines(changed, context.getBean(Viewer.class).formats()))
        .extracting(Portal::text)
        .containsExactlyInAnyOrder("Points per claim 250 40", "Tags care care, spring");
    _click(open);
    assertThat(grid.isDetailsVisible(changed)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999-99-99T99Z", "2026-01-01T00:00:00Z", "ADMIN"})
  void whoeverIsCalledLikeADateOrARoleIsStillCalledSo(String displayName) {
    String name = "n" + UUID.randomUUID();
    staff.invite(name, displayName, Set.of(Role.ADMIN));
    UUID account =
        staff.page(new AccountFilter(name, Set.of(), Set.of()), null, 1).items().getFirst().id();
    portal.go("audit?action=created&object=account:" + account);
    assertThat(AuditChanges.lines(rows().getFirst(), context.getBean(Viewer.class).formats()))
        .extracting(Portal::text)
        .anyMatch(line -> line.endsWith(" " + displayName))
        .anyMatch(line -> line.endsWith(" " + AccountWords.role(Role.ADMIN)));
  }

  @Test
  void aMomentIsToldAsOne() {
    String name = "Client " + UUID.randomUUID();
    clients.create(
        new ApiClientDraft(
            name, Set.of(Scope.LISTS_READ), false, Instant.parse("2099-05-06T07:08:09Z")));
    portal.go("audit?action=created&object=api_client");
    AuditEntry made =
        rows().stream().filter(entry -> name.equals(entry.objectName())).findFirst().orElseThrow();
    assertThat(AuditChanges.lines(made, context.getBean(Viewer.class).formats()))
        .extracting(Portal::text)
        .anyMatch(line -> line.contains("6 May 2099"));
  }

  @Test
  void filtersComeFromTheUrlAndGoThere() {
    Actor me = currentActor.get();
    portal.go("audit?who=" + me.id() + "&action=changed&object=list&from=2020-01-01");
    assertThat(actions()).containsExactly("CHANGED");
    assertThat(who().getValue()).isEqualTo(actors.find(me.id()).orElseThrow());
    assertThat(who().getItemLabelGenerator().apply(who().getValue()))
        .isEqualTo("Dana ADMIN (" + signInName() + ")");
    assertThat(box("What: anything").getValue()).isEqualTo("CHANGED");
    assertThat(box("On: anything").getValue()).isEqualTo("LIST");
    assertThat(day("From day").getValue()).isEqualTo(LocalDate.of(2020, 1, 1));

    _setValue(box("What: anything"), "PAUSED");
    assertThat(portal.location()).contains("action=paused", "object=list", "from=2020-01-01");
    assertThat(actions()).containsExactly("PAUSED");
    _setValue(box("What: anything"), null);
    _setValue(box("On: anything"), "CUSTOMER");
    assertThat(portal.location()).contains("object=customer").doesNotContain("action");
    assertThat(portal.text()).contains("No entry passes these filters");
    _click(_get(Button.class, b -> b.withText("Clear the filters")));
    assertThat(portal.location()).isEqualTo("audit");
  }

  @Test
  void whatTheSystemDidIsFoundToo() {
    _setValueOfWho(Actor.SYSTEM);
    assertThat(portal.location()).isEqualTo("audit?who=system");
    assertThat(rows()).allSatisfy(entry -> assertThat(entry.actor()).isEqualTo(Actor.SYSTEM));
  }

  private void _setValueOfWho(Actor actor) {
    portal.go("audit");
    _setValue(who(), actor);
  }

  @Test
  void oneObjectStaysUntilItIsLeft() {
    portal.go(ofList());
    Button only = _get(Button.class, b -> b.withText("Only List " + list.name()));
    _setValue(box("What: anything"), "CHANGED");
    assertThat(portal.location()).contains("object=list%3A" + list.id(), "action=changed");
    _click(only);
    assertThat(portal.location()).isEqualTo("audit?action=changed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "who=nobody",
        "action=%27",
        "object=list:x",
        "object=:",
        "object=batch",
        "from=never",
        "to=99999-01-01",
        "object=list:1-1-1-1-1"
      })
  void whatIsUnreadableInTheUrlIsPassedOver(String query) {
    portal.go("audit?" + query);
    assertThat(rows()).isNotEmpty();
    assertThat(who().getValue()).isNull();
    assertThat(day("From day").getValue()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=never",
        "to=99999-01-01",
        "from=1969-12-31",
        "to=9999-01-01",
        "to=-0001-01-01"
      })
  void aDayThatIsPassedOverIsTold(String query) {
    portal.go("audit?" + query);
    assertThat(portal.text()).contains("Not filtered by “" + query + "”");
    portal.go("audit?from=1970-01-01&to=9998-12-31");
    assertThat(_find(UnreadDays.class)).isEmpty(); // none that is seen
  }

  @Test
  void aDayThatNothingIsFromIsMarkedAndDropsNoFilter() {
    portal.go("audit?from=2020-01-01");
    _setValue(day("From day"), LocalDate.of(1969, 12, 31));
    assertThat(day("From day").isInvalid()).isTrue();
    assertThat(portal.location()).isEqualTo("audit?from=2020-01-01");
    _setValue(box("What: anything"), "PAUSED");
    assertThat(portal.location()).contains("from=2020-01-01", "action=paused");
  }

  @Test
  void howFarTheDemoHasComeIsInWords() {
    List<Change> changes = List.of(new Change("scenes", null, 1_200));
    transaction.executeWithoutResult(
        status -> trail.record("CLAIMED", "DEMO", UUID.randomUUID(), changes));
    portal.go("audit?object=demo&action=claimed");
    assertThat(AuditChanges.lines(rows().getFirst(), context.getBean(Viewer.class).formats()))
        .extracting(Portal::text)
        .containsExactly("Scenes told so far 1,200");
  }

  @Test
  void aStrangersIdFindsNothingAndBreaksNothing() {
    portal.go("audit?who=" + UUID.randomUUID() + "&object=list:" + UUID.randomUUID());
    assertThat(portal.text()).contains("No entry passes these filters");
  }

  @Test
  void onAPhoneEachEntryIsACard() {
    portal.go(ofList());
    AuditGrid grid = _get(AuditGrid.class);
    grid.setNarrow(true);
    assertThat(grid.getColumns().stream().filter(column -> column.isVisible()).count())
        .isEqualTo(1);
  }

  @Test
  void theTrailCanBeExportedAsItIsFiltered() {
    portal.go(ofList());
    assertThat(_find(Anchor.class).stream().map(Portal::text)).contains("Export CSV");
    portal.go("audit?who=" + UUID.randomUUID());
    assertThat(_find(Anchor.class).stream().map(Portal::text)).doesNotContain("Export CSV");
  }

  /** What somebody is shown by is theirs to choose. */
  @Test
  void theExportTellsByWhatNamePeopleSignIn() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    trail.export(AuditFilter.of("LIST", list.id()), file);
    List<String> lines = file.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines.getFirst()).startsWith("at,actor_kind,actor,sign_in_name,actor_id,");
    assertThat(lines.get(1))
        .contains(",Dana ADMIN," + signInName() + "," + currentActor.get().id() + ",");
  }

  private String signInName() {
    return context.getBean(Accounts.class).profile().name();
  }

  @Test
  void everyObjectLeadsToItsEntries() {
    portal.go("lists/" + list.id() + "/history");
    follow("audit?object=list:" + list.id());
    assertThat(actions()).containsExactly("PAUSED", "CHANGED", "CREATED");

    UUID batch = batches.generate(list.id(), 5, PatternDraft.START, false).id();
    portal.go("lists/" + list.id() + "/batches");
    follow("audit?object=batch:" + batch);
    assertThat(actions()).contains("BATCH_GENERATED").doesNotContain("CREATED");

    String customer = "audited-" + UUID.randomUUID();
    customers.register(new CustomerId(customer));
    portal.go("customers/" + customer);
    follow("audit?object=customer:" + customers.auditId(new CustomerId(customer)));
    assertThat(actions()).containsExactly("REGISTERED");
    assertThat(portal.text()).doesNotContain(customer);

    portal.go("policies");
    assertThat(hrefs()).contains("audit?object=policy:00000000-0000-0000-0000-000000000001");
  }

  @Test
  void whoIsNoAdminIsOfferedNoWayHere() {
    String path = "lists/" + list.id() + "/history";
    portal.close();
    portal = Portal.signIn(context, Role.MANAGER);
    portal.go(path);
    assertThat(hrefs()).noneMatch(href -> href.startsWith("audit"));
  }

  private void follow(String href) {
    assertThat(hrefs()).contains(href);
    portal.go(href);
  }

  private static List<String> hrefs() {
    return _find(Anchor.class).stream().map(Anchor::getHref).toList();
  }

  private static List<AuditEntry> rows() {
    return GridKt._findAll(_get(AuditGrid.class));
  }

  private static List<String> actions() {
    return rows().stream().map(AuditEntry::action).toList();
  }

  private static Component portalComponent(int row, String column) {
    return GridKt._getCellComponent(_get(AuditGrid.class), row, column);
  }

  private static String cell(int row, String column) {
    return Portal.text(portalComponent(row, column));
  }

  private static WhoBox who() {
    return _get(WhoBox.class);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static ComboBox<String> box(String placeholder) {
    return _get(ComboBox.class, f -> f.withPlaceholder(placeholder));
  }

  private static DatePicker day(String placeholder) {
    return _get(DatePicker.class, f -> f.withPlaceholder(placeholder));
  }
}
