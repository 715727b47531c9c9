import { randomBytes } from "node:crypto";
import { access, lstat, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { Db } from "../../db/connect.ts";
import { type DraftState, NEW_DRAFT } from "./draft.ts";
import type { Look } from "./draft-look.ts";

export type Draft = { id: string; madeAt: Date; folder: string; state: DraftState };

const ID = /^[A-Za-z0-9_-]{16}$/;

/** Stores a draft of files that lie in a private folder, and lets go of those whose time is over. */
export async function newDraft(
  db: Db,
  folder: string,
  some: Pick<DraftState, "files"> & Partial<DraftState>,
): Promise<string> {
  await writeFile(join(folder, OF_A_DRAFT), "", { mode: 0o600 });
  await sweepDrafts(db);
  const id = randomBytes(12).toString("base64url");
  await db
    .insertInto("import_drafts")
    .values({ id, folder, state: JSON.stringify({ ...NEW_DRAFT, ...some }) })
    .execute();
  return id;
}

export async function draftById(db: Db, id: string): Promise<Draft | null> {
  if (!ID.test(id)) return null;
  const row = await db.selectFrom("import_drafts").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? { id: row.id, madeAt: row.made_at, folder: row.folder, state: row.state as DraftState } : null;
}

/** Changes what is named; the rest stays, also where something else changed it meanwhile. */
export async function changeDraft(db: Db, id: string, change: Partial<DraftState>): Promise<void> {
  const root = change.stored?.root;
  await sql`update import_drafts set state = state || ${JSON.stringify(change)}::jsonb, root_id = coalesce(${root ?? null}, root_id) where id = ${id}`.execute(
    db,
  );
}

/** Those that are not stored yet, newest first. */
export async function openDrafts(db: Db): Promise<Draft[]> {
  const rows = await db
    .selectFrom("import_drafts")
    .selectAll()
    .where("root_id", "=", "")
    .where("made_at", ">", sql<Date>`now() - interval '1 day'`)
    .orderBy("made_at", "desc")
    .limit(20)
    .execute();
  return rows.map((row) => ({ id: row.id, madeAt: row.made_at, folder: row.folder, state: row.state as DraftState }));
}

/** The mappings under which something is imported here, each as it was used last, the newest first. */
export async function usedMappings(db: Db): Promise<{ id: string; mapping: Record<string, unknown> }[]> {
  const rows = await sql<{ id: string; mapping: Record<string, unknown> }>`
    select id, mapping from (
      select distinct on (mapping_id) mapping_id as id, mapping, made_at from imports order by mapping_id, made_at desc
    ) as newest order by made_at desc limit 200`.execute(db);
  return rows.rows;
}

/** The root under which most of these ids are places already, made-up ones left out; null = under none. */
export async function rootWith(db: Db, ids: readonly string[], madeUp: ReadonlySet<string>): Promise<string | null> {
  const found = await sql<{ root: string }>`
    select root_id as root from places where id = any(${ids}) and not root_id = any(${[...madeUp]})
    group by root_id order by count(*) desc, root_id limit 1`.execute(db);
  return found.rows[0]?.root ?? null;
}

/** The files go when they are stored; refused rows, where there are some, and what was seen of the files stay as long as the draft. */
export async function dropFiles({ folder, state }: Draft): Promise<void> {
  if (state.report?.refused.length === 0) return removeFolder(folder);
  for (const { at } of state.files) await rm(join(folder, at), { force: true });
}

/**
 * Unfinished drafts stay a day, others 30; so do their files. Files of a form that a crash cut short, which no draft knows, go after an
 * hour. Asked for at each start, and when somebody imports.
 */
export async function sweepDrafts(db: Db): Promise<void> {
  const gone = await sql<{ folder: string }>`
    delete from import_drafts
    where made_at < now() - case when root_id = '' then interval '1 day' else interval '30 days' end
    returning folder`.execute(db);
  for (const { folder } of gone.rows) await removeFolder(folder);
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(UPLOADED)) continue;
    const folder = join(tmpdir(), name);
    const hours = (await access(join(folder, OF_A_DRAFT)).then(
      () => true,
      () => false,
    ))
      ? 31 * 24 // of another database's draft, or of one that is gone
      : 1; // no form takes longer to arrive
    const made = await lstat(folder).catch(() => null);
    if (made?.isDirectory() && Date.now() - made.mtimeMs > hours * 3_600_000)
      await removeFolder(folder).catch(() => {}); // another user's
  }
}

/** As web/upload.ts names a form's folder. */
const UPLOADED = "innodopt-upload-";
/** A file that says: a draft knows this folder. */
const OF_A_DRAFT = "draft";

/** Only what was made by web/upload.ts: a folder of ours in the system's temporary folder. */
async function removeFolder(folder: string): Promise<void> {
  if (folder.startsWith(join(tmpdir(), "innodopt-"))) await rm(folder, { recursive: true, force: true });
}

export async function storeLook(folder: string, at: string, look: Look): Promise<void> {
  await writeFile(join(folder, `${at}.look.json`), JSON.stringify(look), { mode: 0o600 });
}

/** What was found in each file; null where the private folder is gone: the computer was started anew, or a day has passed. */
export async function looksOf({ folder, state }: Pick<Draft, "folder" | "state">): Promise<Look[] | null> {
  try {
    return await Promise.all(
      state.files.map(async ({ at }) => JSON.parse(await readFile(join(folder, `${at}.look.json`), "utf8")) as Look),
    );
  } catch {
    return null;
  }
}
