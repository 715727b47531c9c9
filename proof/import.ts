/**
 * What an import costs beside the least it could: parsing the same files and copying the same rows into a table without keys,
 * checks or indexes. Both are done in turns in one process on one database, so that whatever else the machine does falls on both.
 * Memory is the peak of the command's own process (`npm run -s innodopt -- import`), on the published files and on ten times as many schools.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream, existsSync, readFileSync } from "node:fs";
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "csv-parse";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { connect, type Db, poolOf } from "../db/connect.ts";
import { startEmbedded } from "../db/embedded/start.ts";
import { migrate } from "../db/migrate.ts";
import { importFiles } from "../domain/collect/import.ts";
import { undoImport } from "../domain/collect/undo.store.ts";
import { quantile } from "../stats/index.ts";
import { type Proof, root } from "./proof.ts";
import { inFolder } from "./site.ts";

const ROUNDS = 7;
const TIMES = 10; // schools in the larger file, in multiples of the published one
const data = join(root, "..", "shared", "data", "nyc-schools-2011");
const files = { general: join(data, "survey_all.txt"), d75: join(data, "survey_d75.txt") };
const mapping = join(root, "examples", "nyc-schools-2011", "survey.yaml");

export const proof: Proof = {
  claim:
    "Importing New York City's survey takes at most 3 times as long as parsing its files and copying the same rows into a bare table, and at most 300 MB.",
  restsOn: [
    "domain/collect",
    "db/migrations",
    "db/connect.ts",
    "tools/import.ts",
    "examples/nyc-schools-2011/survey.yaml",
  ],
  async run(say) {
    if (!existsSync(data)) throw new Error("../shared/data/nyc-schools-2011 is not there; this proof needs its files.");
    const speed = await inFolder("import", (folder) => timed(join(folder, "data"), say));
    const memory = await inFolder("import", (folder) => peaks(folder, say));
    return {
      figures: { rounds: ROUNDS, ...speed, ...memory },
      bars: [
        {
          what: "import as a multiple of parse + bare COPY (medians)",
          figure: speed.ratio,
          bar: 3,
          is: "at most" as const,
        },
        { what: "peak memory on the published files, MB", figure: memory.peak_mb, bar: 300, is: "at most" as const },
        {
          what: `peak memory on ${TIMES} times as many schools, MB`,
          figure: memory.peak_large_mb,
          bar: 300,
          is: "at most" as const,
        },
        { what: "rows copied", figure: speed.rows, bar: 100_000, is: "at least" as const },
      ],
    };
  },
};

async function timed(folder: string, say: (line: string) => void) {
  const server = await startEmbedded({ folder, program: "proof import", say: () => {} });
  if ("heldBy" in server) throw new Error("The folder of the proof is in use.");
  try {
    await migrate(server.ownerUrl);
    const owner = connect(server.ownerUrl, { max: 2 });
    const db = connect(server.url, { max: 2 });
    const text = readFileSync(mapping, "utf8");
    const paths = new Map(Object.entries(files));
    const importing = () => importFiles(db, { mapping: { name: "survey.yaml", text }, files: paths });

    const first = await importing(); // compiles and warms both sides
    const rows = await copiedOut(owner);
    await bareCopy(owner, rows);
    await undoImport(db, "nyc", first.id);
    const ours: number[] = [];
    const least: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      least.push(
        await milliseconds(async () => {
          for (const file of Object.values(files)) await parseOnly(file);
          await bareCopy(owner, rows);
        }),
      );
      ours.push(await milliseconds(importing));
      say(`import ${ours.at(-1)} ms, parse + bare COPY ${least.at(-1)} ms`);
      await undoImport(db, "nyc", first.id);
      await emptied(owner);
    }
    await db.destroy();
    await owner.destroy();
    const median = (all: number[]) => Math.round(quantile(all, 0.5));
    return {
      rows: rows.count,
      import_ms: ours,
      parse_and_copy_ms: least,
      import_median_ms: median(ours),
      parse_and_copy_median_ms: median(least),
      ratio: Number((median(ours) / median(least)).toFixed(2)),
    };
  } finally {
    await server.stop();
  }
}

/** Leaves no dead rows behind, so that every round starts alike. */
async function emptied(owner: Db): Promise<void> {
  await poolOf(owner).query("vacuum measure_values, measures, places, import_measures, import_places, imports");
}

type Rows = { text: Buffer; count: number };

/** The values just imported, as COPY writes them. */
async function copiedOut(owner: Db): Promise<Rows> {
  const client = await poolOf(owner).connect();
  const pieces: Buffer[] = [];
  for await (const piece of client.query(copyTo("copy measure_values to stdout"))) pieces.push(piece as Buffer);
  client.release();
  const text = Buffer.concat(pieces);
  return { text, count: text.toString("latin1").split("\n").length - 1 };
}

async function bareCopy(owner: Db, { text }: Rows): Promise<void> {
  const client = await poolOf(owner).connect();
  await client.query("drop table if exists bare");
  await client.query("create table bare as select * from measure_values limit 0");
  const copy = client.query(copyFrom("copy bare from stdin"));
  copy.end(text);
  await once(copy, "finish");
  client.release();
}

async function parseOnly(file: string): Promise<void> {
  const parser = createReadStream(file).pipe(
    parse({ columns: false, delimiter: "\t", bom: true, relax_column_count: true, on_record: () => null }),
  );
  parser.resume();
  await once(parser, "end");
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return Math.round(performance.now() - start);
}

/** Peak memory of the command on the published files, and on a file of ten times as many schools. */
async function peaks(folder: string, say: (line: string) => void) {
  const large = join(folder, "large");
  await mkdir(large);
  await copyFile(files.d75, join(large, "survey_d75.txt"));
  const schools = await manySchools(join(large, "survey_all.txt"));
  const peak_mb = await peakOf(["import", mapping, data, "--data", join(folder, "data")]);
  say(`peak ${peak_mb} MB`);
  const peak_large_mb = await peakOf(["import", mapping, large, "--data", join(folder, "data-large")]);
  say(`peak ${peak_large_mb} MB on ${schools} schools`);
  return { peak_mb, schools_large: schools, peak_large_mb };
}

/** The published file with each school ten times, under ten ids. */
async function manySchools(path: string): Promise<number> {
  const [header = "", ...lines] = readFileSync(files.general, "utf8").split("\n").slice(0, -1);
  const out = createWriteStream(path);
  out.write(`${header}\n`);
  for (let copy = 0; copy < TIMES; copy++) {
    for (const line of lines) if (!out.write(`${line.replace(/^"?(\w+)"?/, `$1.${copy}`)}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
  return lines.length * TIMES;
}

/** Runs a verb in a process of its own and reads its high-water mark (VmHWM) until it ends. In MB of 10⁶ bytes. */
async function peakOf(args: string[]): Promise<number> {
  const child = spawn(process.execPath, ["--import", "tsx", "tools/innodopt.ts", ...args], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(child, "exit");
  let kilobytes = 0;
  let running = true;
  void ended.then(() => {
    running = false;
  });
  while (running) {
    try {
      kilobytes = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? kilobytes);
    } catch {
      break; // it has just ended
    }
    await sleep(10);
  }
  const [code] = await ended;
  if (code !== 0) throw new Error(`The import ended with ${code}.`);
  return Math.round((kilobytes * 1024) / 1e6);
}
