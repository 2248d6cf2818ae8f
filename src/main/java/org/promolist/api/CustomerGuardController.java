package org.promolist.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.promolist.guard.AttemptGuard;
import org.promolist.guard.Policies;
import org.promolist.guard.SubjectState;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Where customers stand with lockout and limiters. Who never tried anything has nothing used. */
@RestController
@RequestMapping(path = CustomerController.PATH + "/{id}", produces = APPLICATION_JSON_VALUE)
@Tag(name = "Customers")
class CustomerGuardController {

  private final Customers customers;
  private final AttemptGuard guard;
  private final Policies policies;
  private final ClaimAnswers answers;
  private final Idempotency idempotency;
  private final Json json;
  private final Clock clock;

  CustomerGuardController(
      Customers customers,
      AttemptGuard guard,
      Policies policies,
      ClaimAnswers answers,
      Idempotency idempotency,
      Json json,
      Clock clock) {
    this.customers = customers;
    this.guard = guard;
    this.policies = policies;
    this.answers = answers;
    this.idempotency = idempotency;
    this.json = json;
    this.clock = clock;
  }

  @Operation(
      operationId = "getLockout",
      summary = "See what a customer guessed wrong",
      description =
          "Answered for any id, registered or not. A public-facing client is refused: it speaks for"
              + " strangers.")
  @Answers(with = LockoutResponse.class)
  @GetMapping("/lockout")
  LockoutResponse lockout(
      @Parameter(description = CustomerPath.ID) @PathVariable String id,
      HttpServletRequest request) {
    answers.refuseStrangers();
    CustomerId customer = CustomerPath.id(id);
    QueryParameters.refuseAny(request);
    return lockout(customers.standing(customer));
  }

  @Operation(
      operationId = "getCustomerLimiters",
      summary = "See how many more claims the limiters leave a customer",
      description = "Answered for any id, registered or not.")
  @Answers(with = CustomerLimitersResponse.class)
  @GetMapping("/limiters")
  CustomerLimitersResponse limiters(
      @Parameter(description = CustomerPath.ID) @PathVariable String id,
      HttpServletRequest request) {
    CustomerId customer = CustomerPath.id(id);
    QueryParameters.refuseAny(request);
    return CustomerLimitersResponse.of(
        customers.standing(customer), policies.all().limiters(), clock.instant(), guard.zone());
  }

  @Operation(
      operationId = "unlockCustomer",
      summary = "Let a customer who is locked out in again, at once",
      description = "What they guessed wrong in a row is forgotten.")
  @Answers(with = LockoutResponse.class, to = ReasonRequest.class, or = ProblemKind.NOT_FOUND)
  @PostMapping(path = "/unlock", consumes = APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> unlock(
      @Parameter(description = CustomerPath.ID) @PathVariable String id,
      HttpServletRequest request) {
    CustomerId customer = CustomerPath.id(id);
    QueryParameters.refuseAny(request);
    JsonNode body = json.body(request);
    String reason = ReasonRequest.read(body);
    return idempotency
        .once(
            request,
            body,
            () -> Answer.json(200, json.write(lockout(customers.unlock(customer, reason)))))
        .toEntity();
  }

  private LockoutResponse lockout(SubjectState state) {
    return LockoutResponse.of(state, policies.lockout(), clock.instant());
  }
}
