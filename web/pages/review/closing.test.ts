import { afterAll, beforeAll, expect, test } from "vitest";
import { type Forms, startForms } from "./testing.ts";

let forms: Forms;
beforeAll(async () => {
  forms = await startForms();
});
afterAll(() => forms.close());

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
