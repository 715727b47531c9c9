/** The three long steps of an import in the browser, and what they need: reading the files, the dry run, storing. */
import { createWriteStream, readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { dump } from "js-yaml";
import type { Db } from "../../../db/connect.ts";
import { changeDraft, type Draft, dropFiles, storeLook, usedMappings } from "../../../domain/collect/draft.store.ts";
import { type Look, lookAt } from "../../../domain/collect/draft-look.ts";
import { notesOf } from "../../../domain/collect/draft-notes.ts";
import { importRounds } from "../../../domain/collect/import.ts";
import type { Mapping } from "../../../domain/collect/mapping.ts";
import { readMapping } from "../../../domain/collect/mapping.yaml.ts";
import { type Candidate, candidateOf, type Parts, partsOf, type Sent } from "../../../domain/collect/propose.ts";
import { writeRefused } from "../../../domain/collect/refused.ts";
import { together } from "../../../domain/collect/report.ts";
import { placesUnder } from "../../../domain/people/place.store.ts";
import { begin } from "./job.ts";

/** Reads the files from end to end; a mapping that came with them is laid over them. */
export function look(db: Db, { id, folder, state }: Draft): Promise<void> {
  return begin(db, id, "look", async (tell) => {
    const looks: Look[] = [];
    for (const { name, at } of state.files) {
      const found = await lookAt(join(folder, at), name, (share) => tell(name, share));
      await storeLook(folder, at, found);
      looks.push(found);
    }
    const { mapping } = state;
    const parts = mapping === null ? { parts: {}, untold: [] } : partsFor(mapping, looks);
    await changeDraft(db, id, { looked: true, trouble: null, ...parts });
  });
}

/** Which file is which under a mapping. */
export function partsFor({ name, text }: { name: string; text: string }, looks: readonly Look[]): Parts {
  return partsOf(candidateOf("before", name, text, readMapping(text, name)), sentOf(looks));
}

export function sentOf(looks: readonly Look[]): Sent[] {
  return looks.map(({ name, columns }) => ({ name, header: columns.map((column) => column.name) }));
}

/** Does all of the import and takes it back; writes the refused rows beside the files, to be corrected. */
export function check(db: Db, draft: Draft): Promise<void> {
  const { id, folder } = draft;
  return begin(db, id, "check", async (tell) => {
    const { mapping, request, paths } = requestOf(draft);
    const report = together(await importRounds(db, { ...request, dryRun: true, progress: tell }));
    for (const file of report.files) {
      const rows = report.refused.filter(({ fileId }) => fileId === file.id);
      const declared = mapping.files.find((one) => one.id === file.id);
      const path = paths.get(file.id);
      if (rows.length === 0 || !declared || !path) continue;
      await writeRefused(path, declared, file, rows, createWriteStream(refusedPath(folder, file.id), { mode: 0o600 }));
    }
    const known = new Map((await placesUnder(db, report.root)).map((place) => [place.id, place.name]));
    await changeDraft(db, id, { report, notes: await notesOf(mapping, paths, report, known), trouble: null });
  });
}

/** Stores it, as the dry run showed. Each round is an import of its own. */
export function store(db: Db, draft: Draft): Promise<void> {
  return begin(db, draft.id, "import", async (tell) => {
    const { request } = requestOf(draft);
    const reports = await importRounds(db, { ...request, progress: tell });
    const report = together(reports);
    const schools = draft.state.notes?.places ?? report.rowsKept;
    await changeDraft(db, draft.id, {
      stored: { root: report.root, id: report.id, ids: reports.map(({ id }) => id), schools, outcome: report.outcome },
      trouble: null,
    });
    await dropFiles(draft);
  });
}

/** Where the refused rows of one of the mapping's files lie; its id is of letters, digits, - and _ (mapping.ts). */
export function refusedPath(folder: string, fileId: string): string {
  return join(folder, `refused-${fileId.replace(/[^a-z0-9_-]/g, "")}.csv`);
}

function requestOf({ folder, state }: Draft) {
  if (state.mapping === null) throw new Error("A draft without a mapping was imported.");
  const { name, text } = state.mapping;
  const mapping = readMapping(text, name);
  const paths = new Map<string, string>();
  const names = new Map<string, string>();
  for (const { id } of mapping.files) {
    const sent = state.files[state.parts[id] ?? -1];
    if (!sent) continue;
    paths.set(id, join(folder, sent.at));
    names.set(id, sent.name); // it lies under a number
  }
  return { mapping, paths, request: { mapping: { name, text }, files: paths, names } };
}

const examples = new URL("../../../examples/", import.meta.url);
let ours: Candidate[] | null = null;

/** The mappings that come with the program. One that cannot be read is none. */
function exampleMappings(): Candidate[] {
  ours ??= readdirSync(examples, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .flatMap((name) => {
      try {
        const text = readFileSync(new URL(name.replaceAll("\\", "/"), examples), "utf8");
        return candidateOf("example", name.split(/[\\/]/).at(-1) ?? name, text, readMapping(text, name));
      } catch {
        return [];
      }
    });
  return ours;
}

/** All mappings that may be proposed: those used in this database, newest first, then the program's own others. */
export async function candidates(db: Db): Promise<Candidate[]> {
  const used = new Map<string, Candidate>();
  for (const { id, mapping: stored } of await usedMappings(db)) {
    try {
      const { round, ...ofFiles } = stored;
      const several = (stored.files as { round?: unknown }[]).some((file) => file.round !== undefined);
      const mapping = several ? ofFiles : stored; // stored with the round of that import, which its files say
      const text = dump(mapping, { lineWidth: 110 });
      used.set(id, candidateOf("before", `${id}.yaml`, text, readMapping(text, id)));
    } catch {
      // stored under an older language: not proposed
    }
  }
  const examples = exampleMappings();
  const same = (one: Candidate) =>
    JSON.stringify(used.get(one.mapping.mapping)?.mapping, sorted) === JSON.stringify(one.mapping, sorted);
  const replaced = new Set(examples.filter(same).map((one) => one.mapping.mapping)); // the same: its own text has comments
  return [...[...used.values()].filter((one) => !replaced.has(one.mapping.mapping)), ...examples];
}

/** Objects with their keys in order, so that the same says the same. */
function sorted(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A mapping that was sent: its text, at most a megabyte. */
export async function sentMapping(file: {
  name: string;
  path: string;
  bytes: number;
}): Promise<{ name: string; text: string; mapping: Mapping } | null> {
  if (file.bytes > 1_000_000) return null;
  const text = await readFile(file.path, "utf8");
  return { name: file.name, text, mapping: readMapping(text, file.name) };
}
