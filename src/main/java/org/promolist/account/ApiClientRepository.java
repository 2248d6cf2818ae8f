package org.promolist.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ApiClientRepository extends Repository<ApiClient, UUID> {

  Optional<ApiClient> findByTokenHash(String tokenHash);

  boolean existsByNameKey(String nameKey);

  ApiClient saveAndFlush(ApiClient client);
}
