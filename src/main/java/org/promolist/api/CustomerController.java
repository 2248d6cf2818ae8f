package org.promolist.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.promolist.claim.CustomerAccounts;
import org.promolist.customer.CustomerId;
import org.promolist.customer.Customers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Reads, registers and erases customers. */
@RestController
@RequestMapping(path = CustomerController.PATH + "/{id}", produces = APPLICATION_JSON_VALUE)
@Tag(name = "Customers")
class CustomerController {

  static final String PATH = "/api/v1/customers";

  private final Customers customers;
  private final CustomerAccounts accounts;
  private final Idempotency idempotency;
  private final Json json;

  CustomerController(
      Customers customers, CustomerAccounts accounts, Idempotency idempotency, Json json) {
    this.customers = customers;
    this.accounts = accounts;
    this.idempotency = idempotency;
    this.json = json;
  }

  @Operation(
      operationId = "getCustomer",
      summary = "Read a customer who is registered or erased",
      description = "An erased one also by the id they had.")
  @Answers(with = CustomerResponse.class, or = ProblemKind.NOT_FOUND)
  @GetMapping
  CustomerResponse get(
      @Parameter(description = CustomerPath.ID) @PathVariable String id,
      HttpServletRequest request) {
    CustomerId customer = CustomerPath.id(id);
    QueryParameters.refuseAny(request);
    return CustomerResponse.of(accounts.get(customer));
  }

  @Operation(
      operationId = "registerCustomer",
      summary = "Register a customer",
      description =
          "One who is registered stays as they are. The body may be left out or be an empty"
              + " object.")
  @Answers(with = CustomerResponse.class, orCreated = true)
  @PutMapping
  ResponseEntity<CustomerResponse> register(
      @Parameter(description = CustomerPath.ID) @PathVariable String id,
      HttpServletRequest request) {
    CustomerId customer = CustomerPath.id(id);
    QueryParameters.refuseAny(request);
    ActionBody.refuseFields(ActionBody.read(json, request));
    boolean isNew = customers.register(customer).isNew();
    ResponseEntity.BodyBuilder answer =
        isNew ? ResponseEntity.created(URI.create(request.getRequestURI())) : ResponseEntity.ok();
    return answer.body(CustomerResponse.of(accounts.get(customer)));
  }

  @Operation(
      operationId = "eraseCustomer",
      summary = "Replace the id of a customer by a pseudonym, everywhere and for good",
      description =
          "What was claimed and counted holds: whoever comes with the id afterwards is that"
              + " customer still. One who is erased stays so.")
  @Answers(with = CustomerResponse.class, or = ProblemKind.NOT_FOUND)
  @PostMapping("/erase")
  ResponseEntity<byte[]> erase(
      @Parameter(description = CustomerPath.ID) @PathVariable String id,
      HttpServletRequest request) {
    CustomerId customer = CustomerPath.id(id);
    QueryParameters.refuseAny(request);
    JsonNode body = ActionBody.read(json, request);
    ActionBody.refuseFields(body);
    return idempotency.once(request, body, () -> erased(customer)).toEntity();
  }

  private Answer erased(CustomerId customer) {
    CustomerId pseudonym = customers.erase(customer).id();
    return Answer.json(200, json.write(CustomerResponse.of(accounts.get(pseudonym))));
  }
}
