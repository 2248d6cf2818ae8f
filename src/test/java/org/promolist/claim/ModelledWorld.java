package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.promolist.TestDatabase;
import org.promolist.account.SettableClock;
import org.promolist.claim.ClaimModel.BatchState;
import org.promolist.claim.ClaimModel.ClaimState;
import org.promolist.claim.ClaimModel.CodeState;
import org.promolist.claim.ClaimModel.ListState;
import org.promolist.claim.ClaimResult.Claimed;
import org.promolist.claim.ClaimResult.Refused;
import org.promolist.code.Batches;
import org.promolist.code.Codes;
import org.promolist.code.CodesRefusedException;
import org.promolist.customer.CustomerId;
import org.promolist.list.Drafts;
import org.promolist.list.ListCounts;
import org.promolist.list.ListDetails;
import org.promolist.list.ListDraft;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.list.Word;
import org.promolist.list.WordDraft;
import org.promolist.shared.CodeText;
import org.promolist.shared.InvalidInputException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Two lists, five codes in two batches, two words and three customers, in the product and in the
 * model: what is done to both has to come to the same in both.
 */
final class ModelledWorld {

  static final int CUSTOMERS = 3;
  static final int CODES = 5;
  static final int WORDS = 2;
  static final List<String> LISTS = List.of("codes", "words");

  private static final int FIRST_BATCH = 3;
  private static final AtomicInteger worlds = new AtomicInteger();

  /** The doors of the product. */
  record Doors(
      PromoCodeLists lists,
      Batches batches,
      Codes codes,
      Claims claims,
      Reversals reversals,
      CustomerAccounts accounts,
      Rollup rollup,
      JdbcClient jdbc,
      TransactionOperations transaction,
      SettableClock clock) {}

  private final Doors doors;
  private final String prefix = "MODEL" + worlds.incrementAndGet() + "X";
  private final ClaimModel model = new ClaimModel();
  private final Map<String, UUID> lists = new HashMap<>();
  private final List<BatchState> batches = List.of(new BatchState(), new BatchState());
  private final List<UUID> batchIds = List.of(UUID.randomUUID(), UUID.randomUUID());

  /** Of the model's claims, in their order. */
  private final List<UUID> claimIds = new ArrayList<>();

  /** Of all that was claimed or tried. */
  private final List<String> outcomes = new ArrayList<>();

  ModelledWorld(Doors doors) {
    this.doors = doors;
    doors
        .jdbc()
        .sql("update policy set failures = ?, lock_seconds = ?, per_week = null")
        .params(ClaimModel.FAILURES, ClaimModel.LOCKED_FOR.toSeconds())
        .update();
    makeLists();
    stock(0, 0, FIRST_BATCH);
    stock(1, FIRST_BATCH, CODES);
  }

  private void makeLists() {
    List<WordDraft> words = new ArrayList<>();
    for (int i = CODES; i < CODES + WORDS; i++) {
      model.codes.put(text(i), new CodeState("words", null));
      words.add(new WordDraft(text(i), null));
    }
    for (String list : LISTS) {
      ListState state = new ListState();
      state.points = 10 + lists.size();
      model.lists.put(list, state);
      boolean single = list.equals("codes");
      ListDraft draft =
          Drafts.singleUse(prefix + list)
              .type(single ? ListType.SINGLE_USE : ListType.MULTI_USE)
              .points(state.points)
              .validity("2020-01-01T00:00", null, "UTC")
              .limits(null, null)
              .words(single ? List.of() : words)
              .draft();
      lists.put(list, doors.lists().create(draft).id());
    }
  }

  /** An active batch of the codes from {@code from} on, as generating would leave it. */
  private void stock(int batch, int from, int to) {
    doors
        .jdbc()
        .sql(
            """
            insert into code_batch (id, list_id, number, source, state, activate, quantity, codes,
              voided, claimed, reserved, redrawn, dry_run, accepted, duplicate_in_file,
              duplicate_elsewhere, malformed, job_id, created_at, created_by)
            values (:id, :list, :number, 'GENERATED', 'ACTIVE', true, :codes, :codes, 0, 0, 0, 0,
              false, 0, 0, 0, 0, :id, :now, 'model')
            """)
        .param("id", batchIds.get(batch))
        .param("list", lists.get("codes"))
        .param("number", batch + 1)
        .param("codes", to - from)
        .param("now", doors.clock().instant().atOffset(ZoneOffset.UTC))
        .update();
    for (int i = from; i < to; i++) {
      model.codes.put(text(i), new CodeState("codes", batches.get(batch)));
      doors
          .jdbc()
          .sql("insert into code (batch_no, code) select no, ? from code_batch where id = ?")
          .params(text(i), batchIds.get(batch))
          .update();
    }
    doors
        .jdbc()
        .sql(
            "update list_counts set codes = codes + ?, claimable = claimable + ? where list_id = ?")
        .params(to - from, to - from, lists.get("codes"))
        .update();
  }

