package org.promolist.account;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AccountRepository extends Repository<Account, UUID> {

  Optional<Account> findById(UUID id);

  /** For a change that must not be lost to another one made at the same moment. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select a from Account a where a.id = :id")
  Optional<Account> lock(UUID id);

  Optional<Account> findByNameKey(String nameKey);

  boolean existsBy();

  Account saveAndFlush(Account account);
}
