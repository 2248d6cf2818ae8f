package org.promolist.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface AccountRepository extends Repository<Account, UUID> {

  Optional<Account> findById(UUID id);

  Optional<Account> findByNameKey(String nameKey);

  boolean existsBy();

  Account saveAndFlush(Account account);
}
