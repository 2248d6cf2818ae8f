-- One row: how many consecutive wrong guesses lock a customer out, and for how long.
create table lockout_policy (
  id           integer primary key,
  failures     integer not null,
  lock_seconds integer not null,
  constraint lockout_policy_one check (id = 1)
);

insert into lockout_policy values (1, 5, 900);
