/** Corrections over HTTP: what the public may see, who may answer, and that an answer is stored once. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readCorpus } from "../../../corpus/index.ts";
import { testDatabase } from "../../../db/testing.ts";
import { commonsOf } from "../../../domain/commons/commons.ts";
import { storeNote } from "../../../domain/commons/note.store.ts";
import { newNoteId, noteFrom } from "../../../domain/commons/note.ts";
import { answersTo, storeAnswer } from "../../../domain/commons/note-answer.store.ts";
import { type AnsweredState, newAnswerId } from "../../../domain/commons/note-answer.ts";
import { createSite, type Site } from "../../server.ts";

const { records } = readCorpus(new URL("../../../corpus/", import.meta.url).pathname);
const commons = commonsOf(records.map((record) => ({ ...record, lastChange: null })));
const here = "http://localhost:4000";
const outside = "https://innodopt.example.org";
const planted = { body: "Planted words about Ana Ruiz in grade 3.", contact: "planted@example.org" };

let database: Awaited<ReturnType<typeof testDatabase>>;
let site: Site;
beforeAll(async () => {
  database = await testDatabase();
  site = createSite({ db: database.db, commons, address: () => outside, review: true });
});
afterAll(() => database.close());
beforeEach(() => database.db.deleteFrom("notes").execute());

const get = async (path: string, from = here, headers: Record<string, string> = {}) => {
  const answer = await site.request(from + path, { headers });
  const html = await answer.text();
  return { status: answer.status, html, main: html.slice(html.indexOf("<main"), html.indexOf("</main>")) };
};
const post = (path: string, form: Record<string, string>, from = here, headers: Record<string, string> = {}) =>
  site.request(from + path, { method: "POST", body: new URLSearchParams(form), headers: { origin: from, ...headers } });
const send = async (about = "/claims/beliefs-shape-depth", more: object = {}) => {
  const note = noteFrom({ id: newNoteId(), about, ...planted, ...more });
  await storeNote(database.db, note);
  return note;
};
const answer = (of: { root_id: string; id: string }, state: AnsweredState, more: object = {}) =>
  storeAnswer(database.db, of, {
    id: newAnswerId(),
    state,
    answer: "Changed to 2019.",
    said_by: "M. Ortiz",
    released: false,
    ...more,
  });
/** The form as the review page offers it. */
const formOf = (html: string) => ({
  id: /name="id" value="([^"]+)"/.exec(html)?.[1] ?? "",
  after: /name="after" value="([^"]*)"/.exec(html)?.[1] ?? "",
});

