-- Names without their case, as Java makes them: what lower() makes of a letter depends on the locale of the database.
-- Of what is there already they are filled in by the next step, which is Java for that reason.
alter table account add column shown_name_key varchar(480) default '' not null;
alter table api_client add column shown_name_key varchar(480) default '' not null;

insert into audit_kind (object_type, action) values ('ACCOUNT', 'PASSWORD_CHANGE_REFUSED');
