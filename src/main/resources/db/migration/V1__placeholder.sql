-- Placeholder: replaced by the product's first schema.
create table placeholder (id bigint primary key);
