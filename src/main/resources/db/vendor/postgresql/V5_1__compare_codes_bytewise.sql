-- Codes are generated, loaded and walked in the order of their bytes, whatever the database's locale.
alter table code alter column code type varchar(40) collate "C";
alter table voided_code alter column code type varchar(40) collate "C";
alter table code_trial alter column code type varchar(40) collate "C";

-- Rows come in sorted and stay as they are until they are claimed: leave room for that claim.
alter table code set (fillfactor = 90);