  /** Codes first, then words; what comes after is nobody's. */
  private String text(int code) {
    return prefix + code;
  }

  private String customer(int customer) {
    return prefix + "-c" + customer;
  }

  void claim(int customer, int code) {
    Optional<Refusal> expected =
        model.claim(customer(customer), text(code), doors.clock().instant());
    ClaimResult result = claimed(new ClaimCommand(text(code), new CustomerId(customer(customer))));
    Optional<Refusal> actual =
        result instanceof Refused refused ? Optional.of(refused.refusal()) : Optional.empty();
    assertThat(actual).isEqualTo(expected);
    outcomes.add(actual.map(Enum::name).orElse("CLAIMED"));
    if (result instanceof Claimed claimed) {
      claimIds.add(claimed.claim().id());
      assertThat(claimed.claim().points()).isEqualTo(model.claims.getLast().points);
    }
  }

  /** Every other one with others if it can be, as it were: the way makes no difference. */
  private ClaimResult claimed(ClaimCommand command) {
    if (outcomes.size() % 2 == 0 && TestDatabase.product() == TestDatabase.Product.POSTGRES) {
      ClaimWish wish = doors.claims().wish(command).orElseThrow();
      ClaimDetails made =
          doors
              .transaction()
              .execute(status ->
                  doors.claims().claimTogether(List.of(wish), ignored -> Optional.empty()))
              .get(wish);
      if (made != null) {
        return new Claimed(made);
      }
    }
    return doors.claims().claim(command);
  }

  /** One of the claims made so far, if there are any. */
  void reverse(int any, boolean reopen) {
    if (claimIds.isEmpty()) {
      return;
    }
    int index = any % claimIds.size();
    ClaimState claim = model.claims.get(index);
    if (claim.reversed) {
      assertThatExceptionOfType(AlreadyReversedException.class)
          .isThrownBy(() -> doors.reversals().reverse(claimIds.get(index), "again", reopen));
      return;
    }
    claim.reversed = true;
    claim.reopened = reopen;
    ClaimDetails reversed = doors.reversals().reverse(claimIds.get(index), "modelled", reopen);
    assertThat(reversed.reversal()).isNotNull();
    assertThat(reversed.reversal().reopened()).isEqualTo(reopen);
  }

  void pause(String list, boolean paused) {
    model.lists.get(list).paused = paused;
    if (paused) {
      doors.lists().pause(lists.get(list), null);
    } else {
      doors.lists().resume(lists.get(list), null);
    }
  }

  void archive(String list, boolean archived) {
    model.lists.get(list).archived = archived;
    if (archived) {
      doors.lists().archive(lists.get(list), null);
    } else {
      doors.lists().restore(lists.get(list), null);
    }
  }

  void cap(String list, @Nullable Integer cap) {
    ListState state = model.lists.get(list);
    Integer perCustomer = state.perCustomer;
    if (change(list, model.standing(list), cap, draft -> draft.limits(cap, perCustomer))) {
      state.cap = cap;
    }
  }

  void perCustomer(String list, @Nullable Integer limit) {
    ListState state = model.lists.get(list);
    state.perCustomer = limit;
    change(list, 0, null, draft -> draft.limits(state.cap, limit));
  }

  void capWord(int word, @Nullable Integer cap) {
    String text = text(CODES + word);
    List<WordDraft> words =
        doors.lists().get(lists.get("words")).words().stream()
            .map(each ->
                new WordDraft(
                    each.code().value(), each.code().value().equals(text) ? cap : each.cap()))
            .toList();
    if (change("words", model.standingOf(text), cap, draft -> draft.words(words))) {
      model.codes.get(text).cap = cap;
    }
  }

