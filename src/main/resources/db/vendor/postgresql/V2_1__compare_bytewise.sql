-- Prefix searches and keyset order need one order of characters, whatever the database's locale.
-- H2 compares by code point as it is.
alter table promo_code_list alter column name_sort type varchar(400) collate "C";
alter table list_tag alter column tag_key type varchar(200) collate "C";
alter table list_word alter column word type varchar(40) collate "C";
alter table list_term alter column term type varchar(60) collate "C";
