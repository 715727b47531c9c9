-- Which memberships an import brought; a membership goes when the last import that brought it is undone.
create table import_memberships (
  root_id   text not null,
  import_id text not null,
  place_id  text not null,
  group_id  text not null,
  since     date not null,
  primary key (root_id, import_id, place_id, group_id, since),
  foreign key (root_id, import_id) references imports (root_id, id) on delete cascade,
  foreign key (root_id, place_id, group_id, since) references memberships (root_id, place_id, group_id, since) on delete cascade
);
insert into import_memberships
  select root_id, import_id, place_id, group_id, since from memberships m
  where exists (select from imports i where i.root_id = m.root_id and i.id = m.import_id);
