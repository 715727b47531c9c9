/** "Correct this" over HTTP, on a real database: what is acknowledged is stored, and nothing typed is lost. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readCorpus } from "../../../corpus/index.ts";
import { Problem } from "../../../db/problem.ts";
import { testDatabase } from "../../../db/testing.ts";
import { commonsOf } from "../../../domain/commons/commons.ts";
import { notes } from "../../../domain/commons/note.store.ts";
import { NOTE_LIMITS } from "../../../domain/commons/note.ts";
import { createSite, type Site } from "../../server.ts";

const { records } = readCorpus(new URL("../../../corpus/", import.meta.url).pathname);
const commons = commonsOf(records.map((record) => ({ ...record, lastChange: null })));
const about = "/indicators/purpose-shared-why";
const origin = "http://localhost";

let database: Awaited<ReturnType<typeof testDatabase>>;
let site: Site;
beforeAll(async () => {
  database = await testDatabase();
  site = createSite({ db: database.db, commons });
});
afterAll(() => database.close());
beforeEach(() => database.db.deleteFrom("notes").execute());

const get = async (path: string) => {
  const answer = await site.request(origin + path);
  return { status: answer.status, html: await answer.text() };
};
const post = (form: Record<string, string>, to: Site = site, path = "/correct") =>
  to.request(origin + path, { method: "POST", body: new URLSearchParams(form), headers: { origin } });
/** The form as the page at an address offers it. */
const formAt = async (path: string) => fieldsOf((await get(path)).html);
const fieldsOf = (html: string) => ({
  id: /name="id" value="([^"]+)"/.exec(html)?.[1] ?? "",
  about: /name="about" value="([^"]+)"/.exec(html)?.[1] ?? "",
});

describe("the form", () => {
  test("says which record it is about, by its title and not by its id", async () => {
    const { html } = await get(`/correct?about=${encodeURIComponent(about)}`);
    expect(html).toContain("Indicator: ");
    expect(html).toContain(`<a href="${about}">A shared Why comes first</a>`);
  });

  test("says which number it is about by its address, where the page is no record", async () => {
    expect((await get("/correct?about=/at/nyc/01M448")).html).toContain("<code>/at/nyc/01M448</code>");
  });

  test("in Spanish it is about the same address, so that both languages' notes lie together", async () => {
    expect((await formAt(`/es/correct?about=${encodeURIComponent(`/es${about}`)}`)).about).toBe(about);
    expect((await get(`/es/correct?about=${encodeURIComponent(about)}`)).html).toContain(
      "Primero, un porqué compartido",
    );
  });

  test("without an address, or with one of another site, it says how to come from the right page", async () => {
    for (const path of [
      "/correct",
      "/correct?about=https://evil.example/",
      "/correct?about=//evil.example",
      "/correct?about=%2F%5Cevil",
    ]) {
      const { status, html } = await get(path);
      expect(status, path).toBe(200);
      expect(html.slice(html.indexOf("<main")), path).not.toContain("<form");
      expect(html.slice(html.indexOf("<main"), html.indexOf("</main>")), path).not.toContain("evil");
    }
  });

  test("each form has a number of its own", async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, async () => (await formAt(`/correct?about=${about}`)).id));
    expect(new Set(ids).size).toBe(5);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });
});

