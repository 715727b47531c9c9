-- Search: what each record and each page of the documentation is found by, and the words that stand in them. Made from the
-- corpus by domain/commons/search.store.ts; nothing here is said nowhere else.
create extension if not exists pg_trgm;

-- One record in one language. `terms` holds folded words (domain/commons/fold.ts) under the language's stems.
create table search_entries (
  kind  text not null,                   -- a kind of record, or 'methods', 'how-to'
  id    text not null,
  lang  text not null check (lang in ('en', 'es')),
  hash  text not null,                   -- of the texts; an entry is written again when it differs
  title text not null,                   -- as written; '' = none in this language
  lead  text not null,
  body  text not null,                   -- one text a line
  plain text not null,                   -- the title, folded
  head  tsvector not null,               -- title A, other names and lead B: small, so that it lies in the row
  terms tsvector not null,               -- all: A, B, important text C, the rest D
  primary key (kind, id, lang)
);
create index on search_entries using gin (terms);

-- Every word of the entries, for typing errors and beginnings of words.
create table search_words (
  lang  text not null,
  word  text collate "C" not null,       -- folded; "C", so that beginnings are found by the key
  shown text not null,                   -- as it is spelled most often
  stem  text,                            -- what stands in terms; null = a stop word
  n     int  not null,                   -- entries that have it
  primary key (word, lang)
);
create index on search_words using gin (word gin_trgm_ops);
create index on search_words (lang, stem);

-- From what the two were made; no row = not made yet.
create table search_index (
  one       boolean primary key default true check (one),
  made_from text not null
);

-- Places are found by name. The only second spelling of fold(): what a database can index without an extension of its own.
create function place_words(name text) returns text language sql immutable parallel safe return
  translate(lower(name), 'áàâäãåéèêëíìîïóòôöõúùûüñç.,''’', 'aaaaaaeeeeiiiiooooouuuunc');
create index on places using gin (place_words(name) gin_trgm_ops);
