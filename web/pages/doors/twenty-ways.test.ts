/** The twenty questions are answered from / in at most three clicks: journeys/twenty-ways.json, followed link by link. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readCorpus } from "../../../corpus/index.ts";
import { commonsOf } from "../../../domain/commons/commons.ts";
import { createSite } from "../../server.ts";
import { pageOf } from "../commons/leaves.ts";
import { DOORS } from "./doors.ts";

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../journeys/${name}.json`, import.meta.url), "utf8"));
const questions: { n: number; record: string | null; says: string[] }[] = read("twenty-questions");
const ways: { n: number; clicks: string[] }[] = read("twenty-ways");

const { records } = readCorpus(new URL("../../../corpus/", import.meta.url).pathname);
const commons = commonsOf(
  records.map((record) => ({ ...record, lastChange: { date: "2026-11-24", what: "First record." } })),
);
const site = createSite({ db: undefined as never, commons, log: () => {} });

const squeeze = (text: string) => text.replace(/\s/g, "").toLowerCase();
const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, "")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();

/** Where the first link of that text (or that accessible name) leads. */
function follow(html: string, text: string): string | undefined {
  for (const [, attributes = "", inner = ""] of html.matchAll(/<a ([^>]*)>([\s\S]*?)<\/a>/g)) {
    const name = /aria-label="([^"]*)"/.exec(attributes)?.[1] ?? inner;
    if (plain(name) === text) return plain(/href="([^"]*)"/.exec(attributes)?.[1] ?? "");
  }
  return undefined;
}

test("each of the twenty has a way of at most three clicks", () => {
  expect(ways.map(({ n }) => n)).toEqual(questions.map(({ n }) => n));
  expect(ways.filter(({ clicks }) => clicks.length > 3)).toEqual([]);
});

test("each door answers four of them", () => {
  expect(DOORS.map(({ asks }) => asks.length)).toEqual([4, 4, 4, 4, 4]);
});

test.each(ways)("question $n: the clicks lead to a page that says the answer", async ({ n, clicks }) => {
  const question = questions.find((one) => one.n === n);
  if (!question) throw new Error(`There is no question ${n}.`);
  let address = "/";
  for (const text of clicks) {
    const to = follow(await (await site.request(address)).text(), text);
    expect(to, `${address} has a link "${text}"`).toBeDefined();
    address = (to ?? "").replace(/#.*$/, "") || address;
  }
  const answer = await site.request(address);
  expect(answer.status, address).toBe(200);
  if (question.record) expect(address).toContain(`/${question.record}`);
  const { text } = pageOf(await answer.text());
  expect(question.says.filter((one) => !text.includes(squeeze(one)))).toEqual([]);
});
