create table promo_code_list (
  id                 uuid primary key,
  version            bigint not null,
  -- Twice what the rules allow, here and below: one character may take two UTF-16 units.
  name               varchar(240) not null,
  -- The name without its case while the list is not archived, null while it is: unique among the
  -- unarchived on any database, without a partial index.
  name_key           varchar(400),
  -- The name without case and accents, for people's idea of alphabetical order.
  name_sort          varchar(400) not null,
  type               varchar(20) not null,
  points             integer not null,
  description        varchar(4000),
  starts_at_local    timestamp(0) not null,
  ends_at_local      timestamp(0),
  zone               varchar(60) not null,
  starts_at          timestamp(6) with time zone not null,
  -- Exclusive. The year 9999 where the list has no end, so that "ended" is one comparison.
  ends_at            timestamp(6) with time zone not null,
  entry_cap          integer,
  per_customer_limit integer,
  agent_issuable     boolean not null,
  paused             boolean not null,
  archived           boolean not null,
  created_at         timestamp(6) with time zone not null,
  created_by         varchar(240) not null,
  updated_at         timestamp(6) with time zone not null,
  updated_by         varchar(240) not null,
  constraint promo_code_list_name_unique unique (name_key)
);

create table list_tag (
  list_id  uuid not null references promo_code_list on delete cascade,
  position integer not null,
  tag      varchar(80) not null,
  tag_key  varchar(200) not null,
  primary key (list_id, position)
);

-- The words of multi-use lists; a claim names only the code, so a word is unique across all lists.
create table list_word (
  word     varchar(40) not null,
  list_id  uuid not null references promo_code_list on delete cascade,
  position integer not null,
  cap      integer,
  claims   bigint not null,
  constraint list_word_unique primary key (word)
);

create index list_word_of_list on list_word (list_id, position);

-- Apart from the list, so that figures can be rolled up without touching its version.
create table list_counts (
  list_id        uuid primary key references promo_code_list on delete cascade,
  claimed        bigint not null,
  reversed       bigint not null,
  voided         bigint not null,
  points_awarded bigint not null,
  exports        bigint not null
);

-- What a search looks in: the words of name, description, tags and code words, one row each.
create table list_term (
  term    varchar(60) not null,
  list_id uuid not null references promo_code_list on delete cascade,
  primary key (term, list_id)
);

