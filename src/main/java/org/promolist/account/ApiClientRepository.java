package org.promolist.account;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ApiClientRepository extends Repository<ApiClient, UUID> {

  boolean existsByNameKey(String nameKey);

  ApiClient saveAndFlush(ApiClient client);
}
