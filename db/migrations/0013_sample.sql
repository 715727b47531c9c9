-- A made-up district, for trying things out: every page, paper and file under this root says so. The row stays when it is removed,
-- so that what was removed is not loaded again by itself.
create table samples (
  root_id    text primary key,
  begun_at   timestamptz not null default now(),
  loaded_at  timestamptz,             -- null = loading, or a start was interrupted: the next one begins anew
  removed_at timestamptz              -- null = it is here
);
