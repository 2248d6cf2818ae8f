-- Each order a listing can be walked in, archived lists apart: they are asked for seldom and never
-- stand in the way of the others.
create index promo_code_list_by_name on promo_code_list (archived, name_sort, id);
create index promo_code_list_by_points on promo_code_list (archived, points, id);
create index promo_code_list_by_start on promo_code_list (archived, starts_at, id);
create index promo_code_list_by_end on promo_code_list (archived, ends_at, id);
create index promo_code_list_by_creation on promo_code_list (archived, created_at, id);
create index promo_code_list_by_change on promo_code_list (archived, updated_at, id);

-- Filters that few lists may pass.
create index promo_code_list_paused on promo_code_list (archived, paused, id);
create index promo_code_list_of_type on promo_code_list (archived, type, id);
create index list_tag_by_tag on list_tag (tag_key, list_id);

-- "Has this list such a term?", asked of each list that a walk comes by.
create index list_term_of_list on list_term (list_id, term);
