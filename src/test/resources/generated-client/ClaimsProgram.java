import client.ApiClient;
import client.ApiException;
import client.api.ClaimsApi;
import client.api.CodesApi;
import client.api.CustomersApi;
import client.api.ListsApi;
import client.api.PoliciesApi;
import client.model.Batch;
import client.model.BatchRequest;
import client.model.Claim;
import client.model.ClaimRequest;
import client.model.CodeRequest;
import client.model.CustomerPolicyRequest;
import client.model.ExplanationRequest;
import client.model.IssueRequest;
import client.model.LimiterPolicyRequest;
import client.model.ListRequest;
import client.model.ListType;
import client.model.LockoutPolicyRequest;
import client.model.PatternRequest;
import client.model.PromoCodeList;
import client.model.ReversalRequest;
import client.model.ValidityRequest;
import java.util.List;
import java.util.UUID;

/**
 * A program of somebody else, who knows no more than the published document: claims, is refused for
 * each reason, retries, reverses. Prints what it was refused with, a line each.
 */
public final class ClaimsProgram {

  private static final String PAST = "2020-01-01T00:00";

  private final ListsApi lists;
  private final CodesApi codes;
  private final ClaimsApi claims;
  private final CustomersApi customers;
  private final PoliciesApi policies;
  private int customer;

  private ClaimsProgram(ApiClient client) {
    lists = new ListsApi(client);
    codes = new CodesApi(client);
    claims = new ClaimsApi(client);
    customers = new CustomersApi(client);
    policies = new PoliciesApi(client);
  }

