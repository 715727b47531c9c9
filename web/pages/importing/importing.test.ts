/** Import over HTTP: who may, what is refused with which sentence, and that nothing of a file becomes HTML or a path. */
import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../db/testing.ts";
import { draftById } from "../../../domain/collect/draft.store.ts";
import type { MappingFile } from "../../../domain/collect/mapping.ts";
import { readMapping } from "../../../domain/collect/mapping.yaml.ts";
import { writeRefused } from "../../../domain/collect/refused.ts";
import type { FileReport } from "../../../domain/collect/report.ts";
import { commonsOf } from "../../../domain/commons/commons.ts";
import { createSite, type Site } from "../../server.ts";
import { UPLOAD_FOLDER } from "../../upload.ts";

const here = "http://localhost:4000";
const outside = "https://innodopt.example.org";
let database: Awaited<ReturnType<typeof testDatabase>>;
let site: Site;
beforeAll(async () => {
  database = await testDatabase();
  site = createSite({ db: database.db, commons: commonsOf([]), address: () => outside, review: true });
});
afterAll(async () => {
  for (const { folder } of await database.db.selectFrom("import_drafts").select("folder").execute())
    if (folder.startsWith(join(tmpdir(), UPLOAD_FOLDER))) await rm(folder, { recursive: true });
  await database.close();
});

const main = (html: string) => html.slice(html.indexOf("<main"), html.indexOf("</main>"));
const get = async (path: string, from = here) => {
  const answer = await site.request(from + path);
  return { status: answer.status, answer, main: main(await answer.text()) };
};
const send = async (
  files: Record<string, File>,
  headers: Record<string, string> = { origin: here },
  path = "/import",
) => {
  const body = new FormData();
  for (const [field, file] of Object.entries(files)) body.append(field, file);
  const answer = await site.request(here + path, { method: "POST", body, headers });
  return { status: answer.status, to: answer.headers.get("location") ?? "", main: main(await answer.text()) };
};
const csv = (text: string, name = "scores.csv") => new File([text], name);

test("only whoever asks at this computer imports; elsewhere the page says where it is done", async () => {
  const { to } = await send({ file: csv("id,a\n1,2\n") });
  expect((await get(to)).status).toBe(200);
  expect((await get(to, outside)).status).toBe(404);
  expect((await get("/import", outside)).main).toContain("under the name localhost");
  expect((await get("/import", outside)).main).not.toContain("<form");
  expect((await send({ file: csv("id,a\n1,2\n") }, { origin: "https://elsewhere.example" })).status).toBe(403);
  expect((await send({ file: csv("id,a\n1,2\n") }, {})).status).toBe(403);
});

test("whoever may not import sends nothing to this disk: the answer comes before a byte of the file is read", async () => {
  let read = 0;
  const endless = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(100_000));
      if (++read > 100) controller.close();
    },
  });
  const sent = {
    method: "POST",
    headers: { origin: outside, "content-type": "multipart/form-data; boundary=b" },
    body: endless,
    duplex: "half",
  };
  for (const path of ["/import", "/import/AAAAAAAAAAAAAAAA/corrected"])
    expect((await site.request(outside + path, sent as RequestInit)).status).toBe(404);
  expect(read).toBeLessThan(3); // what a stream keeps ready by itself
});

test("the rows to correct begin no formula that the file chose, and are the file's own rows otherwise", async () => {
  const out = new PassThrough();
  const [mapping] = readMapping(
    'mapping: m\ntitle: { en: T }\nround: { id: "2026" }\nroot: { id: r, name: R }\nfiles: [{ id: a, name: a.csv }]\nplaces: { mode: list, id: id }\nmeasures:\n  - { id: x, title: { en: X }, question: null, source: record, dimension: academic, kind: number, value: "=SUM(1)" }\n',
    "m.yaml",
  ).files;
  const path = join(tmpdir(), `innodopt-refused-${randomUUID()}.csv`);
  await writeFile(path, "id,=SUM(1)\nS1,-x\n");
  const report = { delimiter: "comma", headerLine: 1, columns: 2 } as FileReport;
  const wrong = { line: 2, problems: [{ column: "=SUM(1)", what: "No number.", remedy: "Write one." }] };
  const [text] = await Promise.all([
    out.toArray().then((pieces) => pieces.join("")),
    writeRefused(path, mapping as MappingFile, report, [wrong] as never, out),
  ]);
  await rm(path);
  expect(text).toBe("id,=SUM(1),innodopt: to correct\nS1,-x,'=SUM(1): No number. Write one.\n");
});

test("a file's name and cells are shown as text, never as HTML, and its address is a random number", async () => {
  const { to } = await send({
    file: csv('id,<script>alert(1)</script>\n1,"<img src=x onerror=alert(2)>"\n', "<b>x</b>.csv"),
  });
  expect(to).toMatch(/^\/import\/[A-Za-z0-9_-]{16}\/preview$/);
  const shown = (await get(to)).main;
  expect(shown).toContain("&lt;script>alert(1)");
  expect(shown).toContain("&lt;img src=x");
  expect(shown).not.toMatch(/<(script|img|b>x)/);
});

