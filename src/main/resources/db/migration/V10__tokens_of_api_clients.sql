-- What a client proves itself by: one token, and for a while after a rotation older ones beside it. Never deleted: a
-- token that was revoked is known as such for good, and none is ever taken a second time.
create table api_token (
  -- SHA-256 in hexadecimal. The token itself is kept nowhere.
  hash          varchar(64) primary key,
  api_client_id uuid not null references api_client,
  -- How it ends, to tell it from others; null for one that was made elsewhere.
  hint          varchar(4),
  created_at    timestamp(6) with time zone not null,
  created_by    varchar(240) not null,
  expires_at    timestamp(6) with time zone,
  -- Null for the present token of its client, of which there is one.
  superseded_at timestamp(6) with time zone,
  -- Apart from expires_at, so that it holds on every node at once, whatever their clocks say.
  revoked_at    timestamp(6) with time zone
);

create index api_token_of_client on api_token (api_client_id);

insert into api_token (hash, api_client_id, created_at, created_by)
select token_hash, id, created_at, 'Promolist' from api_client;

alter table api_client drop constraint api_client_token_unique;
alter table api_client drop column token_hash;

alter table api_client add column version bigint default 0 not null;
alter table api_client add column revoked_at timestamp(6) with time zone;

-- Written now and then, not at every call.
alter table api_client add column last_used_at timestamp(6) with time zone;
alter table api_client add column last_used_from varchar(64);

-- Twice what the rules allow: one character may take two UTF-16 units, and more in lower case.
alter table api_client alter column name set data type varchar(240);
alter table api_client alter column name_key set data type varchar(480);
