import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hashOf, type Kind, kinds, readCorpus } from "../corpus/index.ts";
import { connect } from "../db/connect.ts";
import { type TestDatabase, testDatabase } from "../db/testing.ts";
import { type Commons, type CommonsRecord, commonsOf } from "../domain/commons/commons.ts";
import { inLanguage } from "./components/page.tsx";
import { createSite } from "./server.ts";
import { type PageStore, pageStore } from "./stored-pages.ts";

let database: TestDatabase;
let records: CommonsRecord[];
let pages: string[];

beforeAll(async () => {
  database = await testDatabase();
  records = readCorpus("corpus").records.map((record) => ({ ...record, lastChange: null }));
  pages = await walk(await start(records));
});
afterAll(() => database.close());

type Started = Awaited<ReturnType<typeof start>>;

/** The program on some records, as after a start. `made` are the pages that it rendered and stored, in order. */
async function start(of: readonly CommonsRecord[], { code = "1", db = database.db, stored = true } = {}) {
  const made: string[] = [];
  const logged: string[] = [];
  const real = pageStore(
    db,
    (line) => logged.push(line),
    async () => code,
  );
  const store: PageStore = {
    ...real,
    keep(address, lang, page) {
      made.push(inLanguage(lang, address));
      real.keep(address, lang, page);
    },
  };
  const commons: Commons = commonsOf(of);
  const site = createSite({ db, commons, log: (line) => logged.push(line), ...(stored ? { store } : {}) });
  if (stored) await store.open();
  const ask = async (path: string, headers = {}) => {
    const answer = await site.request(`http://localhost${path}`, { headers });
    return { status: answer.status, tag: answer.headers.get("etag"), html: await answer.text() };
  };
  return { ask, made, logged, stop: () => store.close() };
}

/** Asks for every page that can be reached without a question, in English, and for the first page in Spanish. @returns those kept */
async function walk({ ask, made, stop }: Started): Promise<string[]> {
  const found = new Set(["/", "/es"]);
  for (const path of found) {
    const { html } = await ask(path);
    if (path === "/es") continue;
    for (const [, to = ""] of html.matchAll(/<a\b[^>]*?\shref="(\/[^"#?.]*)["#]/g))
      if (!/^\/es(\/|$)/.test(to)) found.add(to);
  }
  await stop();
  return [...made];
}

/** The record with one record's text changed: another text has another hash. */
function changed(of: readonly CommonsRecord[], kind: Kind, id: string): CommonsRecord[] {
  return of.map((record) => {
    if (record.kind !== kind || record.id !== id) return record;
    const body = otherText(record.body);
    return { ...record, body, hash: hashOf(JSON.stringify(body)) } as CommonsRecord;
  });
}

/** Every title, statement, name and site says something else. */
function otherText<T>(value: T): T {
  if (Array.isArray(value)) return value.map(otherText) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) =>
    typeof inner === "string" && /^(title|statement|name|site)$/.test(name)
      ? [name, `${inner}, as it is said now`]
      : [name, otherText(inner)],
  );
  return Object.fromEntries(entries);
}

const firstOf = (kind: Kind): string => records.find((record) => record.kind === kind)?.id ?? "";

test("after a restart nothing is rendered: pages come from the store, as they were", async () => {
  expect(pages.length).toBeGreaterThan(1000);
  const again = await start(records);
  const fresh = await start(records, { stored: false });
  for (const path of ["/", "/es", "/claims", ...pages.slice(-20)])
    expect(await again.ask(path), path).toEqual(await fresh.ask(path));
  expect(again.made).toEqual([]);
  expect(again.logged).toEqual([]);
});

test("when one record has changed, the pages that read it are made again, and no others", async () => {
  const resource = firstOf("resources");
  const rows = await database.db.selectFrom("stored_pages").select(["address", "lang", "reads"]).execute();
  const readers = rows
    .filter(({ reads }) =>
      reads.split("\n").some((read) => ["resources", `resources/${resource}`, "*version"].includes(read)),
    )
    .map(({ address, lang }) => inLanguage(lang, address));
  const site = await start(changed(records, "resources", resource));
  for (const path of pages) await site.ask(path);
  await site.stop();
  expect([...site.made].sort()).toEqual(readers.sort());
  expect(site.made).toContain(`/resources/${resource}`);
  expect(site.made).toContain("/resources");
  expect(site.made.length).toBeLessThan(pages.length / 4);
});

