-- One row: what holds for all customers and lists.
create table policy (
  id                    integer primary key,
  failures              integer not null,
  lock_seconds          integer not null,
  per_week              integer,
  per_month             integer,
  per_year              integer,
  registration_required boolean not null,
  constraint policy_one check (id = 1)
);

insert into policy (id, failures, lock_seconds, registration_required)
select 1, failures, lock_seconds, false from lockout_policy;

drop table lockout_policy;

-- What this installation alone knows, made at its first start: what is hashed by it can't be tried out elsewhere.
create table installation_secret (
  name       varchar(40) primary key,
  secret_key varchar(100) not null
);

-- Twice what the rules allow: one character may take two UTF-16 units.
create table customer (
  id            varchar(256) primary key,
  registered_at timestamp(6) with time zone not null,
  registered_by varchar(240) not null,
  erased_at     timestamp(6) with time zone
);

-- Whom the guard watches. Its row is also the lock that all attempts of one subject wait for.
create table guard_subject (
  subject      varchar(256) primary key,
  -- In quarters of a wrong guess.
  consecutive  integer not null,
  cumulative   bigint not null,
  locked_until timestamp(6) with time zone,
  -- Claims that stand in the calendar week, month and year that begin at these days.
  week_start   date,
  week_claims  integer not null,
  month_start  date,
  month_claims integer not null,
  year_start   date,
  year_claims  integer not null
);

-- Never edited, never deleted. The key is the guard of last resort.
create table claim (
  code        varchar(40) not null,
  -- Empty for a single-use code, the customer for a word.
  claimant    varchar(256) not null,
  -- How often the code was reopened before.
  round       integer not null,
  id          uuid not null,
  list_id     uuid not null,
  batch_no    integer not null,
  customer_id varchar(256) not null,
  points      integer not null,
  claimed_at  timestamp(6) with time zone not null,
  actor_kind  varchar(20) not null,
  actor_id    uuid,
  actor_name  varchar(240) not null,
  constraint claim_once primary key (code, claimant, round)
);

-- Ids grow with the time of the claim.
create index claim_by_id on claim (id);
create index claim_of_list on claim (list_id, id);
create index claim_of_customer on claim (customer_id, id);

-- A second fact beside its claim.
create table reversal (
  code        varchar(40) not null,
  claim_id    uuid not null,
  list_id     uuid not null,
  points      integer not null,
  reversed_at timestamp(6) with time zone not null,
  reason      varchar(1000) not null,
  reopened    boolean not null,
  actor_kind  varchar(20) not null,
  actor_id    uuid,
  actor_name  varchar(240) not null,
  constraint reversal_once primary key (code, claim_id)
);

-- What claims and reversals come to for the figures of lists, until it is rolled up.
create table claim_tally (
  list_id  uuid not null,
  batch_no integer not null,
  word     varchar(40),
  claimed  integer not null,
  reversed integer not null,
  reopened integer not null,
  -- Codes that were issued to a customer, less those of them that were claimed.
  reserved integer default 0 not null,
  points   integer not null
);

-- A cap shared out, so that not every claim waits for the same row. The word is empty for the cap of the list.
-- More may be given back to a slot than was taken from it: the sum counts.
create table cap_slot (
  list_id uuid not null,
  word    varchar(40) not null,
  slot    integer not null,
  room    integer not null,
  taken   integer not null,
  primary key (list_id, word, slot),
  constraint cap_slot_holds check (taken <= room)
);

insert into cap_slot (list_id, word, slot, room, taken)
select c.list_id, c.word, s.slot, c.cap / 16 + case when s.slot < mod(c.cap, 16) then 1 else 0 end, 0
from (
  select id as list_id, '' as word, entry_cap as cap from promo_code_list where entry_cap is not null
  union all
  select list_id, word, cap from list_word where cap is not null
) c
cross join (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15)) s (slot);

-- What was refused, and why. Kept as long as the settings say.
create table attempt (
  id           uuid primary key,
  at           timestamp(6) with time zone not null,
  customer_id  varchar(256) not null,
  -- The code if it is one of ours, else a keyed hash of what was typed: it may be somebody's password.
  code         varchar(40),
  typed_hash   varchar(64),
  list_id      uuid,
  refusal      varchar(40) not null,
  -- Only asked whether it could be claimed.
  validated    boolean not null,
  -- How much it counted, and where the guard stood afterwards.
  quarters     integer not null,
  consecutive  integer not null,
  locked_until timestamp(6) with time zone,
  actor_kind   varchar(20) not null,
  actor_id     uuid,
  actor_name   varchar(240) not null
);

create index attempt_of_customer on attempt (customer_id, id);

-- A code that was given to one customer, who alone may claim it.
create table code_issue (
  code        varchar(40) not null,
  id          uuid not null,
  list_id     uuid not null,
  customer_id varchar(256) not null,
  issued_at   timestamp(6) with time zone not null,
  reason      varchar(1000) not null,
  actor_kind  varchar(20) not null,
  actor_id    uuid,
  actor_name  varchar(240) not null,
  primary key (code, id)
);

create index code_issue_to_customer on code_issue (customer_id, id);

-- A single-use code that a reversal made claimable again, so often.
alter table code add column reopenings smallint;

-- As of its list: claims are those that stand.
alter table list_word add column reversed bigint default 0 not null;

-- "mistyped" is told by the patterns that codes were made by.
create index code_batch_checked on code_batch (code_length, check_character);

-- Strangers speak through it: it is not told why a code can't be claimed.
alter table api_client add column public_facing boolean default false not null;
