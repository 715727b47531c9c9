/** Charts as files: what each must have so that it stands alone, and that picture, table and data say the same. */

import { parse } from "csv-parse/sync";
import { XmlDocument } from "libxml2-wasm";
import { expect, test } from "vitest";
import { corpusFolder, readCorpus } from "../../../corpus/index.ts";
import { commonsOf } from "../../../domain/commons/commons.ts";
import { evidenceMap } from "../../../domain/commons/evidence-map.ts";
import { createSite } from "../../server.ts";
import { chartNames } from "./charts.tsx";

const { records } = readCorpus(corpusFolder);
const commons = commonsOf(records.map((record) => ({ ...record, lastChange: { date: "2026-11-24", what: "First." } })));
const site = createSite({
  db: undefined as never,
  commons,
  address: () => "https://innodopt.example.org",
  log: () => {},
});
const names = [...chartNames, "effects-claims-early-college-raises-college-going", "effects-studies-cipriano-2023-sel"];
const ask = (path: string) => Promise.resolve(site.request(`http://localhost${path}`));

test("each chart is a picture that stands alone: parses, has a size, a title, a description, and where it comes from", async () => {
  for (const name of names)
    for (const lang of ["en", "es"]) {
      const answer = await ask(`/charts/${name}.svg?lang=${lang}`);
      expect(answer.headers.get("content-type"), name).toMatch(/^image\/svg\+xml/);
      const svg = await answer.text();
      using doc = XmlDocument.fromString(svg);
      const root = doc.root;
      const [width, height] = [root.attr("width")?.value, root.attr("height")?.value];
      expect(root.attr("viewBox")?.value).toBe(`0 0 ${width} ${height}`);
      expect(root.attr("lang")?.value).toBe(lang);
      for (const part of ["title", "desc"])
        expect(root.get(`*[local-name()='${part}']`)?.content.length, name).toBeGreaterThan(10);
      expect(svg).not.toMatch(/ (style|class)=|<script|<style|undefined|NaN/);
      expect(svg).toContain("CC BY 4.0");
      expect(svg).toContain(commons.version);
      expect(svg).toContain("https://innodopt.example.org/");
    }
});

test("table and data have the same columns and rows; the table's header is in words", async () => {
  for (const name of names)
    for (const lang of ["en", "es"]) {
      const data = JSON.parse(await (await ask(`/charts/${name}.json?lang=${lang}`)).text());
      const table: string[][] = parse(await (await ask(`/charts/${name}.csv?lang=${lang}`)).text());
      expect(table[0], name).toEqual(data.columns);
      expect(table.slice(1), name).toEqual(
        data.rows.map((row: unknown[]) => row.map((value) => (value === null ? "" : String(value)))),
      );
      for (const key of ["title", "unit", "n", "license", "version", "address", "page"])
        expect(data[key], `${name} ${key}`).toBeTruthy();
    }
});

test("the bars add up to the record, and the map's rows to its findings", async () => {
  const rows = async (name: string) => JSON.parse(await (await ask(`/charts/${name}.json`)).text()).rows;
  const sum = (list: [string, number][]) => list.reduce((total, [, n]) => total + n, 0);
  expect(sum(await rows("claims-by-certainty"))).toBe(commons.counts.claims);
  expect(sum(await rows("findings-by-outcome"))).toBe(commons.all("studies").flatMap((s) => s.findings).length);
  const map = evidenceMap(commons);
  const cells: (string | number)[][] = await rows("evidence-map");
  expect(cells).toHaveLength(map.all.cells);
  expect(cells.filter((cell) => cell[4] === 0)).toHaveLength(map.all.blank);
  for (const cell of cells) expect((cell.slice(6, 10) as number[]).reduce((a, b) => a + b)).toBe(cell[4]);
  expect(await rows("states-by-condition")).toHaveLength(commons.counts.states);
});

test("no chart of that name: not found, and a claim with too few effects has none", async () => {
  for (const path of [
    "none.svg",
    "evidence-map.png",
    "toString.csv",
    "effects-claims-microschool-effects-unknown.svg",
    "effects-claims-none.csv",
  ])
    expect((await ask(`/charts/${path}`)).status, path).toBe(404);
});
