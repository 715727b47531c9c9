import { afterAll, beforeAll, expect, test } from "vitest";
import { type Forms, startForms } from "./testing.ts";

let forms: Forms;
beforeAll(async () => {
  forms = await startForms();
});
afterAll(() => forms.close());

const FIVE = ["1", "2", "2", "3", "cannot-tell"];

/** The class of the one button or link that says so; "" where it has none. */
const classOf = (html: string, words: string) =>
  new RegExp(`<(?:button|a)(?:(?!class=)[^>])*(?:class="([^"]*)")?[^>]*>${words}`).exec(html)?.[1] ?? "";

test("one filled button: the next person while some are missing, ending the placing once as many have placed as are there", async () => {
  const review = await forms.open({ people: "2" });
  const end = "All have placed: look together";
  await forms.placeAll(review, ["1"]);
  const one = await forms.get(review);
  expect(classOf(one.html, "Answer in private on this laptop")).toBe("button");
  expect(classOf(one.html, end)).toBe("quiet");
  const thanks = await forms.post(`${review}/place`, { sent: crypto.randomUUID(), answer: "2", seen: "A poster." });
  for (const { html } of [await forms.get(review), thanks.to ? await forms.get(thanks.to) : thanks]) {
    expect(html).toContain(end);
    expect(classOf(html, end)).toBe("");
    expect(html).not.toMatch(/class="button"[^>]*>(Answer in private on this laptop|Next person)/);
  }
});

test("below five people no button and no heading promises a spread; from five on both do", async () => {
  for (const [people, spread] of [
    [4, false],
    [5, true],
  ] as const) {
    const review = await forms.open();
    await forms.placeAll(review, FIVE.slice(0, people));
    const papers = (await forms.get(`${await forms.open({ way: "paper" })}/paper`)).text;
    expect(papers).toContain("Store the counts and look together");
    for (const [under, see, few, look] of [
      ["", "All have placed: see the spread", "the spread is not drawn: you look", "All have placed: look together"],
      ["/es", "Ya respondieron todos: ver la dispersión", "la dispersión no se muestra: miran", "mirar juntos"],
    ] as const) {
      const { text } = await forms.get(`${under}${review}`);
      expect(text.includes(see)).toBe(spread);
      expect(text.includes(look)).toBe(!spread);
      expect(text.includes(few)).toBe(!spread);
    }
    await forms.post(review, { do: "close" });
    const { html, text } = await forms.get(`${review}/look`);
    expect(text.includes("people placed us")).toBe(spread);
    expect(html).toContain(`<h2 id="${spread ? "spread" : "seen"}">`);
    expect(html.match(/>What was seen</g)).toHaveLength(1);
  }
});

test("things seen are on no paper; a team of four is told on its own pages why there is no spread, not where there would be", async () => {
  const review = await forms.open();
  await forms.placeAll(review, FIVE.slice(0, 4));
  await forms.post(review, { do: "close" });
  for (const step of ["look", "agree"]) {
    const { html, text } = await forms.get(`${review}/${step}`);
    expect(html).toMatch(/<div class="no-print"><p class="note">[^<]+<\/p><ul class="seen">/);
    expect(html.match(/class="seen"/g)).toHaveLength(1);
    expect(text).toContain("4 people: the spread is shown from 5 people on");
    expect(text).not.toContain("Here the spread is shown from 10");
  }
});
