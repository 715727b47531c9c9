/** The download, unpacked and read back by others' code: every row against its record, the codebook against every column. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { load } from "js-yaml";
import { beforeAll, expect, test } from "vitest";
import { corpusFolder, kinds, readChanges, readCorpus } from "../../corpus/index.ts";
import { commonsOf } from "../commons/commons.ts";
import { makeBundle } from "./bundle.ts";
import { bundleOf, bundles, FOLDER, filesInside, megabytesAbout } from "./download.ts";

const SITE = "https://innodopt.example.org";
const { records } = readCorpus(corpusFolder);
const changes = readChanges(corpusFolder);
const commons = commonsOf(
  records.map((record) => {
    const { date, what } = changes.get(`${record.kind}/${record.id}`) ?? { date: "2026-11-25", what: "first record" };
    return { ...record, lastChange: { date, what } };
  }),
);

let zip: Uint8Array;
const files = new Map<string, string>();
beforeAll(async () => {
  zip = await makeBundle(commons, SITE);
  for (const [path, bytes] of Object.entries(unzipSync(zip)))
    files.set(path.slice(FOLDER.length + 1), Buffer.from(bytes).toString("utf8"));
});
const file = (path: string): string => files.get(path) ?? "";
type Row = Record<string, string>;
const rows = (name: string): Row[] => parse(file(`csv/${name}.csv`), { columns: true });
const sum = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const cell = (value: unknown): string => (value === undefined || value === null ? "" : String(value));

test("the same version is the same file, wherever the clock stands", async () => {
  const before = process.env.TZ;
  process.env.TZ = before === "Pacific/Auckland" ? "UTC" : "Pacific/Auckland";
  const again = await makeBundle(commons, SITE);
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
  expect(sum(again)).toBe(sum(zip));
});

test("the worker gives the same file; everybody who asks meanwhile waits for the same one, and it is kept", async () => {
  const [first, second] = [bundleOf(commons, SITE), bundleOf(commons, SITE)];
  expect(second).toBe(first);
  expect(sum(await first)).toBe(sum(zip));
  expect(await bundleOf(commons, SITE)).toBe(await first);
  expect(await bundleOf(commons, "http://localhost:1")).not.toBe(await first);
});

test("a worker that fails is a problem with a sentence, and the next one to ask starts anew", async () => {
  const code = (text: string) => new URL(`data:text/javascript,${encodeURIComponent(text)}`);
  const workers = [
    code("throw new Error('The disk is gone.')"),
    code("process.exit(3)"),
    new URL("./download.worker.ts", import.meta.url),
  ];
  const get = bundles(() => workers.shift() as URL);
  await expect(get(commons, SITE)).rejects.toMatchObject({
    code: "zip-not-made",
    what: expect.stringMatching(/made: The disk is gone\.$/),
  });
  await expect(get(commons, SITE)).rejects.toMatchObject({
    code: "zip-not-made",
    what: expect.stringMatching(/ended with 3 before it was done/),
  });
  expect(sum(await get(commons, SITE))).toBe(sum(zip));
});

test("what the page says of it without making it: how many files, about how large", () => {
  const part = (path: string) =>
    /^(csv|yaml|sources)\//.exec(path)?.[1] ?? (path === "CODEBOOK.md" ? "codebook" : "cite");
  const counted = Object.groupBy([...files.keys()], part);
  const expected = Object.fromEntries(Object.entries(counted).map(([name, paths]) => [name, paths?.length]));
  expect(filesInside(commons)).toEqual(expected);
  expect(Math.abs((megabytesAbout(commons) * 1e6) / zip.length - 1)).toBeLessThan(0.15);
});

test("each record's YAML is the file of the corpus, and reads as the record", () => {
  for (const record of records.filter(({ kind }) => kind !== "sources")) {
    const text = file(`yaml/${record.file}`);
    expect
      .soft(text, record.file)
      .toBe(readFileSync(`${corpusFolder}/${record.file}`, "utf8").replaceAll("\r\n", "\n"));
    expect.soft(load(text), record.file).toEqual(record.body);
  }
  expect(JSON.parse(file("sources/sources.json"))).toEqual(commons.all("sources"));
  expect(file("sources/sources.bib").match(/^@[a-z]+\{/gm)?.length).toBe(commons.counts.sources);
});

test("one table for each kind: a row for each record, its plain fields as they are, lists joined", () => {
  for (const kind of kinds) {
    const table = rows(kind);
    expect(table.map(({ id }) => id)).toEqual(commons.all(kind).map(({ id }) => id));
    for (const [i, body] of commons.all(kind).entries()) {
      const row = table[i] ?? {};
      for (const [name, value] of Object.entries(body)) {
        if (!(name in row) || typeof value === "object" || name === "indicators" || name === "conditions") continue;
        expect.soft(row[name], `${kind}/${body.id} ${name}`).toBe(cell(value));
      }
      for (const [name, value] of Object.entries(body)) {
        if (!(name in row) || !Array.isArray(value) || !value.every((one) => typeof one === "string")) continue;
        const joined = [value.join("; "), value.join(" | "), ...(value.length === 0 ? ["0"] : [])]; // or how many
        expect.soft(joined, `${kind}/${body.id} ${name}`).toContain(row[name]);
      }
      expect
        .soft(row)
        .toMatchObject({ address: `${SITE}/${kind}/${body.id}`, text_version: commons.versionOf(kind, body.id) });
    }
  }
});

test("findings: every finding of every study, with the numbers that were published and no others", () => {
  const table = rows("findings");
  const all = commons.all("studies").flatMap((study) => study.findings.map((finding) => ({ study, finding })));
  expect(table.length).toBe(all.length);
  for (const [i, { study, finding }] of all.entries()) {
    const e = finding.effect;
    expect.soft(table[i], `${study.id}#${finding.id}`).toMatchObject({
      ...{ id: `${study.id}#${finding.id}`, study: study.id, source: study.source, design: study.design },
      ...{ dimension: finding.dimension, direction: finding.direction, statement: finding.statement },
      ...{ metric: cell(e?.metric), value: cell(e?.value), se: cell(e?.se), p: cell(e?.p) },
      ...{ ci_low: cell(e?.ci?.[0]), ci_high: cell(e?.ci?.[1]), ci_level: cell(e?.ci_level) },
      ...{ n: cell(finding.n), read: finding.read ?? study.read, verified: String(finding.verified) },
      address: `${SITE}/studies/${study.id}#${finding.id}`,
    });
  }
  for (const claim of rows("claims"))
    for (const named of [claim.supported_by, claim.qualified_by, claim.contradicted_by, claim.nearest])
      for (const id of (named ?? "").split("; ").filter(Boolean))
        expect
          .soft(
            table.some((row) => row.id === id),
            `${claim.id}: ${id}`,
          )
          .toBe(true);
});

test("conditions by state and references: as many rows as the records say, each telling who and whom", () => {
  const lines = commons
    .all("states")
    .flatMap((state) => state.conditions.map((line) => [state.id, line.condition, line.status]));
  expect(rows("state-conditions").map((row) => [row.state, row.condition, row.status])).toEqual(lines);
  const named = kinds.flatMap((kind) =>
    commons
      .all(kind)
      .flatMap(({ id }) =>
        commons.referencesFrom(kind, id).map(({ relation, to }) => [kind, id, relation, to.kind, to.id]),
      ),
  );
  expect(rows("references").map((r) => [r.from_kind, r.from_id, r.relation, r.to_kind, r.to_id])).toEqual(named);
});

test("the codebook has every column of every table and no more, and no cell that it does not allow", () => {
  const codebook = rows("codebook");
  const names = [...files.keys()].flatMap((path) => /^csv\/(.+)\.csv$/.exec(path)?.[1] ?? []);
  expect(names.length).toBe(kinds.length + 4);
  for (const name of names) {
    const [head = []]: string[][] = parse(file(`csv/${name}.csv`), { to: 1 });
    const told = codebook.filter((row) => row.table === name);
    expect(
      told.map(({ column }) => column),
      name,
    ).toEqual(head);
    const table = rows(name);
    for (const { column = "", type, values, missing, means } of told) {
      expect.soft(means, `${name}.${column}`).not.toBe("");
      const cells = table.map((row) => row[column] ?? "");
      if (missing === "")
        expect
          .soft(
            cells.every((one) => one !== ""),
            `${name}.${column} is never empty`,
          )
          .toBe(true);
      const filled = cells.filter((one) => one !== "");
      const parts = type?.startsWith("list of words") ? filled.flatMap((one) => one.split("; ")) : filled;
      if (values)
        expect
          .soft(new Set(values.split("; ")), `${name}.${column}`)
          .toEqual(new Set([...values.split("; "), ...parts]));
      const form = { "whole number": /^-?\d+$/, number: /^-?\d+(\.\d+)?(e-\d+)?$/, "true or false": /^(true|false)$/ }[
        type ?? ""
      ];
      if (form)
        expect
          .soft(
            filled.filter((one) => !form.test(one)),
            `${name}.${column}`,
          )
          .toEqual([]);
      expect.soft(file("CODEBOOK.md")).toContain(`| ${column} | ${type} |`);
    }
  }
});

test("it says what it is: version, date, licence, how to cite, whom to credit", () => {
  expect(file("README.md")).toContain(commons.version);
  expect(file("README.md")).toContain(commons.changedOn ?? "no date");
  expect(file("README.md")).toContain(file("CITATION.txt").trim());
  expect(file("LICENSE")).toMatch(/CC BY 4\.0[\s\S]*Next Generation Learning Challenges/);
  expect(file("CITATION.bib")).toContain("@misc{innodopt-corpus,");
});
