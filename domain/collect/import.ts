import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "../../db/connect.ts";
import { Problem } from "../../db/problem.ts";
import { placesUnder } from "../people/place.store.ts";
import { inspectFile, type TextFile } from "./file.ts";
import { oneAtATime } from "./import.store.ts";
import { Intake } from "./intake.ts";
import type { Mapping } from "./mapping.ts";
import { readMapping } from "./mapping.yaml.ts";
import { type Measure, measuresOf } from "./measure.ts";
import { type Plan, planFor, wantedColumns } from "./plan.ts";
import { problems } from "./problems.ts";
import type { ImportReport } from "./report.ts";
import { ofRound } from "./round.ts";
import { detectFormat } from "./table.ts";
import { checkTogether } from "./together.ts";

export type ImportRequest = {
  mapping: { name: string; text: string };
  /** Path of each of the mapping's files, by its id in the mapping; a file not named is not read. */
  files: ReadonlyMap<string, string>;
  /** What people call the files, by id, where their paths do not say it. */
  names?: ReadonlyMap<string, string>;
  /** Read, check and report everything, store nothing. */
  dryRun?: boolean;
  /** Told now and then how much of a file has been read, 0 to 1. */
  progress?: (file: string, share: number) => void;
};

/**
 * Imports published files under a mapping: all rows that can be kept, or nothing. Rows that cannot be kept are refused by
 * name and listed in the report. The same files under the same mapping change nothing.
 *
 * Files are read twice, piece by piece: once for hash and encoding, once for the rows, which are copied into a table of this
 * session's own; one short transaction then puts them in place.
 *
 * @throws Problem when nothing of it can be stored; see problems.ts. Files of several rounds: `importRounds`
 */
export async function importFiles(db: Db, request: ImportRequest): Promise<ImportReport> {
  const { name } = request.mapping;
  const declared = readMapping(request.mapping.text, name);
  const mapping = ofRound(declared, [...request.files.keys()], name);
  const measures = measuresOf(mapping, name);
  const files: TextFile[] = [];
  for (const file of mapping.files) {
    const path = request.files.get(file.id);
    if (path === undefined) continue;
    files.push(await inspectFile(path, file, request.names?.get(file.id)));
  }
  const id = idOf(mapping, files);
  const root = mapping.root.id;
  return oneAtATime(db, root, async (client) => {
    const before = await client.query("select report from imports where root_id = $1 and id = $2", [root, id]);
    if (before.rows.length > 0) return { ...(before.rows[0].report as ImportReport), outcome: "unchanged" };
    await checkNames(db, mapping, measures, name);
    const imported = await client.query<{ mapping: Mapping }>("select mapping from imports where root_id = $1", [root]);
    const remarks = checkTogether(
      mapping,
      name,
      imported.rows.map((row) => row.mapping),
    );
    const known = new Map((await placesUnder(db, root)).map((place) => [place.id, place]));
    if (mapping.places.mode === "known-only" && known.size === 0) throw problems.placesUnknown({ root });

    const plans: Plan[] = [];
    for (const file of files) {
      const declared = mapping.files.find((f) => f.id === file.id) ?? { id: file.id, name: file.name };
      const format = await detectFormat(file, declared, wantedColumns(mapping, file.id, measures));
      plans.push(planFor(mapping, name, measures, file, format));
    }
    return new Intake(mapping, name, measures, plans, known, remarks, request).run(client, id);
  });
}

/**
 * Imports files of one or more rounds, the oldest round first: each round is an import of its own, so that it can be undone without
 * the others. Where one cannot be stored, those before it stay, and the problem says which.
 */
export async function importRounds(
  db: Db,
  request: ImportRequest,
  done: (report: ImportReport) => void = () => {},
): Promise<ImportReport[]> {
  const { files } = readMapping(request.mapping.text, request.mapping.name);
  const given = files.filter(({ id }) => request.files.has(id));
  const rounds = Map.groupBy(given, ({ round }) => round?.id ?? "");
  const reports: ImportReport[] = [];
  for (const [, own] of [...rounds].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const paths = new Map(own.map(({ id }) => [id, request.files.get(id) ?? ""]));
    const report = await importFiles(db, { ...request, files: paths }).catch((error) => {
      if (!(error instanceof Problem) || reports.length === 0 || request.dryRun) throw error;
      throw problems.roundsBefore({ problem: error, rounds: reports.map(({ round }) => round) });
    });
    reports.push(report);
    done(report);
  }
  return reports;
}

/**
 * The first 128 bits of SHA-256, in hexadecimal, over what the mapping says and what the files hold; neither their names nor
 * their place matter.
 */
function idOf(mapping: Mapping, files: readonly TextFile[]): string {
  const hash = createHash("sha256").update(JSON.stringify(mapping));
  for (const file of files) hash.update(`\n${file.id} ${file.sha256}`);
  return hash.digest("hex").slice(0, 32);
}

/** Indicators and groups that the mapping names must be there. */
async function checkNames(db: Db, mapping: Mapping, measures: readonly Measure[], file: string): Promise<void> {
  const named = measures.flatMap((m) => m.bearsOn.map((b) => ({ at: m.where, indicator: b.indicator })));
  if (named.length > 0) {
    const records = await sql<{ id: string }>`select id from records where kind = 'indicators'`.execute(db);
    const known = records.rows.map((row) => row.id);
    const wrong = named.find(({ indicator }) => known.length > 0 && !known.includes(indicator));
    if (wrong !== undefined) throw problems.indicatorUnknown({ file, ...wrong, known });
  }
  for (const { group } of mapping.places.memberships) {
    const found = await sql`select 1 from groups where id = ${group}`.execute(db);
    if (found.rows.length === 0) throw problems.groupUnknown({ file, group });
  }
}
