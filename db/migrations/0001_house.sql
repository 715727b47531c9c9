-- The house: what the corpus says, where the places are, what was measured there, what people said.
-- Tables with a place's data carry the root place (district or independent school) first in their key: it is the unit of
-- rights and of distribution. Values are kept as they were read; nothing here is an estimate.

-- One corpus record, as its file says it. Rewritten at start when its hash differs.
create table records (
  kind       text not null,              -- 'indicators', 'claims', … : the corpus folder
  id         text not null,              -- the file name; a source's own id
  hash       text not null,              -- SHA-256 of the record's text
  body       json not null,              -- json, not jsonb: the order of fields is the author's
  changed_on date,                       -- last change by corpus/changes.yaml; null = changed since the last stamp
  change     text,                       -- what was said of it, one line
  primary key (kind, id)
);

-- A node of the tree district → school → team. The root is its own root: id = root_id, parent_id null.
create table places (
  root_id    text not null,
  id         text not null,              -- unique under its root; the publisher's own id where there is one, e.g. '01M448'
  parent_id  text,
  kind       text not null check (kind in ('district', 'school', 'team')),
  name       text not null check (name <> ''),
  state      text,                       -- corpus state id of a root, e.g. 'us-ny'
  grade_span text,                       -- as published, e.g. 'High School'; compared only for equality
  primary key (root_id, id),
  foreign key (root_id, parent_id) references places (root_id, id) deferrable initially deferred,
  check ((id = root_id) = (parent_id is null))
);
create index on places (root_id, parent_id);

-- A network, initiative, cohort or study that places belong to.
create table groups (
  id   text primary key,
  kind text not null check (kind in ('network', 'initiative', 'cohort', 'study')),
  name text not null check (name <> '')
);

-- A place's part in a group, with dates. It gives no sight of data.
create table memberships (
  root_id  text not null,
  place_id text not null,
  group_id text not null references groups (id),
  since    date not null,
  until    date check (until >= since),  -- null = still in it
  import_id text,                        -- the import that brought it; null = made by command
  primary key (root_id, place_id, group_id, since),
  foreign key (root_id, place_id) references places (root_id, id) on delete cascade
);

-- One import of files under one mapping. The same files under the same mapping have the same id, so that twice changes nothing.
create table imports (
  root_id    text  not null,
  id         text  not null,             -- hash of mapping and files (first 128 bits of SHA-256)
  mapping_id text  not null,
  mapping    jsonb not null,             -- as it was when it was used
  files      jsonb not null,             -- [{name, sha256, bytes, rows}]
  report     jsonb not null,             -- rows read, stored, refused; places made; measures stored
  made_at    timestamptz not null default now(),
  primary key (root_id, id)
);

-- Which places an import brought; a place goes when the last import that brought it is undone.
create table import_places (
  root_id   text not null,
  import_id text not null,
  place_id  text not null,
  primary key (root_id, import_id, place_id),
  foreign key (root_id, import_id) references imports (root_id, id) on delete cascade,
  foreign key (root_id, place_id) references places (root_id, id)
);

-- What was asked or recorded, in the publisher's own words. Never a level (law 2).
create table measures (
  root_id    text not null,
  id         text not null,              -- 'MAPPING:MEASURE', e.g. 'nyc-survey-2011:saf_t'
  mapping_id text not null,
  title      jsonb not null,             -- {en, es?}
  question   jsonb,                      -- {en, es?}; null = the source does not publish it
  source     text not null check (source in ('teacher', 'student', 'family', 'leader', 'observer', 'record')),
  dimension  text not null check (dimension in ('academic', 'life-skills', 'change', 'context')),
  kind       text not null check (kind in ('score', 'item', 'percent', 'count', 'number', 'ordered')),
  family     text,                       -- measures that ask the same of several sources share it, e.g. 'safety'
  low        double precision,           -- ends of the scale
  high       double precision,
  options    jsonb,                      -- [{label: {en, es?}, score: number | null}] of an item, in the order of counts
  words      jsonb,                      -- ordered words, lowest first
  made_from  jsonb,                      -- measure ids whose mean this score is
  use        text,                       -- 'enrollment', 'free-lunch', 'language-learners': what similar schools are found by
  bears_on   jsonb not null default '[]', -- [{indicator, reason, by}]: only with a person's reason
  note       jsonb,                      -- {en, es?}: what a reader must know
  position   int  not null,              -- order in the mapping
  primary key (root_id, id)
);

-- Which measures an import declared; a measure goes when the last import that declared it is undone.
create table import_measures (
  root_id    text not null,
  import_id  text not null,
  measure_id text not null,
  primary key (root_id, import_id, measure_id),
  foreign key (root_id, import_id) references imports (root_id, id) on delete cascade,
  foreign key (root_id, measure_id) references measures (root_id, id)
);

-- One measure at one place in one round.
create table measure_values (
  root_id       text not null,
  place_id      text not null,
  measure_id    text not null,
  round         text not null,           -- e.g. '2011'; sorts by time
  import_id     text not null,
  state         text not null check (state in ('value', 'missing', 'suppressed', 'censored', 'not-asked')),
  value         double precision check ((state = 'value' and (value is not null or word is not null or counts is not null)) or value is null),
  word          text,                    -- of an ordered measure, or the published text of a censored one ('< 30%')
  counts        int[],                   -- answers per option, of an item
  n             int,                     -- who answered
  eligible      int,                     -- who could have
  response_rate double precision,        -- percent, as published
  primary key (root_id, place_id, measure_id, round)
  -- No foreign keys: each would cost as much again as storing the row (docs/decisions/import.md). Only an import and its undo
  -- write here, one at a time; the import stores its measures and looks for all its places in the same transaction.
);

-- What a person says they know of one indicator or condition at one place, with the reason. The newest stands; none is lost.
create table readings (
  root_id  text not null,
  place_id text not null,
  id       text not null,                -- made by the client before it is sent, so that sending twice stores once
  about    text not null,                -- 'indicator:ID' or 'condition:ID'
  level    smallint check (level between 1 and 4),
  status   text check (status in ('present', 'partly', 'absent', 'not-known')),
  reason   text not null check (reason <> ''),
  said_by  text not null check (said_by <> ''), -- a role or a name, as the person chose to sign
  said_at  timestamptz not null default clock_timestamp(),
  primary key (root_id, place_id, id),
  foreign key (root_id, place_id) references places (root_id, id),
  -- an indicator has a level, or is said not to be known after all; a condition has a status
  check (case when about like 'indicator:%' then (level is null) = (status is not distinct from 'not-known') and (status is null or status = 'not-known')
              else about like 'condition:%' and level is null and status is not null end)
);
create index on readings (root_id, place_id, about, said_at desc);

-- "Correct this": what somebody says is wrong with a record or a number.
create table notes (
  root_id    text not null default '',   -- '' = about the commons, else the place's root
  id         text not null,              -- made by the client from getRandomValues; sending twice stores once
  about      text not null check (about <> ''), -- the address of the record or number
  body       text not null check (body <> ''),
  contact    text,                       -- only if they want an answer
  created_at timestamptz not null default clock_timestamp(),
  primary key (root_id, id)
);
