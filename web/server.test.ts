import { expect, test } from "vitest";
import { Problem } from "../db/problem.ts";
import { commonsOf } from "../domain/commons/commons.ts";
import { createSite } from "./server.ts";

/** The site on an empty record; `fail` is thrown by the next page that reads it. */
function site() {
  const state: { fail?: Error } = {};
  const logged: string[] = [];
  const empty = commonsOf([]);
  const all: typeof empty.all = (kind) => {
    if (state.fail) throw state.fail;
    return empty.all(kind);
  };
  const made = createSite({ db: null as never, commons: { ...empty, all }, log: (line) => logged.push(line) });
  return { state, logged, ask: (path: string) => made.request(`http://localhost${path}`) };
}

test("an unexpected error becomes a page with an id that stands in the log, and shows nothing of the inside", async () => {
  const { state, logged, ask } = site();
  state.fail = new Error("secret detail");
  for (const path of ["/", "/es"]) {
    const answer = await ask(path);
    const html = await answer.text();
    expect(answer.status).toBe(500);
    const id = html.match(/<code>([0-9a-f]{8})<\/code>/)?.[1] ?? "none";
    expect(logged.at(-1)).toContain(id);
    expect(logged.at(-1)).toContain("secret detail");
    expect(html).not.toContain("secret detail");
    expect(html).toContain(`<html lang="${path === "/es" ? "es" : "en"}">`);
  }
});

test("a problem is shown as its own sentence, with what to do", async () => {
  const { state, ask } = site();
  state.fail = new Problem({ code: "x", what: "The shelf is empty.", remedy: "Fill it." });
  const answer = await ask("/es");
  expect(answer.status).toBe(422);
  expect(await answer.text()).toMatch(/<p class="notice stop" lang="en">The shelf is empty. Fill it.<\/p>/);
});

test("an empty record still makes a first page", async () => {
  const { ask, logged } = site();
  expect((await ask("/")).status, logged[0]).toBe(200);
});

test("a page made of the record alone is rendered once; with a question it is rendered again", async () => {
  const { state, ask } = site();
  const first = await ask("/claims");
  state.fail = new Error("rendered again");
  const again = await ask("/claims");
  expect(again.status).toBe(200);
  expect(again.headers.get("etag")).toBe(first.headers.get("etag"));
  expect(await again.text()).toBe(await first.text());
  expect((await ask("/claims?x=1")).status).toBe(500);
  expect((await ask("/es/claims")).status).toBe(500);
});
