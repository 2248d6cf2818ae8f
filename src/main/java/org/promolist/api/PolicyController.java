package org.promolist.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.promolist.api.PolicyResponse.CustomerPolicyResponse;
import org.promolist.api.PolicyResponse.LimiterPolicyResponse;
import org.promolist.api.PolicyResponse.LockoutPolicyResponse;
import org.promolist.claim.ProgramPolicies;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What every claim goes by, on all lists. A change takes effect at once. */
@RestController
@RequestMapping(path = PolicyController.PATH, produces = APPLICATION_JSON_VALUE)
@Tag(name = "Policies")
class PolicyController {

  static final String PATH = "/api/v1/policies";

  private final ProgramPolicies policies;
  private final Json json;

  PolicyController(ProgramPolicies policies, Json json) {
    this.policies = policies;
    this.json = json;
  }

  @Operation(
      operationId = "getLockoutPolicy",
      summary = "Read how wrong guesses lock customers out")
  @Answers(with = LockoutPolicyResponse.class)
  @GetMapping("/lockout")
  LockoutPolicyResponse lockout(HttpServletRequest request) {
    QueryParameters.refuseAny(request);
    return LockoutPolicyResponse.of(policies.get().lockout());
  }

  @Operation(
      operationId = "setLockoutPolicy",
      summary = "Set how wrong guesses lock customers out",
      description = "Who is locked out already stays so until then.")
  @Answers(with = LockoutPolicyResponse.class, to = LockoutPolicyRequest.class)
  @PutMapping(path = "/lockout", consumes = APPLICATION_JSON_VALUE)
  LockoutPolicyResponse setLockout(HttpServletRequest request) {
    QueryParameters.refuseAny(request);
    LockoutPolicyRequest policy = LockoutPolicyRequest.read(json.body(request));
    return LockoutPolicyResponse.of(policies.setLockout(policy.failures(), policy.lockSeconds()));
  }

  @Operation(operationId = "getLimiterPolicy", summary = "Read how many claims customers may make")
  @Answers(with = LimiterPolicyResponse.class)
  @GetMapping("/limiters")
  LimiterPolicyResponse limiters(HttpServletRequest request) {
    QueryParameters.refuseAny(request);
    return LimiterPolicyResponse.of(policies.get().limiters());
  }

  @Operation(
      operationId = "setLimiterPolicy",
      summary = "Set how many claims customers may make",
      description = "All three at once: what the body leaves out has no limit from then on.")
  @Answers(with = LimiterPolicyResponse.class, to = LimiterPolicyRequest.class)
  @PutMapping(path = "/limiters", consumes = APPLICATION_JSON_VALUE)
  LimiterPolicyResponse setLimiters(HttpServletRequest request) {
    QueryParameters.refuseAny(request);
    return LimiterPolicyResponse.of(
        policies.setLimiters(LimiterPolicyRequest.read(json.body(request))));
  }

  @Operation(
      operationId = "getCustomerPolicy",
      summary = "Read whether customers have to be registered")
  @Answers(with = CustomerPolicyResponse.class)
  @GetMapping("/customers")
  CustomerPolicyResponse customers(HttpServletRequest request) {
    QueryParameters.refuseAny(request);
    return new CustomerPolicyResponse(policies.get().registrationRequired());
  }

  @Operation(
      operationId = "setCustomerPolicy",
      summary = "Set whether customers have to be registered",
      description = "Where not, a customer is registered by their first claim.")
  @Answers(with = CustomerPolicyResponse.class, to = CustomerPolicyRequest.class)
  @PutMapping(path = "/customers", consumes = APPLICATION_JSON_VALUE)
  CustomerPolicyResponse setCustomers(HttpServletRequest request) {
    QueryParameters.refuseAny(request);
    CustomerPolicyRequest policy = CustomerPolicyRequest.read(json.body(request));
    return new CustomerPolicyResponse(
        policies.setRegistrationRequired(policy.registrationRequired()));
  }
}
