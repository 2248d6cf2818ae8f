package org.promolist.list;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** A tag as it was typed, and the key by which it is found whatever its case. */
@Embeddable
class Tag {

  @Column(name = "tag", nullable = false)
  private String text;

  @Column(name = "tag_key", nullable = false)
  private String key;

  @SuppressWarnings("NullAway.Init")
  protected Tag() {} // for JPA

  Tag(String text) {
    this.text = text;
    this.key = Folding.ignoreCase(text);
  }

  String text() {
    return text;
  }

  String key() {
    return key;
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Tag tag && text.equals(tag.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
