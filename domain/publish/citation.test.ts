/** Our APA and RIS against citeproc-js and plugin-ris: some two hundred sources of the corpus and cases that are hard (test/make.mjs). */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { corpusFolder, readCorpus, type Source } from "../../corpus/index.ts";
import { apa } from "./apa.ts";
import type { Work } from "./csl.ts";
import { ris } from "./ris.ts";

type Reference = { expected: { item: Work; apa: string; ris: string }[] };
const read = <T>(name: string) => JSON.parse(readFileSync(new URL(`test/${name}`, import.meta.url), "utf8")) as T;
const { expected } = read<Reference>("expected.json");
const sources = readCorpus(corpusFolder).records.flatMap((r) => (r.kind === "sources" ? [r.body as Source] : []));

test("the reference has every type of work in the corpus, and what is hard", () => {
  const types = new Set(expected.map(({ item }) => item.type));
  for (const { type } of sources) expect(types).toContain(type);
  const works = expected.map(({ item }) => item);
  expect(works.length).toBeGreaterThan(120);
  expect(works.some(({ author }) => (author?.length ?? 0) > 20)).toBe(true);
  expect(works.some(({ author, issued }) => !author && !issued)).toBe(true);
  expect(works.some(({ DOI, URL }) => DOI && URL)).toBe(true);
  expect(works.some(({ title }) => title.endsWith("?"))).toBe(true);
});

/** What we write otherwise than the style as citeproc runs it, each time on purpose. */
function accepted(item: Work, text: string): string {
  let ours = text.replace(/ Retrieved (?=https?:)/, " "); // APA 7 says "Retrieved" only with a date
  const signed = item.author?.length === 1 ? item.author[0]?.literal : item.author ? undefined : item.publisher;
  if (item.type !== "report" || item.author) {
    // a publisher who is the author is not named twice (APA 7, 9.29)
    if (signed === item.publisher && signed)
      ours = ours.replace(new RegExp(`(?<=[.!?]) ${escaped(signed)}\\. (?=http|Retrieved)`), " ");
  }
  return ours;
}

test("APA is what citeproc-js makes of it with the style apa, but for what we accept", () => {
  const wrong = expected.filter(({ item, apa: theirs }) => {
    const [a, b] = [apa(item), accepted(item, theirs)];
    // statutes keep the capitals they are published with; so does one journal whose name is not English
    const loose = item.type === "legislation" || item.id === "stojadinovic-2021";
    return loose ? a.toLowerCase() !== b.toLowerCase() : a !== b;
  });
  expect(wrong.map(({ item }) => [item.id, apa(item)])).toEqual([
    // citeproc reads "et al" as a particle of a name
    ["warner-2016", expect.stringContaining("Warner, M., & et al. (2016). Taking Stock")],
  ]);
});

test("initials are parted, also where they are written without a space between", () => {
  const item = { id: "x", type: "report", title: "T", author: [{ family: "Ray", given: "M.A. Jan-Peter" }] } as Work;
  expect(apa(item)).toBe("Ray, M. A. J.-P. (n.d.). T.");
});

test("RIS says what plugin-ris says, but for what we accept", () => {
  for (const { item, ris: theirs } of expected) {
    const [ours, reference] = [fieldsOf(ris(item)), fieldsOf(theirs)];
    const [first, last] = (reference.SP?.[0] ?? "").split("-");
    if (first && last) Object.assign(reference, { SP: [first], EP: [last] }); // first and last page have a tag each
    reference.ID = [item.id]; // not cut off after 20 letters
    reference.DA = ours.DA as string[]; // months and days with two digits; also for newspapers and chapters: checked below
    reference.AU = ours.AU as string[]; // newspapers have authors too
    if (item.type === "article-magazine" && reference.M1) reference.IS = reference.M1; // an issue is an issue everywhere
    reference.Y2 = ours.Y2 as string[]; // the day of reading has one tag
    delete reference.M1;
    for (const tag of ["PB", "T2", "VL", "IS", "UR", "PY", "ET", "M3", "SP", "EP", "DO", "SN"] as const) {
      if (reference[tag] === undefined && ours[tag] !== undefined) reference[tag] = valuesIn(item, tag);
    }
    expect.soft(ours, item.id).toEqual(JSON.parse(JSON.stringify(reference)));
    const parts = item.issued?.["date-parts"][0] ?? [];
    expect.soft((ours.DA?.[0] ?? "").split("/").filter(Boolean).map(Number), item.id).toEqual(parts);
    expect.soft((ours.AU ?? []).length, item.id).toBe(item.author?.length ?? 0);
  }
});

/** What the work itself says, where the reference leaves a field out. */
function valuesIn(item: Work, tag: string): string[] {
  const [first = "", last] = (item.page ?? "").split(/[-–]/);
  const year = item.issued?.["date-parts"][0]?.[0];
  const said: Record<string, string | undefined> = {
    ...{ PB: item.publisher, T2: item["container-title"], VL: item.volume, IS: item.issue, UR: item.URL },
    ...{ ET: item.version, M3: item.genre, SP: first, EP: last, DO: item.DOI, SN: item.ISBN, PY: String(year) },
  };
  return [said[tag] ?? "nothing"];
}

function fieldsOf(text: string): Record<string, string[] | undefined> {
  const fields: Record<string, string[]> = {};
  for (const line of text.replace(/\r?\n(?![A-Z][A-Z0-9] {2}-)/g, "").split(/\r?\n/)) {
    const [, tag, value] = /^([A-Z][A-Z0-9]) {2}- ?(.*)$/.exec(line) ?? [];
    if (tag && value !== undefined) fields[tag] = [...(fields[tag] ?? []), value.trim()];
  }
  return fields;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
