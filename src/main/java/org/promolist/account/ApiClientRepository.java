package org.promolist.account;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ApiClientRepository extends Repository<ApiClient, UUID> {

  boolean existsByNameKey(String nameKey);

  boolean existsByNameKeyAndIdNot(String nameKey, UUID id);

  /** Nobody else's until the transaction ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("from ApiClient where id = :id")
  Optional<ApiClient> lock(UUID id);

  ApiClient saveAndFlush(ApiClient client);
}