describe("sending", () => {
  test("a note is stored, then acknowledged with its number", async () => {
    const form = await formAt(`/correct?about=${about}`);
    const answer = await post({ ...form, body: "Level 2 repeats level 1.", contact: "ana@example.org" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`/correct/${form.id}`);
    expect(await notes(database.db)).toMatchObject([
      { id: form.id, about, body: "Level 2 repeats level 1.", contact: "ana@example.org", root_id: "" },
    ]);
    const receipt = await get(`/correct/${form.id}`);
    expect(receipt.html).toContain(`<code>${form.id}</code>`);
    expect(receipt.html).toContain("A shared Why comes first");
    expect(receipt.html).not.toContain("ana@example.org"); // a receipt that is passed on gives nobody away
    expect(receipt.html).not.toContain("repeats level 1");
  });

  test("twice, or five times at once, stores once and shows the same receipt", async () => {
    const form = { ...(await formAt(`/correct?about=${about}`)), body: "Once.", contact: "" };
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(form)));
    answers.push(await post(form));
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.headers.get("location")}`))).toEqual(
      new Set([`303 /correct/${form.id}`]),
    );
    expect(await notes(database.db)).toHaveLength(1);
  });

  test("a note about a place lies with that place and has its receipt too", async () => {
    const form = await formAt("/correct?about=/at/nyc/01M448");
    const answer = await post({ ...form, body: "Enrollment is wrong.", contact: "" });
    expect(await notes(database.db, { root_id: "nyc" })).toHaveLength(1);
    const receipt = await get(answer.headers.get("location") ?? "");
    expect(receipt.status).toBe(200);
    expect(receipt.html).toContain(form.id);
  });

  test("from a Spanish page the receipt is in Spanish", async () => {
    const form = await formAt(`/es/correct?about=${about}`);
    const answer = await post({ ...form, body: "Falta una palabra.", contact: "" }, site, "/es/correct");
    expect(answer.headers.get("location")).toBe(`/es/correct/${form.id}`);
    expect((await get(`/es/correct/${form.id}`)).html).toContain("Su nota está guardada");
  });

  test("a receipt that nobody was given is not found", async () => {
    expect((await get("/correct/AAAAAAAAAAAAAAAAAAAAAA")).status).toBe(404);
  });
});

describe("mistakes come back with everything typed, and nothing is stored", () => {
  const refused = async (sent: Record<string, string>, to: Site = site) => {
    const answer = await post(sent, to);
    const html = await answer.text();
    expect(await notes(database.db)).toEqual([]);
    return { status: answer.status, html };
  };

  test("nothing written", async () => {
    const form = await formAt(`/correct?about=${about}`);
    const { status, html } = await refused({ ...form, body: "  \n ", contact: "ana@example.org" });
    expect(status).toBe(422);
    expect(html).toContain("Nothing was written. Say what is wrong");
    expect(html).toContain('value="ana@example.org"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('<a href="#body">');
    expect(fieldsOf(html)).toEqual(form); // the same number: sending it again is still once
  });

  test("too long, in text or contact", async () => {
    const form = await formAt(`/correct?about=${about}`);
    const long = "ñ".repeat(NOTE_LIMITS.body + 1);
    const { status, html } = await refused({ ...form, body: long, contact: "x".repeat(NOTE_LIMITS.contact) });
    expect(status).toBe(422);
    expect(html).toContain("5,001 characters");
    expect(html).toContain(long);
    const other = await refused({ ...form, body: "Short.", contact: "x".repeat(NOTE_LIMITS.contact + 1) });
    expect(other.html).toContain("201 characters");
    expect(other.html).toContain(">Short.</textarea>");
  });

  test("markup in what was typed comes back as text", async () => {
    const form = await formAt(`/correct?about=${about}`);
    const { html } = await refused({ ...form, body: "", contact: '"><script>alert(1)</script>' });
    expect(html).not.toContain("<script>");
    expect(html).toContain("&lt;script");
  });

  test("a form whose number was lost gets a new one and keeps its text", async () => {
    const { html } = await refused({ id: "x", about, body: "Kept words.", contact: "" });
    expect(html).toContain("lost its number");
    expect(html).toContain(">Kept words.</textarea>");
    expect(fieldsOf(html).id).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });

  test("a full disk: what happened, what to do, and every word still there", async () => {
    const full = new Problem({
      code: "disk-full",
      where: "the data folder",
      what: "Only 120 MB are free.",
      remedy: "Free some space and send it again.",
    });
    const db = { insertInto: () => { throw full; } } as never; // biome-ignore format: one thing
    const form = await formAt(`/correct?about=${about}`);
    const { status, html } = await refused(
      { ...form, body: "Kept words.", contact: "ana@example.org" },
      createSite({ db, commons }),
    );
    expect(status).toBe(409);
    expect(html).toContain("Your note could not be stored.");
    expect(html).toContain("Only 120 MB are free. Free some space and send it again.");
    expect(html).toContain(">Kept words.</textarea>");
    expect(fieldsOf(html).id).toBe(form.id);
  });
});

test("another text from the same form is not stored over the first: it gets a new number, and its words stay", async () => {
  const form = await formAt(`/correct?about=${about}`);
  await post({ ...form, body: "First.", contact: "" });
  const answer = await post({ ...form, body: "Second.", contact: "" });
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toContain(">Second.</textarea>");
  expect(fieldsOf(html).id).not.toBe(form.id);
  expect((await notes(database.db)).map(({ body }) => body)).toEqual(["First."]);
  expect((await post({ ...fieldsOf(html), body: "Second.", contact: "" })).status).toBe(303);
  expect((await notes(database.db)).map(({ body }) => body)).toEqual(["First.", "Second."]);
});
