package org.promolist.list;

import java.util.Arrays;
import java.util.Optional;

/** The order of a listing; ties are broken by id in the same direction. */
public record ListSort(By by, boolean descending) {

  public static final ListSort NEWEST_FIRST = new ListSort(By.CREATED_AT, true);
  public static final ListSort LATEST_CHANGE_FIRST = new ListSort(By.UPDATED_AT, true);

  /** What can be sorted by; each has an index. */
  public enum By {
    NAME("name"),
    POINTS("points"),
    STARTS_AT("startsAt"),
    ENDS_AT("endsAt"),
    CREATED_AT("createdAt"),
    UPDATED_AT("updatedAt");

    private final String key;

    By(String key) {
      this.key = key;
    }

    public String key() {
      return key;
    }
  }

  /** Reads {@code name} or {@code -name}, as in the REST contract and the portal's URLs. */
  public static Optional<ListSort> parse(String text) {
    boolean descending = text.startsWith("-");
    String key = descending ? text.substring(1) : text;
    return Arrays.stream(By.values())
        .filter(by -> by.key.equals(key))
        .findFirst()
        .map(by -> new ListSort(by, descending));
  }

  @Override
  public String toString() {
    return (descending ? "-" : "") + by.key;
  }
}
