package org.promolist.list;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.CodeText;

/** A word of a multi-use list. Its text is its identity: it exists once across all lists. */
@Entity
@Table(name = "list_word")
class ListWord {

  @Id
  @Column(name = "word")
  private String text;

  @SuppressWarnings("unused") // by JPA: the owning side
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "list_id")
  private PromoCodeList list;

  private int position;

  private @Nullable Integer cap;

  /** Claims that stand. Rolled up from the claims, never written by an edit. */
  @Column(insertable = true, updatable = false)
  private long claims;

  @SuppressWarnings("NullAway.Init")
  protected ListWord() {} // for JPA

  ListWord(PromoCodeList list, CodeText text) {
    this.list = list;
    this.text = text.value();
  }

  void place(int newPosition, @Nullable Integer newCap) {
    position = newPosition;
    cap = newCap;
  }

  String text() {
    return text;
  }

  int position() {
    return position;
  }

  Word toWord() {
    return new Word(new CodeText(text), cap, claims);
  }
}
