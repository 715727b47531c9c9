import { createWriteStream } from "node:fs";
import { access, constants, readFile, realpath, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { parseArgs } from "node:util";
import { importRounds } from "../domain/collect/import.ts";
import { type Mapping, mappingJsonSchema } from "../domain/collect/mapping.ts";
import { readMapping } from "../domain/collect/mapping.yaml.ts";
import { problems as found } from "../domain/collect/problems.ts";
import { writeRefused } from "../domain/collect/refused.ts";
import type { ImportReport } from "../domain/collect/report.ts";
import { openDatabase } from "./database.ts";
import { reportLines } from "./import-report.ts";
import { problems } from "./problems.ts";
import { type Io, OK, UsageError, type Verb } from "./verb.ts";

export const verb: Verb = {
  name: "import",
  summary: "bring published files in, as a mapping says",
  usage: "import MAPPING.yaml [FOLDER | FILE…] [--dry-run] [--refused FILE] | import --schema",
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      options: { "dry-run": { type: "boolean" }, refused: { type: "string" }, schema: { type: "boolean" } },
      allowPositionals: true,
    });
    if (values.schema) {
      io.out(JSON.stringify(mappingJsonSchema(), null, 2));
      return OK;
    }
    const [path, ...given] = positionals;
    if (path === undefined) throw new UsageError("Name a mapping.");
    const name = basename(path);
    const text = await readFile(path, "utf8").catch(() => {
      throw found.fileMissing({ file: path });
    });
    const mapping = readMapping(text, name);
    const files = await filesFor(mapping, given.length === 0 ? [dirname(path)] : given);
    if (values.refused !== undefined) await checkTarget(values.refused, mapping, [path, ...files.values()]);

    const { db, close } = await openDatabase(io, "import");
    try {
      const dryRun = values["dry-run"] === true;
      const request = { mapping: { name, text }, files, dryRun, progress: progressTo(io) };
      const reports = await importRounds(db, request, (report) => {
        if (io.json) io.out(JSON.stringify(report));
        else for (const line of reportLines(report)) io.out(line);
      });
      if (values.refused !== undefined) await writeAllRefused(reports, mapping, files, values.refused, io);
      return OK;
    } finally {
      await close();
    }
  },
};

/**
 * Which path is which of the mapping's files: all of them by name in one folder, or the paths named, by their file names, by
 * `ID=PATH`, or as the only file of the mapping.
 */
async function filesFor(mapping: Mapping, given: readonly string[]): Promise<Map<string, string>> {
  const only = given.length === 1 ? (given[0] as string) : undefined;
  if (only !== undefined && (await stat(only).catch(() => null))?.isDirectory()) {
    return new Map(mapping.files.map((file) => [file.id, join(only, file.name)]));
  }
  const files = new Map<string, string>();
  for (const word of given) {
    const [, id, named] = /^([a-z0-9_-]+)=(.+)$/.exec(word) ?? [];
    const path = named ?? word;
    const file =
      mapping.files.find((f) => f.id === id) ??
      mapping.files.find((f) => f.name === basename(path)) ??
      (mapping.files.length === 1 ? mapping.files[0] : undefined);
    if (file === undefined) {
      const choices = mapping.files.map((f) => `${f.id}=${path}`).join(" or ");
      throw new UsageError(`${word}: which of the mapping's files is this? Write ${choices}.`);
    }
    files.set(file.id, path);
  }
  return files;
}

/** Says how far a file has been read, once a second and only where it takes longer than that. */
function progressTo(io: Io): (file: string, share: number) => void {
  let last = Date.now();
  return (file, share) => {
    if (Date.now() - last < 1000) return;
    last = Date.now();
    io.err(`${file}: ${Math.round(share * 100)} % read`);
  };
}

/**
 * Before anything is stored: refused rows can be written there, and over none of the files that are read.
 *
 * @throws Problem "refused-over-input", "refused-not-writable"
 */
async function checkTarget(target: string, mapping: Mapping, read: readonly string[]): Promise<void> {
  const real = (path: string) => realpath(path).catch(() => path);
  const inputs = await Promise.all(read.map(real));
  for (const path of [target, ...mapping.files.map((file) => partOf(target, file.id))]) {
    if (inputs.includes(await real(path))) throw problems.refusedOverInput({ file: path });
  }
  const there = await stat(target).catch(() => null);
  const writable = await access(there === null ? dirname(target) : target, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable || there?.isDirectory()) throw problems.refusedNotWritable({ file: target });
}

/** Where the refused rows of one of several files go: "refused.csv" becomes "refused.ID.csv". */
function partOf(target: string, id: string): string {
  const extension = extname(target);
  return `${target.slice(0, target.length - extension.length)}.${id}${extension}`;
}

async function writeAllRefused(
  reports: readonly ImportReport[],
  mapping: Mapping,
  files: ReadonlyMap<string, string>,
  target: string,
  io: Io,
): Promise<void> {
  const refused = reports.flatMap((report) => report.refused);
  const several = new Set(refused.map((row) => row.fileId)).size > 1;
  for (const file of reports.flatMap((report) => report.files)) {
    const rows = refused.filter((row) => row.fileId === file.id);
    const declared = mapping.files.find((f) => f.id === file.id);
    const source = files.get(file.id);
    if (rows.length === 0 || declared === undefined || source === undefined) continue;
    const path = several ? partOf(target, file.id) : target;
    await writeRefused(source, declared, file, rows, createWriteStream(path));
    io.err(
      `${path}: ${rows.length.toLocaleString("en-US")} refused, each with what to correct. Then: import MAPPING ${file.id}=${path}`,
    );
  }
  if (refused.length === 0) io.err("No row was refused, so no file was written.");
}
