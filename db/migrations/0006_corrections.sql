-- What a steward said of a note, step by step: the newest row stands, none is overwritten. No row = received, not looked at yet.
create table note_answers (
  root_id  text not null default '',    -- as the note's
  note_id  text not null,
  id       text not null,                -- made by the form before it is sent, so that sending twice stores once
  at       timestamptz not null default clock_timestamp(),
  state    text not null check (state in ('looking', 'accepted', 'declined', 'answered')),
  answer   text not null default '',     -- read by everybody; '' = nothing said
  said_by  text not null check (said_by <> ''), -- the name that the steward gives
  released boolean not null default false, -- may everybody read the note's own text? the contact never
  primary key (root_id, note_id, id),
  foreign key (root_id, note_id) references notes (root_id, id) on delete cascade, -- a note that has to go takes its answers along
  check (state not in ('declined', 'answered') or answer <> '')
);
create index on note_answers (root_id, note_id, at desc);
