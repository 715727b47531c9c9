import { expect, test } from "vitest";
import { type CorpusRecord, corpusFolder, kinds, readCorpus } from "../../corpus/index.ts";
import { commonsOf } from "./commons.ts";
import { entriesOf, entryOfDoc } from "./search-text.ts";

const { records } = readCorpus(corpusFolder);
const commons = commonsOf(records.map((record) => ({ ...record, lastChange: null })));

/** Text that nobody looks for: where something was checked, and how the record was made. */
const NOT_LOOKED_FOR: Partial<Record<CorpusRecord["kind"], RegExp>> = {
  studies: /^findings\.verified_at$/,
  frameworks: /^(verified_at|verified_at_more|associations\.to)$/,
};

/** Every text of a record that has a space in it, with its path and language; null = said in no language, so English. */
function* prose(value: unknown, path = "", lang: "en" | "es" | null = null): Generator<[string, string, "en" | "es"]> {
  if (typeof value === "string") {
    if (/\S\s+\S/.test(value)) yield [path, value, lang ?? "en"];
  } else if (Array.isArray(value)) for (const one of value) yield* prose(one, path, lang);
  else if (typeof value === "object" && value !== null)
    for (const [key, one] of Object.entries(value)) {
      const tongue = key === "en" || key === "es" ? key : lang;
      yield* prose(one, tongue === lang ? (path === "" ? key : `${path}.${key}`) : path, tongue);
    }
}

test("every kind has entries, and every record one in English with a title", () => {
  for (const kind of kinds) {
    const all = records.filter((record) => record.kind === kind).flatMap((record) => entriesOf(commons, record));
    expect(all.length, kind).toBeGreaterThan(0);
    const english = all.filter(({ lang }) => lang === "en");
    expect(english.map(({ id }) => id).sort()).toEqual(
      commons
        .all(kind)
        .map(({ id }) => id)
        .sort(),
    );
    expect(english.filter(({ title }) => title === "")).toEqual([]);
  }
});

test("whatever a record says in Spanish stands in its Spanish entry, with a Spanish title", () => {
  for (const record of records) {
    if (!["indicators", "conditions", "strategies", "instruments", "states"].includes(record.kind)) continue;
    expect(entriesOf(commons, record).find(({ lang }) => lang === "es")?.title, record.id).toMatch(/\S/);
  }
});

test.each(kinds)("no prose of %s is forgotten", (kind) => {
  const forgotten = new Map<string, string>();
  for (const record of records.filter((one) => one.kind === kind)) {
    const entries = entriesOf(commons, record);
    for (const [path, text, lang] of prose(record.body)) {
      if (NOT_LOOKED_FOR[kind]?.test(path)) continue;
      const entry = entries.find((one) => one.lang === lang);
      const whole = [entry?.title, entry?.tags, entry?.lead, entry?.text, entry?.rest].join("\n");
      if (!whole.includes(text)) forgotten.set(`${path} (${lang})`, `${record.id}: ${text.slice(0, 60)}`);
    }
  }
  expect([...forgotten]).toEqual([]);
});

test("two records that say the same differ in their entries' hash by what differs", () => {
  const [record] = records.filter((one) => one.kind === "indicators");
  if (record?.kind !== "indicators") throw new Error("no indicator");
  const [before] = entriesOf(commons, record);
  const [after] = entriesOf(commons, { ...record, body: { ...record.body, rationale: "Another." } });
  expect(entriesOf(commons, record)[0]).toEqual(before);
  expect(after?.hash).not.toBe(before?.hash);
});

test("a page of the documentation is found by its title and text, without its signs", () => {
  const entry = entryOfDoc({ kind: "methods", id: "wilson", title: "Wilson interval", text: "A `share` | of *n*." });
  expect(entry).toMatchObject({ kind: "methods", id: "wilson", lang: "en", title: "Wilson interval" });
  expect(entry.text).not.toMatch(/[`|*]/);
});