test("what is no table is refused on the preview with its sentence and the way back", async () => {
  const zip = new File([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0x78, 0x6c, 0x2f])], "scores.xlsx");
  const { main: shown } = await get((await send({ file: zip })).to);
  expect(shown).toContain("This file cannot be read");
  expect(shown).toContain("This is an Excel workbook (XLSX), not a CSV file.");
  expect(shown).toContain('href="/import"');
});

test("a file without rows, or with decimal commas, is told so on the preview; without rows no way leads on", async () => {
  const none = (await get((await send({ file: csv("id,name,score\n") })).to)).main;
  expect(none).toContain("The file has a header and no rows.");
  expect(none).not.toContain("Yes: say what the columns are");
  const commas = await get((await send({ file: csv("id;score\nA;4,5\nB;3,1\n") })).to);
  expect(commas.main).toContain("2 numbers are written with a comma, such as 4,5.");
});

test("schools go by themselves only where they are already, never into whichever district is first", async () => {
  const place = { state: null, grade_span: null, kind: "school" as const };
  await database.db
    .insertInto("places")
    .values([
      { ...place, root_id: "first", id: "first", parent_id: null, kind: "district", name: "First District" },
      { ...place, root_id: "other", id: "other", parent_id: null, kind: "district", name: "Other District" },
      { ...place, root_id: "other", id: "S1", parent_id: "other", name: "Oak" },
    ])
    .execute();
  const chosen = async (text: string) => {
    const { to } = await send({ file: csv(text) });
    const { main: form } = await get(to.replace("preview", "mapping/places"));
    const [select = ""] = /<select id="root".*?<\/select>/s.exec(form) ?? [];
    return /<option(?=[^>]*selected)[^>]*>([^<]*)/.exec(select)?.[1];
  };
  expect(await chosen("id,x\nS1,2\nS2,3\n")).toBe("Other District");
  expect(await chosen("id,x\nT1,2\nT2,3\n")).toBe("A new one");
  await database.db.deleteFrom("places").where("root_id", "in", ["first", "other"]).execute();
});

test("what is wrong with a row is said in Spanish on a Spanish page", async () => {
  const mapping =
    "mapping: m\ntitle: { en: M }\nroot: { id: d, name: D }\nround: { id: '1' }\nfiles: [{ id: f, name: f.csv }]\nplaces: { mode: list, id: id, name: name }\nmeasures:\n  - { id: a, title: { en: A }, question: null, source: record, dimension: context, kind: number, value: a }\n";
  const { to } = await send({ file: csv("id,name,a\n1,Oak,2\n2,Elm,x\n"), mapping: new File([mapping], "m.yaml") });
  const check = to.replace("preview", "check");
  await site.request(here + check, { method: "POST", body: new URLSearchParams(), headers: { origin: here } });
  const shown = (await get(`/es${check}`)).main.replace(/<[^>]+>/g, "");
  expect(shown).toContain("Línea 3, escuela 2, Elm: columna “a”: “x” no es un número.");
  expect(shown).not.toContain("is not a number");
});

test("nothing chosen, or a mapping that cannot be read, comes back beside its field", async () => {
  const none = await send({ mapping: new File([], "") });
  expect(none.status).toBe(422);
  expect(none.main).toContain('id="file-wrong"');
  const broken = await send({ file: csv("id,a\n1,2\n"), mapping: new File(["mapping: [\n"], "m.yaml") });
  expect(broken.status).toBe(422);
  expect(broken.main).toContain("m.yaml, line");
  expect(broken.main).toContain('id="mapping-wrong"');
});

test("no draft is found by what is no number of one, and files are only for saving", async () => {
  for (const path of [
    "/import/nothing-like-this/preview",
    "/import/aaaaaaaaaaaaaaaa/check",
    "/import/aaaaaaaaaaaaaaaa/refused/x",
  ])
    expect((await get(path)).status, path).toBe(404);
  const mapping =
    "mapping: m\ntitle: { en: M }\nroot: { id: d, name: D }\nround: { id: '1' }\nfiles: [{ id: f, name: f.csv }]\nplaces: { mode: list, id: id }\nmeasures:\n  - { id: a, title: { en: A }, question: null, source: record, dimension: context, kind: number, value: a }\n";
  const { to } = await send({ file: csv("id,a\n1,2\n"), mapping: new File([mapping], "m.yaml") });
  const file = (await get(to.replace("preview", "mapping.yaml"))).answer;
  expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename/);
  expect(file.headers.get("x-content-type-options")).toBe("nosniff");
});

test("a draft whose folder is gone says so, and a day later it is swept away with its files", async () => {
  const { to } = await send({ file: csv("id,a\n1,2\n") });
  const id = to.split("/")[2] ?? "";
  const draft = await draftById(database.db, id);
  await rm(draft?.folder ?? "", { recursive: true });
  await database.db.updateTable("import_drafts").set({ folder: "/nowhere" }).where("id", "=", id).execute();
  expect((await get(to)).main).toContain("The file is not here any more");
  await database.db
    .updateTable("import_drafts")
    .set({ made_at: new Date(Date.now() - 25 * 3_600_000) })
    .where("id", "=", id)
    .execute();
  await send({ file: csv("id,a\n1,2\n") });
  expect((await get(to)).status).toBe(404);
});