  /** Where the server is, and the token. */
  public static void main(String[] args) throws Exception {
    ApiClient client = new ApiClient();
    client.updateBaseUri(args[0]);
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + args[1]));
    new ClaimsProgram(client).run();
  }

  private void run() throws Exception {
    claimRetryAndReverse();
    refusedForTheCode();
    refusedForTheList();
    refusedForCapsAndLimits();
    refusedForTheCustomer();
  }

  private void claimRetryAndReverse() throws Exception {
    String code = active(list("Claims", null, null), 1).get(0);
    String who = customer();
    String key = UUID.randomUUID().toString();
    Claim claim = claims.claimCode(wish(code, who), key);
    check(claim.getPoints() == 250, "points of " + claim);
    check(claims.claimCode(wish(code, who), key).getId().equals(claim.getId()), "a retry");
    check(claims.getClaim(claim.getId()).getCode().equals(code), "what is read later");
    check(customers.getCustomer(who).getBalance() == 250, "the balance");
    refused("already_claimed_by_customer", 409, code, who);
    refused("code_already_claimed", 409, code, customer());
    check(
        claims.explainClaim(new ExplanationRequest().code(code).customerId(who), null).getRules()
            .stream()
            .anyMatch(
                rule ->
                    rule.getCode().equals("already_claimed_by_customer")
                        && rule.getOutcome().getValue().equals("failed")),
        "the explanation");
    claims.reverseClaim(
        claim.getId(), new ReversalRequest().reason("Sold back").reopenCode(true), null);
    check(customers.getCustomer(who).getBalance() == 0, "the balance after a reversal");
    check(customers.getLedger(who, null, null).getItems().size() == 2, "the ledger");
    claims.claimCode(wish(code, customer()), UUID.randomUUID().toString());
  }

  private void refusedForTheCode() throws Exception {
    String list = list("Codes", null, null);
    List<String> some = active(list, 2);
    refused("code_malformed", 400, "???", customer());
    refused("code_not_found", 404, "ZZZZZZZZZ", customer());
    refused("code_mistyped", 422, withAnotherEnd(some.get(0)), customer());
    codes.voidCode(some.get(1), null, null);
    refused("code_voided", 410, some.get(1), customer());
    String issued =
        claims.issueCode(
                list, new IssueRequest().customerId(customer()).reason("A late parcel"), null)
            .getCode();
    refused("code_reserved", 409, issued, customer());
    refused("code_not_activated", 409, generated(list, 1, false).get(0), customer());
  }

  /** The last character checks all before it. */
  private static String withAnotherEnd(String code) {
    char end = code.charAt(code.length() - 1) == '7' ? '8' : '7';
    return code.substring(0, code.length() - 1) + end;
  }

  private void refusedForTheList() throws Exception {
    String archived = word("Archived", "ARCHIVEDWORD", PAST, null, null);
    lists.archiveList(archived, null, null);
    refused("list_archived", 410, "ARCHIVEDWORD", customer());
    word("Ended", "ENDEDWORD", PAST, "2021-01-01T00:00", null);
    refused("list_ended", 410, "ENDEDWORD", customer());
    word("Early", "EARLYWORD", "2999-01-01T00:00", null, null);
    refused("list_not_started", 409, "EARLYWORD", customer());
    String paused = word("Paused", "PAUSEDWORD", PAST, null, null);
    lists.pauseList(paused, null, null);
    refused("list_paused", 409, "PAUSEDWORD", customer());
    lists.resumeList(paused, null, null);
    claims.claimCode(wish("paused-word", customer()), null);
  }

  private void refusedForCapsAndLimits() throws Exception {
    word("Capped", "CAPPEDWORD", PAST, null, 1);
    claims.claimCode(wish("CAPPEDWORD", customer()), null);
    refused("entry_cap_reached", 409, "CAPPEDWORD", customer());
    List<String> some = active(list("Limited", null, 1), 3);
    String who = customer();
    claims.claimCode(wish(some.get(0), who), null);
    refused("customer_list_limit_reached", 409, some.get(1), who);
    policies.setLimiterPolicy(new LimiterPolicyRequest().perYear(1));
    String code = active(list("Free", null, null), 1).get(0);
    ApiException limited = refused("customer_limiter_reached", 429, code, who);
    check(limited.getResponseHeaders().firstValue("Retry-After").isPresent(), "Retry-After");
    policies.setLimiterPolicy(new LimiterPolicyRequest());
    claims.claimCode(wish(code, who), null);
  }

  private void refusedForTheCustomer() throws Exception {
    String code = active(list("Members", null, null), 1).get(0);
    policies.setCustomerPolicy(new CustomerPolicyRequest().registrationRequired(true));
    String who = customer();
    refused("customer_unknown", 404, code, who);
    customers.registerCustomer(who);
    policies.setLockoutPolicy(new LockoutPolicyRequest().failures(1).lockSeconds(3600));
    refused("code_not_found", 404, "ZZZZZZZZY", who);
    ApiException locked = refused("customer_locked_out", 429, code, who);
    check(locked.getResponseHeaders().firstValue("Retry-After").isPresent(), "Retry-After");
    customers.unlockCustomer(who, new client.model.ReasonRequest().reason("Known to us"), null);
    claims.claimCode(wish(code, who), null);
  }

  private ApiException refused(String expected, int status, String code, String who)
      throws Exception {
    try {
      claims.claimCode(wish(code, who), null);
    } catch (ApiException refused) {
      check(
          refused.getCode() == status
              && refused.getResponseBody().contains("\"code\":\"" + expected + "\""),
          expected + ", but " + refused.getCode() + " " + refused.getResponseBody());
      System.out.println(expected);
      return refused;
    }
    throw new IllegalStateException(expected + " was not refused");
  }

  private String list(String name, Integer cap, Integer perCustomer) throws ApiException {
    return lists
        .createList(
            new ListRequest()
                .name(name)
                .type(ListType.SINGLE_USE)
                .points(250)
                .validity(new ValidityRequest().startsAt(PAST).zone("Europe/Berlin"))
                .entryCap(cap)
                .perCustomerLimit(perCustomer)
                .agentIssuable(true),
            null)
        .getId();
  }

  private String word(String name, String word, String starts, String ends, Integer cap)
      throws ApiException {
    PromoCodeList made =
        lists.createList(
            new ListRequest()
                .name(name)
                .type(ListType.MULTI_USE)
                .points(10)
                .validity(new ValidityRequest().startsAt(starts).endsAt(ends).zone("UTC"))
                .codes(List.of(new CodeRequest().code(word).cap(cap))),
            null);
    return made.getId();
  }

  private List<String> active(String list, int quantity) throws Exception {
    return generated(list, quantity + 1, true);
  }

  private List<String> generated(String list, int quantity, boolean activate) throws Exception {
    Batch batch =
        codes.generateBatch(
            list,
            new BatchRequest()
                .quantity(quantity)
                .pattern(new PatternRequest().prefix("GC").length(14).checkCharacter(true))
                .activate(activate),
            null);
    while (batch.getEndedAt() == null) {
      Thread.sleep(100);
      batch = codes.getBatch(list, batch.getId());
    }
    return codes.getCodes(list, null, null, batch.getId(), 100, null).getItems().stream()
        .map(item -> item.getCode())
        .toList();
  }

  private String customer() {
    return "g-" + ++customer;
  }

  private static ClaimRequest wish(String code, String who) {
    return new ClaimRequest().code(code).customerId(who);
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("not as expected: " + what);
    }
  }
}
