import { type Selectable, sql } from "kysely";
import type { Db } from "../../db/connect.ts";
import type { NoteAnswersTable } from "../../db/schema.ts";
import type { StoredNote } from "./note.store.ts";
import { type AnsweredState, checkOrder, type NoteAnswer, type NoteState, noteStates } from "./note-answer.ts";
import { problems } from "./problems.ts";

/** An answer as it is kept. */
export type StoredAnswer = NoteAnswer & { at: Date };

/**
 * Keeps an answer. Returns after the commit; the same answer again changes nothing.
 *
 * @param of     the note: its root ("" for the commons) and its number
 * @param after  the id of the newest answer that the steward had read, null where there was none; undefined = whatever stands
 * @throws Problem "note-unknown", "answer-order", "answer-moved" when another came meanwhile, "answer-differs", "disk-full"
 */
export async function storeAnswer(
  db: Db,
  of: { root_id: string; id: string },
  answer: NoteAnswer,
  after?: string | null,
): Promise<StoredAnswer> {
  return db.transaction().execute(async (tx) => {
    const note = await tx
      .selectFrom("notes")
      .select("id")
      .where("root_id", "=", of.root_id)
      .where("id", "=", of.id)
      .forUpdate() // one steward after the other
      .executeTakeFirst();
    if (!note) throw problems.noNote(of);
    const before = await answersTo(tx, of);
    const same = before.find(({ id }) => id === answer.id);
    if (same) {
      if (!equal(same, answer)) throw problems.answerDiffers(answer);
      return same;
    }
    const newest = before[0];
    if (after !== undefined && after !== (newest?.id ?? null)) throw problems.answerMoved(of);
    checkOrder(newest?.state ?? "received", answer.state);
    const row = await tx
      .insertInto("note_answers")
      .values({ ...answer, root_id: of.root_id, note_id: of.id })
      .returningAll()
      .executeTakeFirstOrThrow();
    return stored(row);
  });
}

/** What was said of one note, newest first. */
export async function answersTo(db: Db, of: { root_id: string; id: string }): Promise<StoredAnswer[]> {
  const rows = await db
    .selectFrom("note_answers")
    .selectAll()
    .where("root_id", "=", of.root_id)
    .where("note_id", "=", of.id)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(stored);
}

/** A note with what stands of it: for stewards, with its text and contact. `state` "received" where nothing was said. */
export type ReviewedNote = StoredNote & { state: NoteState; newest: StoredAnswer | null };

/** All notes with what stands of each, oldest first; of one root place, or of the commons with `root_id: ""`. */
export async function reviewedNotes(db: Db, only: { root_id?: string } = {}): Promise<ReviewedNote[]> {
  let query = newestBeside(db).selectAll("n").orderBy("n.created_at").orderBy("n.id");
  if (only.root_id !== undefined) query = query.where("n.root_id", "=", only.root_id);
  const rows = await query.execute();
  return rows.map(({ answer_id, at, state, answer, said_by, released, ...note }) => {
    if (answer_id === null) return { ...note, state: "received", newest: null };
    const newest = { id: answer_id, at, state, answer, said_by, released } as StoredAnswer;
    return { ...note, state: newest.state, newest };
  });
}

/** What everybody may know of a note about the record: never its contact or its number; its text only where it was released. */
export type Correction = {
  about: string;
  sent_at: Date;
  state: NoteState;
  /** null = not released. */
  body: string | null;
  answer: { text: string; said_by: string; at: Date } | null;
};

/**
 * The notes about the record, newest first. What may not be shown does not leave the database.
 * @param only  of one state; `limit` of them after the first `skip`
 */
export async function corrections(
  db: Db,
  only: { state?: NoteState | undefined; limit?: number; skip?: number } = {},
): Promise<Correction[]> {
  let query = newestBeside(db)
    .select(["n.about", "n.created_at", sql<string | null>`case when a.released then n.body end`.as("body")])
    .where("n.root_id", "=", "")
    .orderBy("n.created_at", "desc")
    .orderBy("n.id");
  if (only.state === "received") query = query.where("a.state", "is", null);
  else if (only.state !== undefined) query = query.where("a.state", "=", only.state);
  if (only.limit !== undefined) query = query.limit(only.limit).offset(only.skip ?? 0);
  const rows = await query.execute();
  return rows.map((row) => ({
    about: row.about,
    sent_at: row.created_at,
    state: (row.state ?? "received") as NoteState,
    body: row.body,
    answer: row.state === null ? null : { text: row.answer ?? "", said_by: row.said_by ?? "", at: row.at as Date },
  }));
}

/** How many notes about the record stand at each state. */
export async function correctionCounts(db: Db): Promise<Record<NoteState, number>> {
  const rows = await db
    .selectFrom(newestBeside(db).where("n.root_id", "=", "").as("each"))
    .select(["each.state", (eb) => eb.fn.countAll<number>().as("n")])
    .groupBy("each.state")
    .execute();
  const of = (state: NoteState) => Number(rows.find((row) => (row.state ?? "received") === state)?.n ?? 0);
  return Object.fromEntries(noteStates.map((state) => [state, of(state)])) as Record<NoteState, number>;
}

/** Notes `n`, each beside its newest answer `a`, if any. */
function newestBeside(db: Db) {
  return db
    .selectFrom("notes as n")
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("note_answers as all")
          .selectAll()
          .whereRef("all.root_id", "=", "n.root_id")
          .whereRef("all.note_id", "=", "n.id")
          .orderBy("all.at", "desc")
          .orderBy("all.id", "desc")
          .limit(1)
          .as("a"),
      (join) => join.onTrue(),
    )
    .select(["a.id as answer_id", "a.at", "a.state", "a.answer", "a.said_by", "a.released"]);
}

function stored(row: Selectable<NoteAnswersTable>): StoredAnswer {
  const { id, at, state, answer, said_by, released } = row;
  return { id, at, state: state as AnsweredState, answer, said_by, released };
}

function equal(a: NoteAnswer, b: NoteAnswer): boolean {
  return a.state === b.state && a.answer === b.answer && a.said_by === b.said_by && a.released === b.released;
}
