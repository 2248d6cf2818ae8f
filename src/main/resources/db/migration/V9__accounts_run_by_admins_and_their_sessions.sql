-- Nobody's password is typed by somebody else: a new account has none until its person sets one.
alter table account alter column password_hash drop not null;

alter table account add column disabled_at timestamp(6) with time zone;
alter table account add column last_sign_in_at timestamp(6) with time zone;

-- Counts what changes the rights of open sessions: roles, state, password. A session that was begun at another
-- count asks anew what it may do.
alter table account add column access_revision bigint default 0 not null;

-- By its hash: whoever reads the database can't use a link.
create table sign_in_link (
  token_hash  varchar(64) primary key,
  account_id  uuid not null references account on delete cascade,
  created_at  timestamp(6) with time zone not null,
  created_by  varchar(240) not null,
  expires_at  timestamp(6) with time zone not null,
  used_at     timestamp(6) with time zone,
  replaced_at timestamp(6) with time zone
);

create index sign_in_link_of_account on sign_in_link (account_id);
create index sign_in_link_expires_at on sign_in_link (expires_at);

-- In the database, so that a session can be seen and ended from every node.
create table portal_session (
  id           uuid primary key,
  account_id   uuid not null references account on delete cascade,
  started_at   timestamp(6) with time zone not null,
  last_seen_at timestamp(6) with time zone not null,
  -- by then it is over, also if the node that kept it died and could not say so
  expires_at   timestamp(6) with time zone not null,
  ended_at     timestamp(6) with time zone,
  address      varchar(60) not null,
  browser      varchar(80) not null
);

create index portal_session_of_account on portal_session (account_id);
create index portal_session_expires_at on portal_session (expires_at);
