import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Db } from "../../db/connect.ts";
import { type ImportRequest, importFiles } from "./import.ts";
import type { ImportReport } from "./report.ts";

const folder = new URL("../../examples/made-up-district/", import.meta.url);

/** The root place of the made-up district. */
export const MADE_UP = "made-up";

/**
 * Fills a test database with the made-up district of examples/made-up-district: 24 schools M01 to M24 under two towns, a
 * survey of teachers, students and families with counts per answer, and outcomes of the same schools. Among them a group of
 * 7 teachers (M03) and one of 4 families (M08), elementary schools (M01 to M10) whose students were not asked, a suppressed
 * value (M18), a censored one (M20) and missing ones (M05, M11).
 */
export async function importMadeUpDistrict(db: Db): Promise<{ survey: ImportReport; outcomes: ImportReport }> {
  return { survey: await importExample(db, "survey"), outcomes: await importExample(db, "outcomes") };
}

/** One of the two imports of the made-up district; the survey makes the list of places. */
export async function importExample(
  db: Db,
  id: "survey" | "outcomes",
  options: Pick<ImportRequest, "dryRun"> = {},
): Promise<ImportReport> {
  const text = await readFile(new URL(`${id}.yaml`, folder), "utf8");
  const files = new Map([[id, fileURLToPath(new URL(`${id}.csv`, folder))]]);
  return importFiles(db, { mapping: { name: `${id}.yaml`, text }, files, ...options });
}
