-- An import on its way through the browser, from the file to the button: nothing of it is in the places' tables. The files lie in a
-- private folder, which is named here and never by a client; they go when it is stored or after a day (domain/collect/draft.store.ts).
create table import_drafts (
  root_id text not null default '',   -- '' until it is stored: nobody knows before whose it will be
  id      text not null primary key check (id ~ '^[A-Za-z0-9_-]{16}$'), -- random, so that no other draft's address can be guessed
  made_at timestamptz not null default now(),
  folder  text not null,
  state   jsonb not null              -- domain/collect/draft.ts
);
