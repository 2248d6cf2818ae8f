alter table claim alter column code type varchar(40) collate "C";
alter table reversal alter column code type varchar(40) collate "C";
alter table code_issue alter column code type varchar(40) collate "C";
alter table attempt alter column code type varchar(40) collate "C";
alter table cap_slot alter column word type varchar(40) collate "C";

-- Updated by every claim or attempt: leave room to do it within the page.
alter table guard_subject set (fillfactor = 70);
alter table cap_slot set (fillfactor = 50);

-- Emptied every second: a scan of it must stay short.
alter table claim_tally set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