  /** False if it has to be refused, and was, since more claims stand. */
  private boolean change(
      String list, long standing, @Nullable Integer cap, UnaryOperator<Drafts> change) {
    ListDetails before = doors.lists().get(lists.get(list));
    ListDraft draft = Drafts.of(before.toDraft(), change);
    if (cap != null && cap < standing) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> doors.lists().change(before.id(), before.version(), draft));
      return false;
    }
    doors.lists().change(before.id(), before.version(), draft);
    return true;
  }

  void perWeek(@Nullable Integer limit) {
    model.perWeek = limit;
    doors.jdbc().sql("update policy set per_week = ?").param(limit).update();
  }

  void voidOne(int code) {
    CodeText text = new CodeText(text(code));
    if (model.isHeld(text.value())) {
      assertThatExceptionOfType(CodesRefusedException.class)
          .isThrownBy(() -> doors.codes().voidOne(text, null));
    } else {
      model.codes.get(text.value()).voided = true;
      doors.codes().voidOne(text, null);
    }
  }

  void voidBatch(int batch) {
    batches.get(batch).voided = true;
    doors.batches().voidAll(lists.get("codes"), batchIds.get(batch), null);
  }

  void pass(Duration time) {
    doors.clock().advance(time);
  }

  void rollUp() {
    doors.rollup().rollUp();
  }

  List<String> outcomes() {
    return outcomes;
  }

  /** All figures and all claims are what the model says. */
  void check() {
    rollUp();
    LISTS.forEach(this::checkList);
    for (int i = CODES; i < CODES + WORDS; i++) {
      checkCap("words", text(i), model.codes.get(text(i)).cap, model.standingOf(text(i)));
    }
    model.customers.keySet().forEach(this::checkCustomer);
    List<String> stored =
        doors
            .jdbc()
            .sql(
                """
                select c.code, c.customer_id, r.reopened from claim c
                left join reversal r on r.code = c.code and r.claim_id = c.id
                where c.list_id in (?, ?)
                """)
            .params(lists.get("codes"), lists.get("words"))
            .query((rs, row) ->
                String.join(
                    " ",
                    rs.getString(1),
                    rs.getString(2),
                    reversal(rs.getObject(3, Boolean.class))))
            .list();
    assertThat(stored)
        .containsExactlyInAnyOrderElementsOf(
            model.claims.stream()
                .map(claim -> String.join(" ", claim.code, claim.customer, reversal(claim)))
                .toList());
  }

  private static String reversal(@Nullable Boolean reopened) {
    return reopened == null ? "stands" : reopened ? "reopened" : "reversed";
  }

  private static String reversal(ClaimState claim) {
    return claim.reopened ? "reopened" : claim.reversed ? "reversed" : "stands";
  }

  private void checkList(String list) {
    List<ClaimState> claims =
        model.claims.stream().filter(c -> model.codes.get(c.code).list.equals(list)).toList();
    List<Map.Entry<String, CodeState>> free =
        model.codes.entrySet().stream()
            .filter(code -> code.getValue().list.equals(list) && code.getValue().batch != null)
            .filter(code -> !model.isHeld(code.getKey()))
            .toList();
    long dead = free.stream().filter(code -> code.getValue().isDead()).count();
    long standing = model.standing(list);
    ListDetails details = doors.lists().get(lists.get(list));
    assertThat(details.counts())
        .isEqualTo(
            new ListCounts(
                list.equals("codes") ? CODES : details.counts().codes(),
                list.equals("codes") ? free.size() - dead : details.counts().claimable(),
                standing,
                claims.size() - standing,
                dead,
                standing * model.lists.get(list).points));
    for (Word word : details.words()) {
      assertThat(word.claims()).isEqualTo(model.standingOf(word.code().value()));
    }
    checkCap(list, CapSlots.LIST, model.lists.get(list).cap, standing);
  }

  private void checkCap(String list, String word, @Nullable Integer cap, long standing) {
    List<Long> sums =
        doors
            .jdbc()
            .sql(
                "select coalesce(sum(room), 0), coalesce(sum(taken), 0) from cap_slot"
                    + " where list_id = ? and word = ?")
            .params(lists.get(list), word)
            .query((rs, row) -> List.of(rs.getLong(1), rs.getLong(2)))
            .single();
    assertThat(sums).isEqualTo(cap == null ? List.of(0L, 0L) : List.of((long) cap, standing));
  }

  private void checkCustomer(String customer) {
    List<ClaimState> claims =
        model.claims.stream().filter(claim -> claim.customer.equals(customer)).toList();
    if (!claims.isEmpty()) {
      CustomerAccount account = doors.accounts().get(new CustomerId(customer));
      List<ClaimState> standing = claims.stream().filter(ClaimState::stands).toList();
      assertThat(account.balance())
          .isEqualTo(standing.stream().mapToLong(claim -> claim.points).sum());
      assertThat(account.claims()).isEqualTo(claims.size());
      assertThat(account.reversals()).isEqualTo(claims.size() - standing.size());
    }
    List<Integer> guesses =
        doors
            .jdbc()
            .sql("select consecutive, cumulative from guard_subject where subject = ?")
            .param(customer)
            .query((rs, row) -> List.of(rs.getInt(1), rs.getInt(2)))
            .single();
    ClaimModel.CustomerState state = model.customers.get(customer);
    assertThat(guesses).isEqualTo(List.of(state.consecutive, state.cumulative));
  }

  @Override
  public String toString() {
    return "claims: " + model.claims.size();
  }
}
