import { afterAll, beforeAll, expect, test } from "vitest";
import { addPlace } from "../../../domain/people/place.store.ts";
import { type Forms, startForms, WHY } from "../review/testing.ts";

let forms: Forms;
beforeAll(async () => {
  forms = await startForms();
  await addPlace(forms.db, {
    root: "maple",
    state: null,
    gradeSpan: null,
    id: "ninth",
    parent: "oak",
    kind: "team",
    name: "Grade 9 team",
  });
});
afterAll(() => forms.close());

const SCHOOL = "/at/maple/oak";
const TEAM = "/at/maple/ninth";
/** What a page said of a place without numbers, when it compared what is not there. */
const EMPTY = /nothing to compare|Only one group|No hay con qué comparar|Aquí solo se pueden usar/;

/** The section with the ways to begin. */
const begin = (html: string) => /<section[^>]*aria-labelledby="begin".*?<\/section>/s.exec(html)?.[0] ?? "";

test("a new school and a new team begin with ways that all lead somewhere for this place, and compare nothing", async () => {
  for (const [path, ways] of [
    [SCHOOL, 5],
    [TEAM, 4],
  ] as const)
    for (const under of ["", "/es"]) {
      const { html, text } = await forms.get(under + path);
      expect(text).not.toMatch(EMPTY);
      expect(text.match(/a blank, not a zero|un espacio en blanco, no un cero/g)).toHaveLength(1);
      const links = [...begin(html).matchAll(/href="([^"]+)"/g)].map(([, to]) => to as string);
      expect(begin(html).match(/<h3>/g)).toHaveLength(ways);
      expect(links).toContain(`${under}${path}/reviews/new?about=${WHY}`);
      expect(links).toContain(`${under}${path}/reviews/new?kind=condition`);
      expect(links).toContain(`${under}${path}/know`);
      expect(links.includes(`${under}/import`)).toBe(path === SCHOOL); // a file has no rows of a team
      expect(links.filter((to) => to.endsWith("/paper"))).toHaveLength(2); // teachers, students
      for (const to of links) expect((await forms.get(to)).status, to).toBe(200);
    }
});

test("once somebody has said something, what was said comes first and the ways to begin are gone", async () => {
  await forms.reviewed(["1", "2", "2", "2", "3"], { answer: "2" });
  for (const [under, first] of [
    ["", "People here have spoken of one practice or condition: A shared Why comes first: Level 2 of 4"],
    ["/es", "Las personas de aquí han hablado de una práctica o condición:"],
  ] as const) {
    const { html, text } = await forms.get(under + SCHOOL);
    expect(text).toContain(first);
    expect(text).not.toMatch(EMPTY);
    expect(begin(html)).toBe("");
  }
  const team = await forms.get(TEAM); // its school's need is its own until it says otherwise
  expect(begin(team.html)).not.toBe("");
  expect(team.html).toContain('aria-labelledby="next"');
});
