-- The first answer to a POST, kept in the transaction that did what it says.
create table idempotency_key (
  client_id   uuid not null,
  "key"       varchar(128) not null,
  fingerprint varchar(64) not null,
  status      integer not null,
  headers     text not null,
  body        text not null,
  created_at  timestamp(6) with time zone not null,
  primary key (client_id, "key")
);

create index idempotency_key_by_age on idempotency_key (created_at);
