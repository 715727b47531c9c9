-- A place that somebody made with `places add` stays when an import that names it too is undone.
alter table places add column by_command boolean not null default false;