test("when records of all kinds have changed, come and gone, no page says what was said before", {
  timeout: 180_000,
}, async () => {
  let now: CommonsRecord[] = [...records];
  for (const kind of kinds) now = changed(now, kind, firstOf(kind));
  const gone = records.filter(({ kind }) => kind === "resources").at(-1)?.id;
  const [stamped] = records.filter(({ kind }) => kind === "studies");
  const [model] = records.filter(({ kind }) => kind === "cases");
  now = now
    .filter(({ kind, id }) => kind !== "resources" || id !== gone)
    .map((record) =>
      record.kind === "studies" && record.id !== stamped?.id
        ? record
        : { ...record, lastChange: { date: "2026-12-24", what: "Read again." } },
    );
  now.push({
    ...(model as CommonsRecord),
    id: "zz-new",
    hash: "new",
    body: { ...model?.body, id: "zz-new" },
  } as CommonsRecord);

  const site = await start(now);
  const fresh = await start(now, { stored: false });
  for (const path of [...pages, "/cases/zz-new"]) expect(await site.ask(path), path).toEqual(await fresh.ask(path));
  expect((await site.ask(`/resources/${gone}`)).status).toBe(404);
  expect((await site.ask("/cases/zz-new")).status).toBe(200);
  expect(site.made.length).toBeLessThan(pages.length);
  await site.stop();
  const again = await start(now);
  for (const path of site.made) await again.ask(path);
  expect(again.made).toEqual([]);
  const left = await database.db.selectFrom("stored_pages").select("address").execute();
  expect(left.map(({ address }) => address)).not.toContain(`/resources/${gone}`);
});

test("a page that says at how many places something is in use is made again when that number changes", async () => {
  const own = await testDatabase();
  const about = firstOf("indicators");
  const path = `/indicators/${about}`;
  const first = await start(records, { db: own.db });
  const before = await first.ask(path);
  await first.stop();
  await own.db.insertInto("places").values({ root_id: "a", id: "a", kind: "district", name: "A" }).execute();
  const said = {
    root_id: "a",
    place_id: "a",
    id: "1",
    about: `indicator:${about}`,
    reason: "Seen.",
    said_by: "A teacher",
  };
  await own.db
    .insertInto("readings")
    .values({ ...said, level: 2 })
    .execute();
  const later = await start(records, { db: own.db });
  const fresh = await start(records, { db: own.db, stored: false });
  expect(await later.ask(path)).toEqual(await fresh.ask(path));
  expect(later.made.length > 0).toBe((await later.ask(path)).html !== before.html);
  await later.stop();
  await own.close();
});

test("what other code stored is not sent, and is deleted", async () => {
  const own = await testDatabase();
  const first = await start([], { db: own.db });
  await first.ask("/");
  await first.stop();
  const other = await start([], { db: own.db, code: "2" });
  expect(await own.db.selectFrom("stored_pages").select("address").execute()).toEqual([]);
  await other.ask("/");
  expect(other.made).toEqual(["/"]);
  await other.stop();
  await own.close();
});

test("a damaged row is not sent: the page is made again", async () => {
  const own = await testDatabase();
  const first = await start([], { db: own.db });
  const whole = await first.ask("/");
  await first.stop();
  for (const damage of [
    sql`substring(body for 100)`,
    sql`''::bytea`,
    sql`set_byte(body, 300, 255 - get_byte(body, 300))`,
  ]) {
    await sql`update stored_pages set body = ${damage}`.execute(own.db);
    const site = await start([], { db: own.db });
    expect(await site.ask("/")).toEqual(whole);
    expect(site.made).toEqual(["/"]);
    await site.stop();
  }
  await own.close();
});

test("where pages can be neither read nor stored, readers notice nothing and the log says it once", async () => {
  const own = await testDatabase();
  const site = await start([], { db: own.db });
  const owner = connect(own.ownerUrl, { max: 1 });
  await sql`drop table stored_pages`.execute(owner);
  await owner.destroy();
  for (const path of ["/", "/claims", "/studies"]) expect((await site.ask(path)).status, path).toBe(200);
  await site.stop();
  expect(site.logged.length).toBe(1);
  expect(site.logged[0]).toMatch(/pages could not be read; they are made as they are asked for/);
  await own.close();
});

test("one page has one stored address: an escaped one and one with a question are made each time", async () => {
  const own = await testDatabase();
  const site = await start([], { db: own.db });
  for (const path of ["/claims?x=1", "/%63laims", "/claims?"]) await site.ask(path);
  expect(site.made).toEqual([]);
  await site.stop();
  await own.close();
});
