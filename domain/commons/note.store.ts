import type { Db } from "../../db/connect.ts";
import type { Note } from "./note.ts";
import { problems } from "./problems.ts";

/** A note as it is kept. */
export type StoredNote = Note & { created_at: Date };

/**
 * Keeps a note. Returns after the commit, so that a receipt may be given; the same note again changes nothing.
 *
 * @throws Problem "note-differs" when another text came under this id before; "disk-full"
 */
export async function storeNote(db: Db, note: Note): Promise<StoredNote> {
  await db
    .insertInto("notes")
    .values(note)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await db
    .selectFrom("notes")
    .selectAll()
    .where("root_id", "=", note.root_id)
    .where("id", "=", note.id)
    .executeTakeFirstOrThrow();
  if (kept.about !== note.about || kept.body !== note.body || kept.contact !== note.contact)
    throw problems.noteDiffers(note);
  return kept;
}

/** One note by the number on its receipt; undefined where none was stored under it. */
export async function findNote(db: Db, root_id: string, id: string): Promise<StoredNote | undefined> {
  return db.selectFrom("notes").selectAll().where("root_id", "=", root_id).where("id", "=", id).executeTakeFirst();
}

/** The same where only the number is known: it cannot be guessed, so whoever has it may see what its receipt shows. */
export async function findNoteByNumber(db: Db, id: string): Promise<StoredNote | undefined> {
  return db.selectFrom("notes").selectAll().where("id", "=", id).executeTakeFirst();
}

/** All notes, oldest first; of one root place, or of the commons with `root_id: ""`. */
export async function notes(db: Db, only: { root_id?: string } = {}): Promise<StoredNote[]> {
  const all = db.selectFrom("notes").selectAll().orderBy("created_at").orderBy("id");
  return (only.root_id === undefined ? all : all.where("root_id", "=", only.root_id)).execute();
}
