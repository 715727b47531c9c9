-- What people said is only added to: the newest stands, none is overwritten, whichever program or person is connected. Deleting
-- stays: a note with a child's name has to go, and a district may leave.
create function only_added_to() returns trigger language plpgsql as $$
begin
  raise exception '% is only added to: nothing in it is changed', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger only_added_to before update on notes for each statement execute function only_added_to();
create trigger only_added_to before update on note_answers for each statement execute function only_added_to();
create trigger only_added_to before update on readings for each statement execute function only_added_to();
