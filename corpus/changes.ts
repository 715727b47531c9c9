/** corpus/changes.yaml: each record's last change. One line per record, written by `npm run stamp`, checked by check-corpus. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { z } from "zod";
import type { CorpusProblem } from "./problem.ts";

/** The last change of one record. */
export type Stamp = {
  readonly date: string; // YYYY-MM-DD
  readonly hash: string; // the first 16 hexadecimal digits of the record's hash
  readonly what: string; // one line
};

const stamps = z.record(
  z.string(),
  z.strictObject({ date: z.iso.date(), hash: z.string().regex(/^[0-9a-f]{16}$/), what: z.string().min(1) }),
);

export const changesFile = "changes.yaml";

/** Stamps by 'kind/id'; empty where the file is not there yet. Throws where it is broken: only the tool writes it. */
export function readChanges(dir: string): Map<string, Stamp> {
  const path = join(dir, changesFile);
  if (!existsSync(path)) return new Map();
  return new Map(Object.entries(stamps.parse(load(readFileSync(path, "utf8")) ?? {})));
}

export type Stamped = { readonly kind: string; readonly id: string; readonly file: string; readonly hash: string };

/** Stamps that should stand after a change: the old line where the record is as it was, a new one where it is not. */
export function stampAll(
  records: readonly Stamped[],
  before: ReadonlyMap<string, Stamp>,
  date: string,
  what: string,
): { after: Map<string, Stamp>; changed: string[]; gone: string[] } {
  const after = new Map<string, Stamp>();
  const changed: string[] = [];
  for (const { kind, id, hash } of records) {
    const key = `${kind}/${id}`;
    const old = before.get(key);
    const short = hash.slice(0, 16);
    if (old?.hash !== short) changed.push(key);
    after.set(key, old?.hash === short ? old : { date, hash: short, what });
  }
  return { after, changed, gone: [...before.keys()].filter((key) => !after.has(key)) };
}

/** Writes the stamps, one line per record, by key. */
export function writeChanges(dir: string, after: ReadonlyMap<string, Stamp>): void {
  const lines = [...after.keys()].sort().map((key) => {
    const { date, hash, what } = after.get(key) as Stamp;
    return `${key}: {date: "${date}", hash: "${hash}", what: ${JSON.stringify(what)}}`;
  });
  const head =
    "# Each record's last change. Written by `npm run stamp`; not by hand. sources.json has a line for each source.";
  writeFileSync(join(dir, changesFile), `${[head, ...lines].join("\n")}\n`);
}

/** Records that changed since their stamp, and stamps whose record is gone. */
export function checkStamps(records: readonly Stamped[], before: ReadonlyMap<string, Stamp>): CorpusProblem[] {
  const { changed, gone } = stampAll(records, before, "", "");
  const files = new Map(records.map(({ kind, id, file }) => [`${kind}/${id}`, file]));
  const remedy = 'Say in one line what changed: npm run stamp -- "what changed".';
  return [
    ...changed.map((key) => {
      const file = files.get(key) ?? key;
      const path = file === "sources.json" ? key.slice("sources/".length) : "";
      return {
        file,
        path,
        what: before.has(key) ? `changed since its stamp. ${remedy}` : `is new and has no stamp. ${remedy}`,
      };
    }),
    ...gone.map((key) => ({ file: changesFile, path: key, what: `the record is gone, its stamp is not. ${remedy}` })),
  ];
}