describe("everybody", () => {
  test("finds a note again by its number or its address, also one about a school; another number is said, not lost", async () => {
    const plain = await send();
    const ofSchool = await send("/at/maple/oak");
    for (const [typed, receipt] of [
      [plain.id, `/correct/${plain.id}`],
      [` ${outside}/es/correct/${plain.id}?x=1 `, `/correct/${plain.id}`],
      [ofSchool.id, `/correct/${ofSchool.id}?of=${ofSchool.root_id}`],
    ] as const) {
      const found = await site.request(`${outside}/corrections?number=${encodeURIComponent(typed)}`);
      expect([found.status, found.headers.get("location")]).toEqual([303, receipt]);
      expect((await get(receipt, outside)).status).toBe(200);
    }
    expect((await get("/corrections?number=abc123", outside)).main).toContain("No note here has this number: abc123.");
    expect((await get("/corrections?number=%3Cb%3E%00", outside)).main).not.toContain("No note here has");
  });

  test("sees that a note came, about what, and what became of it; never contact or number, its words once released", async () => {
    const note = await send();
    const everywhere = async () =>
      (
        await Promise.all(
          ["/corrections", "/es/corrections", "/corrections?state=received", `/correct/${note.id}`, note.about].map(
            async (path) => (await get(path, outside)).html,
          ),
        )
      ).join();
    const before = await everywhere();
    expect(before).not.toContain("Planted words");
    expect(before).not.toContain(planted.contact);
    expect((await get("/corrections", outside)).main).toContain("Its words are not shown");
    expect((await get("/corrections", outside)).main).toContain('href="/claims/beliefs-shape-depth"');
    expect((await get("/corrections", outside)).html).not.toContain(note.id);

    await answer(note, "accepted");
    const answered = await everywhere();
    expect(answered).toContain("Changed to 2019.");
    expect(answered).not.toMatch(/Planted words|planted@example/);

    await answer(note, "accepted", { released: true });
    expect((await get("/corrections", outside)).main).toContain("Planted words about Ana Ruiz");
    expect((await get(`/correct/${note.id}`, outside)).html).not.toContain("Planted words"); // the receipt never
    expect(await everywhere()).not.toContain("planted@example");
  });

  test("reads nothing that a sender wrote into the address of the page: only pages that are there are named", async () => {
    const planted = [
      "/Ana-Ruiz-of-grade-3",
      "/claims/x-Ana-Ruiz",
      "/search?q=Ana+Ruiz",
      "/?Ana-Ruiz",
      "/claims#Ana-Ruiz",
    ];
    const places = ["/%61t/d/Ana-Ruiz", "/AT/d/Ana-Ruiz", "/api/v1/places/d/Ana-Ruiz", "/es/es/es/at/d/Ana-Ruiz"];
    for (const about of [...planted, ...places, "/docs/limits#Ana"]) await send(about);
    const { main } = await get("/corrections", outside);
    expect(main).not.toMatch(/Ana|Ruiz/);
    expect(main).toContain('href="/docs/limits"');
    expect(main).toContain('href="/claims"');
    const note = await send("/claims/x-Ana-Ruiz");
    await answer(note, "answered", { released: true }); // a steward has read it
    expect((await get("/corrections", outside)).main).toContain("/claims/x-Ana-Ruiz");
  });

  test("hears how many there are and filters them by what stands", async () => {
    expect((await get("/corrections")).main).toContain("No notes yet");
    const one = await send("/indicators/purpose-shared-why");
    await send("/claims/beliefs-shape-depth");
    await send("/at/nyc/01M448"); // of a place: not listed
    await answer(one, "declined");
    const { main } = await get("/corrections");
    expect(main).toContain("2 notes, one not answered yet");
    expect(main).toContain("1 declined");
    expect(main).not.toContain("01M448");
    const declined = (await get("/corrections?state=declined")).main;
    expect(declined).toContain("/indicators/purpose-shared-why");
    expect(declined).not.toContain("/claims/beliefs-shape-depth");
    expect((await get("/corrections?state=looking")).main).toContain("No note stands like this now.");
    for (const odd of ["?state=nonsense", "?from=-5", "?from=x", "?from=1e99"])
      expect((await get(`/corrections${odd}`)).status, odd).toBe(200);
  });

  test("goes through a long list fifty at a time, newest first", async () => {
    for (let i = 0; i < 52; i++) await send("/claims/beliefs-shape-depth", { body: `Note ${i}` });
    const first = (await get("/corrections")).main;
    expect(first.match(/class="state"/g)).toHaveLength(50);
    expect(first).toContain("/corrections?from=50");
    expect((await get("/corrections?from=50")).main.match(/class="state"/g)).toHaveLength(2);
  });

  test("who sent a note hears by the receipt, in the language of the address", async () => {
    const note = await send();
    expect((await get(`/correct/${note.id}`)).main).toContain("Nobody has answered it yet.");
    await answer(note, "declined", { answer: "The study says so on page 4." });
    expect((await get(`/correct/${note.id}`)).main).toContain("The study says so on page 4.");
    expect((await get(`/es/correct/${note.id}`)).main).toContain("No aceptada");
    const ofPlace = await send("/at/nyc/01M448");
    await answer(ofPlace, "answered", { answer: "The file says 31." });
    expect((await get(`/correct/${ofPlace.id}?of=nyc`)).main).toContain("The file says 31.");
    expect((await get("/corrections")).html).not.toContain("The file says 31.");
  });
});

