create table account (
  id                   uuid primary key,
  version              bigint not null,
  name                 varchar(80) not null,
  name_key             varchar(80) not null,
  display_name         varchar(240) not null,
  password_hash        varchar(200) not null,
  must_change_password boolean not null,
  language             varchar(10),
  time_zone            varchar(60),
  theme                varchar(10) not null,
  list_columns         varchar(500) not null,
  created_at           timestamp(6) with time zone not null,
  constraint account_name_unique unique (name_key)
);

create table account_role (
  account_id uuid not null references account,
  role       varchar(20) not null,
  primary key (account_id, role)
);

-- By name, not by account: names that don't exist wait just the same.
create table sign_in_failure (
  name_key   varchar(200) primary key,
  failures   integer not null,
  last_at    timestamp(6) with time zone not null,
  wait_until timestamp(6) with time zone not null
);

create table api_client (
  id         uuid primary key,
  name       varchar(120) not null,
  name_key   varchar(120) not null,
  token_hash varchar(64) not null,
  created_at timestamp(6) with time zone not null,
  constraint api_client_name_unique unique (name_key),
  constraint api_client_token_unique unique (token_hash)
);

create table api_client_scope (
  api_client_id uuid not null references api_client,
  scope         varchar(30) not null,
  primary key (api_client_id, scope)
);

-- Append-only; no foreign keys, so that what was done outlives whom it was done by and to.
create table audit_entry (
  id          uuid primary key,
  at          timestamp(6) with time zone not null,
  actor_kind  varchar(20) not null,
  actor_id    uuid,
  actor_name  varchar(240) not null,
  action      varchar(40) not null,
  object_type varchar(40) not null,
  object_id   uuid not null,
  changes     text not null
);

create index audit_entry_of_object on audit_entry (object_type, object_id, id);
