package org.promolist.code;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.CheckCharacter;
import org.promolist.shared.CodeText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Picks a code that is free, out of any number of them. */
@Service
public class CodePicker {

  /** Characters after what all begin with, to begin a walk at: of many places, few are used up. */
  private static final int DRAWN = 4;

  private final JdbcClient jdbc;

  CodePicker(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Reserves any one claimable code of the list for a customer; empty where none is left. Two at
   * once are given two codes and don't wait for each other.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<CodeText> reserve(UUID listId, String customerId) {
    return jdbc
        .sql(
            """
            select no from code_batch
            where list_id = ? and state = 'ACTIVE' and codes - voided - claimed - reserved > 0
            order by no
            """)
        .param(listId)
        .query((rs, row) -> rs.getInt("no"))
        .list()
        .stream()
        .flatMap(batch -> reserve(batch, customerId).stream())
        .findFirst();
  }

  /** From anywhere on, then from the beginning: else each walk passes all codes that are gone. */
  private Optional<CodeText> reserve(int batchNo, String customerId) {
    String code = free(batchNo, anywhere(batchNo));
    if (code == null) {
      code = free(batchNo, "");
    }
    if (code == null) {
      return Optional.empty();
    }
    jdbc.sql("update code set customer_id = ? where code = ?").params(customerId, code).update();
    return Optional.of(new CodeText(code));
  }

  /** What all codes of the batch begin with, imported ones too, and some characters drawn. */
  private String anywhere(int batchNo) {
    return ThreadLocalRandom.current()
        .ints(DRAWN, 0, CheckCharacter.ALPHABET.length())
        .mapToObj(i -> CheckCharacter.ALPHABET.substring(i, i + 1))
        .collect(Collectors.joining("", beginning(batchNo), ""));
  }

  private String beginning(int batchNo) {
    String first = end(batchNo, "asc");
    int differ = Arrays.mismatch(first.toCharArray(), end(batchNo, "desc").toCharArray());
    return differ < 0 ? first : first.substring(0, differ);
  }

  private String end(int batchNo, String order) {
    return jdbc.sql(
            "select code from code where batch_no = ? order by batch_no %1$s, code %1$s limit 1"
                .formatted(order))
        .param(batchNo)
        .query(String.class)
        .optional()
        .orElse("");
  }

  private @Nullable String free(int batchNo, String from) {
    List<@Nullable String> found =
        jdbc.sql(
                """
                select code from code
                where batch_no = ? and code >= ? and customer_id is null and claimed_at is null
                  and voided_at is null
                order by batch_no, code limit 1 for update skip locked
                """)
            .params(batchNo, from)
            .query(String.class)
            .list();
    return found.isEmpty() ? null : found.getFirst();
  }
}
