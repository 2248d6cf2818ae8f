package org.promolist.claim;

import org.promolist.shared.CodeText;
import org.promolist.shared.Slice;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** What whoever is signed in may see and do with the claims of others. */
@Component
class Readers {

  /** An agent, and nothing that may do more. */
  boolean isOnlyAgent() {
    return has("ROLE_AGENT") && !has("ROLE_MANAGER") && !has("ROLE_ADMIN");
  }

  /** Masked where the reader may not see codes. */
  String shown(CodeText code) {
    return has("codes:read") || has("claims:write") ? code.value() : code.masked();
  }

  /** With its code masked where the reader may not see it. */
  ClaimDetails shown(ClaimDetails claim) {
    return claim.withCode(shown(new CodeText(claim.code())));
  }

  AttemptDetails shown(AttemptDetails attempt) {
    String code = attempt.code();
    return code == null ? attempt : attempt.withCode(shown(new CodeText(code)));
  }

  Slice<ClaimDetails> shown(Slice<ClaimDetails> claims) {
    return claims.map(this::shown);
  }

  private static boolean has(String authority) {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null
        && authentication.getAuthorities().stream()
            .anyMatch(granted -> authority.equals(granted.getAuthority()));
  }
}