describe("the steward's pages", () => {
  test("are there under this computer's name, and under no other, nor through a proxy that says so", async () => {
    const note = await send();
    for (const path of ["/corrections/review", "/es/corrections/review", `/corrections/review/${note.id}`]) {
      expect((await get(path, here)).status, path).toBe(200);
      expect((await get(path, "http://127.0.0.1:4000")).status, path).toBe(200);
      const out = await get(path, outside);
      expect(out.status, path).toBe(404);
      expect(out.html).not.toMatch(/Planted words|planted@example/);
      const proxied = await get(path, here, { "x-forwarded-for": "203.0.113.9" });
      expect(proxied.status, path).toBe(404);
      expect(proxied.html).not.toMatch(/Planted words|planted@example/);
    }
    expect((await get("/corrections", here)).main).toContain("/corrections/review");
    expect((await get("/corrections", outside)).main).not.toContain("/corrections/review");
  });

  test("are off where others are led here, unless somebody says that the proxy was tried: one may hide what it was asked", async () => {
    const note = await send();
    const at = async (address: string, path: string) =>
      (await createSite({ db: database.db, commons, address: () => address }).request(here + path)).status;
    for (const path of ["/corrections/review", `/es/corrections/review/${note.id}`]) {
      for (const address of [outside, "http://10.0.0.7:8080", "https://localhost.example.org"])
        expect(await at(address, path), address).toBe(404);
      for (const address of ["http://localhost:4000", "http://127.0.0.1:9", "http://[::1]"])
        expect(await at(address, path), address).toBe(200);
    }
  });

  test("take no answer from elsewhere", async () => {
    const note = await send();
    const form = { id: newAnswerId(), after: "", state: "looking", answer: "", said_by: "M." };
    const path = `/corrections/review/${note.id}`;
    expect((await post(path, form, outside)).status).toBe(404);
    expect((await post(path, form, here, { forwarded: "for=203.0.113.9" })).status).toBe(404);
    expect((await post(path, form, here, { origin: outside })).status).toBe(403);
    expect(await answersTo(database.db, note)).toEqual([]);
  });

  test("list everything, what waits longest first, with contact and age", async () => {
    await send("/claims/beliefs-shape-depth", { body: "First." });
    const second = await send("/claims/beliefs-shape-depth", { body: "Second.", contact: "" });
    await send("/at/nyc/01M448", { body: "Third." });
    await answer(second, "declined");
    const { main } = await get("/corrections/review");
    const order = ["2 notes wait", "First.", "Third.", "One note is closed", "Second."].map((text) =>
      main.indexOf(text),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(main).toContain("Answer to: planted@example.org");
    expect(main).toContain("sent today");
    expect(main).toContain("?of=nyc");
  });
});

describe("answering", () => {
  test("is stored, then acknowledged; sent twice it is there once", async () => {
    const note = await send();
    const path = `/corrections/review/${note.id}`;
    const { html } = await get(path);
    expect(html).toContain("Does it name a student");
    const form = { ...formOf(html), state: "accepted", answer: "Changed.", said_by: "M. Ortiz", released: "yes" };
    const sent = await Promise.all([1, 2, 3].map(() => post(path, form)));
    sent.push(await post(path, form));
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    expect(sent[0]?.headers.get("location")).toBe(path);
    expect(await answersTo(database.db, note)).toMatchObject([
      { state: "accepted", answer: "Changed.", released: true },
    ]);
    expect((await get(path)).main).toContain("text shown to everybody");
  });

  test("a mistake comes back beside its field with everything typed, and nothing is stored", async () => {
    const note = await send();
    const path = `/corrections/review/${note.id}`;
    const form = formOf((await get(path)).html);
    const refused = async (typed: Record<string, string>) => {
      const back = await post(path, { ...form, ...typed });
      expect(back.status).toBe(422);
      expect(await answersTo(database.db, note)).toEqual([]);
      const html = await back.text();
      expect(formOf(html).id).toBe(form.id);
      return html;
    };
    const unsaid = await refused({ state: "declined", answer: "", said_by: "M. Ortiz" });
    expect(unsaid).toContain("needs at least a sentence that says why");
    expect(unsaid).toContain('value="M. Ortiz"');
    expect(unsaid).toMatch(/value="declined" checked/);
    expect(await refused({ state: "", answer: "Kept <b>words</b>.", said_by: "M." })).toContain(
      ">Kept &lt;b>words&lt;/b>.</textarea>",
    );
    expect(await refused({ state: "looking", answer: "", said_by: " " })).toContain("Nobody has signed.");
    expect(await refused({ state: "looking", answer: "x".repeat(2001), said_by: "M." })).toContain("2,001 characters");
  });

  test("when somebody else answered meanwhile, theirs is shown and what was typed stays", async () => {
    const note = await send();
    const path = `/corrections/review/${note.id}`;
    const form = formOf((await get(path)).html);
    await answer(note, "looking", { answer: "Theirs." });
    const back = await post(path, { ...form, state: "declined", answer: "Mine.", said_by: "B." });
    const html = await back.text();
    expect(back.status).toBe(422);
    expect(html).toContain("Somebody else answered while you wrote");
    expect(html).toContain("Theirs.");
    expect(html).toContain(">Mine.</textarea>");
    expect((await post(path, { ...formOf(html), state: "declined", answer: "Mine.", said_by: "B." })).status).toBe(303);
    expect((await answersTo(database.db, note)).map(({ state }) => state)).toEqual(["declined", "looking"]);
  });

  test("a note that nobody sent is not there", async () => {
    expect((await get("/corrections/review/AAAAAAAAAAAAAAAAAAAAAA")).status).toBe(404);
  });
});
