/** The table stored_pages: thin SQL. stored-pages.ts decides. */
import { sql } from "kysely";
import type { Db } from "../db/connect.ts";
import type { StoredPagesTable } from "../db/schema.ts";

export type StoredPage = StoredPagesTable;

export async function findPage(db: Db, code: string, address: string, lang: "en" | "es") {
  return db
    .selectFrom("stored_pages")
    .select(["key", "reads", "tag", "body"])
    .where("address", "=", address)
    .where("lang", "=", lang)
    .where("code", "=", code)
    .executeTakeFirst();
}

/** Stores pages, each in the place of the one before it; in the order of their addresses, so that two programs wait and do not lock. */
export async function storePages(db: Db, pages: readonly StoredPage[]): Promise<void> {
  const sorted = [...pages].sort((a, b) => (a.address + a.lang < b.address + b.lang ? -1 : 1));
  await db
    .insertInto("stored_pages")
    .values(sorted)
    .onConflict((at) =>
      at.columns(["address", "lang"]).doUpdateSet((row) => ({
        code: row.ref("excluded.code"),
        key: row.ref("excluded.key"),
        reads: row.ref("excluded.reads"),
        tag: row.ref("excluded.tag"),
        body: row.ref("excluded.body"),
      })),
    )
    .execute();
}

export async function dropOtherCode(db: Db, code: string): Promise<void> {
  await db.deleteFrom("stored_pages").where("code", "<>", code).execute();
}

/** Every page's key and reads, without its body; some 100 at a time, by address. */
export async function keysAfter(db: Db, after: { address: string; lang: string }, most: number) {
  return db
    .selectFrom("stored_pages")
    .select(["address", "lang", "key", "reads"])
    .where(sql<boolean>`(address, lang) > (${after.address}, ${after.lang})`)
    .orderBy("address")
    .orderBy("lang")
    .limit(most)
    .execute();
}

/** Deletes the pages that still have these keys. */
export async function dropPages(db: Db, pages: readonly Pick<StoredPage, "address" | "lang" | "key">[]): Promise<void> {
  if (pages.length === 0) return;
  await sql`
    delete from stored_pages p using json_to_recordset(${JSON.stringify(pages)}::json) as gone (address text, lang text, key text)
    where p.address = gone.address and p.lang = gone.lang and p.key = gone.key`.execute(db);
}
