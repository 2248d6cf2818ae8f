package org.promolist.account;

/**
 * A token that was just made. This is the only time anybody sees it.
 *
 * @param token the secret itself
 */
public record IssuedToken(ApiClientDetails client, String token) {

  /** Without the secret: it may end up in a log. */
  @Override
  public String toString() {
    return "IssuedToken[client=" + client.name() + "]";
  }
}
