-- Empty for a customer who was erased and had never been registered.
alter table customer alter column registered_at drop not null;
alter table customer alter column registered_by drop not null;
