package org.promolist.claim;

import org.promolist.shared.Actor;
import org.promolist.shared.CodeText;

/** A claim that somebody may make and wants made, on whatever thread: see {@link Claims#wish}. */
public final class ClaimWish {

  private final String customer;
  private final CodeText text;
  private final Actor actor;

  /** Only who was asked whether the actor may. */
  ClaimWish(String customer, CodeText text, Actor actor) {
    this.customer = customer;
    this.text = text;
    this.actor = actor;
  }

  String customer() {
    return customer;
  }

  CodeText text() {
    return text;
  }

  Actor actor() {
    return actor;
  }
}
