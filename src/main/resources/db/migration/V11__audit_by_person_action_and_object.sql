-- Where whoever did it came from: null for what the system did by itself.
alter table audit_entry add column address varchar(64);
-- What the object was called then; null where it has no name, or none that may be kept.
alter table audit_entry add column object_name varchar(240);
-- A part of the object, such as a batch of a list, by which its entries are found as well.
alter table audit_entry add column part_id uuid;

-- Ids grow with time, so each of these is walked from its end. A filter is always a whole beginning of one of them, or
-- of several ranges of one, a range for each kind of deed: no page reads more than it shows of each range.
create index audit_entry_of_kind on audit_entry (object_type, action, id);
create index audit_entry_by_actor on audit_entry (actor_id, id);
create index audit_entry_of_kind_by_actor on audit_entry (actor_id, object_type, action, id);
create index audit_entry_of_part on audit_entry (part_id, id);

-- Which actions on which objects there are. A few dozen; the known ones from the start, so that no two transactions
-- ever wait for each other to add one.
create table audit_kind (
  object_type varchar(40) not null,
  action      varchar(40) not null,
  primary key (object_type, action)
);

insert into audit_kind (object_type, action)
select k.object_type, k.action
from (
  values
    ('ACCOUNT', 'ACCESS_REFUSED'), ('ACCOUNT', 'CHANGED'), ('ACCOUNT', 'CREATED'), ('ACCOUNT', 'DISABLED'),
    ('ACCOUNT', 'ENABLED'), ('ACCOUNT', 'PASSWORD_RESET'), ('ACCOUNT', 'PASSWORD_SET'), ('ACCOUNT', 'SESSIONS_ENDED'),
    ('ACCOUNT', 'SIGNED_IN'), ('ACCOUNT', 'SIGN_IN_REFUSED'),
    ('API_CLIENT', 'ACCESS_REFUSED'), ('API_CLIENT', 'CHANGED'), ('API_CLIENT', 'CREATED'), ('API_CLIENT', 'REVOKED'),
    ('API_CLIENT', 'ROTATED'), ('API_CLIENT', 'SIGN_IN_REFUSED'),
    ('AUDIT', 'EXPORTED'), ('AUDIT', 'EXPORT_BROKEN_OFF'),
    ('CUSTOMER', 'ERASED'), ('CUSTOMER', 'REGISTERED'), ('CUSTOMER', 'UNLOCKED'),
    ('LIST', 'ARCHIVED'), ('LIST', 'BATCH_ACTIVATED'), ('LIST', 'BATCH_CANCELLED'), ('LIST', 'BATCH_FAILED'),
    ('LIST', 'BATCH_GENERATED'), ('LIST', 'BATCH_IMPORTED'), ('LIST', 'BATCH_READY'), ('LIST', 'BATCH_VOIDED'),
    ('LIST', 'CHANGED'), ('LIST', 'CLAIM_REVERSED'), ('LIST', 'CODES_EXPORTED'), ('LIST', 'CODE_ISSUED'),
    ('LIST', 'CODE_VOIDED'), ('LIST', 'CREATED'), ('LIST', 'DELETED'), ('LIST', 'EXPORT_BROKEN_OFF'),
    ('LIST', 'IMPORT_TRIED'), ('LIST', 'IMPORT_VALIDATED'), ('LIST', 'PAUSED'), ('LIST', 'REJECTS_EXPORTED'),
    ('LIST', 'RESTORED'), ('LIST', 'RESUMED'),
    ('POLICY', 'LIMITERS_CHANGED'), ('POLICY', 'LOCKOUT_CHANGED'), ('POLICY', 'REGISTRATION_CHANGED')
  ) k (object_type, action)
union
select distinct e.object_type, e.action from audit_entry e;
