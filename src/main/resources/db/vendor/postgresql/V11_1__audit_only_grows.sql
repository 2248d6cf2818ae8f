-- What was recorded stays as it was, also when the product has a bug or somebody comes in by SQL. Whoever owns the table
-- can drop this trigger; nobody changes an entry by mistake. The embedded database could do it only by a class of ours,
-- without which no other tool could open its file: there nothing but the product comes to the table.
create function audit_entry_stays() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are neither changed nor deleted';
end
$$;

create trigger audit_entry_only_grows before update or delete or truncate on audit_entry
  for each statement execute function audit_entry_stays();
