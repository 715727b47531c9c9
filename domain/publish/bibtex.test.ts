/** Our BibTeX against citation-js, over every work of the corpus, how each record is cited, and cases that are hard. */
import { readFileSync } from "node:fs";
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { expect, test } from "vitest";
import { corpusFolder, kinds, readCorpus } from "../../corpus/index.ts";
import { commonsOf } from "../commons/commons.ts";
import { bibtex } from "./bibtex.ts";
import { citedRecord, citedWhole } from "./cite.ts";
import type { Work } from "./csl.ts";

Object.assign(plugins.config.get("@bibtex").format, { useIdAsLabel: true, checkLabel: false });

/** What theirs makes of it. A day in the date would make it lose the month; what stands in brackets in APA stands in the note. */
function theirs({ accessed: _, genre: __, ...work }: Work): string {
  const [year, month] = work.issued?.["date-parts"][0] ?? [];
  const issued = year !== undefined && { issued: { "date-parts": [month === undefined ? [year] : [year, month]] } };
  const text = plugins.output.format("bibtex", [{ ...work, ...issued }]);
  return `${text.trim().replaceAll("\t", "  ")}\n`;
}

const commons = commonsOf(
  readCorpus(corpusFolder).records.map((record) => ({ ...record, lastChange: { date: "2026-11-25", what: "x" } })),
);
const site = "https://innodopt.example.org";
const hard: Work[] = JSON.parse(readFileSync(new URL("test/hard-cases.json", import.meta.url), "utf8"));
const ours = kinds.flatMap((kind) => commons.all(kind).flatMap(({ id }) => citedRecord(commons, site, kind, id) ?? []));

test("every work and every record is written as citation-js writes it", () => {
  expect(ours.length).toBe(commons.size);
  const different = [...hard, ...ours, citedWhole(commons, site)].filter((work) => bibtex([work]) !== theirs(work));
  const unlike = different.filter(
    (work) => bibtex([work]) !== theirs(work).replace("{Bill & Melinda", "{Bill \\& Melinda"),
  );
  expect(unlike.map((work) => [bibtex([work]), theirs(work)])).toEqual([]);
});

const work = (title: string, rest: Partial<Work> = {}): Work => ({ id: "x", type: "webpage", title, ...rest });

test.each([
  "Ångström, Čapek & Łódź: 100 % für alle_die #1 — “so” ‘it’ is…",
  "¿Qué dicen las niñas? ½ of them",
  "A{b} c~d e^f g<h> $5 | `x` a\\b",
  "Straße, œuvre, Æsir, İstanbul, Đà Nẵng",
])("%s", (title) => {
  const one = work(title, { publisher: title, author: [{ family: title.split(" ")[0] ?? "", given: "É." }] });
  expect(bibtex([one])).toBe(theirs(one));
});

test("on purpose otherwise: a body's name is escaped, and a letter that LaTeX has no name for is not lost", () => {
  expect(bibtex([work("x", { author: [{ literal: "Texas A&M" }] })])).toContain("{{Texas A\\&M}}");
  expect(theirs(work("x", { author: [{ literal: "Texas A&M" }] }))).toContain("{{Texas A&M}}");
  expect(bibtex([work("教育 matters")])).toContain("教育");
  expect(theirs(work("教育 matters"))).not.toContain("教育");
});

test("several works are several entries, none is nothing", () => {
  expect(bibtex([])).toBe("");
  expect(bibtex([work("One"), work("Two", { id: "y" })]).match(/^@misc\{[xy],\n/gm)).toEqual([
    "@misc{x,\n",
    "@misc{y,\n",
  ]);
});
