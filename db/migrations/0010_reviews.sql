-- A team's self-review of one indicator, or its check of one condition: private placements, then what was seen, then one agreed
-- answer with reasons. One row holds all of it and no row stands for a person: a placement is one more in a count, what somebody
-- saw is one more sentence in a list that is shuffled each time, and the sender's number lies in a sorted list of its own. So a
-- copy of the table says who took part in nothing, and neither order nor time joins an answer with a device.
create table reviews (
  root_id   text not null,
  place_id  text not null,
  id        text not null,                  -- made by the client before it is sent, so that opening twice opens one
  about     text not null check (about ~ '^(indicator|condition):'),
  version   text not null,                  -- of the record's text, as the team read it
  phase     text not null default 'placing' check (phase in ('placing', 'looking', 'agreed')),
  way       text not null check (way in ('laptop', 'phones', 'paper')),
  people    int check (people between 1 and 200),   -- in the room, as the team said; null = not said
  code      text check (code ~ '^[A-Z]{6}$'),       -- by which phones find it; null = no phones, or closed
  counts    int[],                          -- placements per answer, in the order of domain/collect/review.ts; null = fewer than five, not kept
  placed    int not null default 0,         -- how many placed
  seen      text[] not null default '{}',   -- one thing seen each; shuffled, unnamed, for the team alone
  receipts  text[] not null default '{}',   -- senders' numbers, sorted; gone when the placing is closed
  looks     jsonb not null default '{}',    -- what was ticked of look-fors and look-alikes
  notes     jsonb not null default '{}',    -- what the team writes down
  level     smallint check (level between 1 and 4),        -- agreed, of an indicator
  also      smallint check (also between 1 and 4 and also > level), -- two views remained: between level and also
  status    text check (status in ('present', 'partly', 'absent', 'not-known')), -- agreed, of a condition
  opened_on date not null,
  agreed_on date,
  primary key (root_id, place_id, id),
  foreign key (root_id, place_id) references places (root_id, id),
  check (phase <> 'agreed' or (agreed_on is not null and code is null and
         case when about like 'indicator:%' then level is not null and status is null else status is not null and level is null end)),
  check (phase = 'placing' or receipts = '{}'),
  check (phase <> 'agreed' or counts is null or placed >= 5)
);
create index on reviews (code) where code is not null;
create index on reviews (root_id, agreed_on desc) where phase = 'agreed';

-- What a team agreed on stands as it is; the next review says what changed. Deleting stays: a place may leave.
create function agreed_stands() returns trigger language plpgsql as $$
begin
  if old.phase = 'agreed' then
    raise exception 'A review that was agreed on is not changed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger agreed_stands before update on reviews for each row execute function agreed_stands();

-- A reading that a review ended in says so: it counts before what one person says (domain/collect/reading.ts).
alter table readings add column review_id text;
