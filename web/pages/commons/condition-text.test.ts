import { expect, test } from "vitest";
import { readCorpus } from "../../../corpus/index.ts";
import { howToTell, leverOf } from "./condition-text.ts";

const { records } = readCorpus(new URL("../../../corpus/", import.meta.url).pathname);
const conditions = records.flatMap((record) => (record.kind === "conditions" ? [record.body] : []));
const squeeze = (text: string) => text.replace(/\s/g, "");

test("each condition's way to tell comes apart into what to look at and three answers, and nothing is lost", () => {
  for (const { id, test } of conditions) {
    const { look, answers } = howToTell(test);
    expect(
      answers.map(([label]) => label),
      id,
    ).toEqual(["Present:", "Partly:", "Absent:"]);
    expect(squeeze([look, ...answers.flat()].join("")), id).toBe(squeeze(test));
    expect(look.length, id).toBeGreaterThan(10);
  }
});

test("each lever says who moves it, and nothing is lost", () => {
  for (const { id, levers } of conditions)
    for (const lever of levers) {
      const [who, what] = leverOf(lever);
      expect(who, id).toMatch(/^[A-Z].*:$/);
      expect(squeeze(who + what)).toBe(squeeze(lever));
    }
});

test("texts written otherwise stay whole", () => {
  expect(howToTell("Ask five people.")).toEqual({ look: "Ask five people.", answers: [] });
  expect(leverOf("open the channel")).toEqual(["", "open the channel"]);
});
