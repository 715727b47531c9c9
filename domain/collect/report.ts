import type { StateCounts } from "./import.store.ts";
import type { RowProblem } from "./row-problems.ts";
import type { Delimiter } from "./table.ts";

/** What an import read, stored and refused. Kept with the import; the same for the same files and mapping. */
export type ImportReport = {
  outcome: "stored" | "dry-run" | "unchanged"; // unchanged: these files were imported under this mapping before
  id: string;
  mapping: string;
  root: string;
  round: string; // of rounds that a column names, "FIRST to LAST"
  files: FileReport[];
  rows: number; // read, without headers and empty lines
  rowsKept: number;
  rowsElsewhere: number; // not asked for by `where`
  refused: RefusedRow[];
  notInList: { rows: number; places: string[] }; // rows about places that are not known, under `known-only`
  placesMade: { district: number; school: number; team: number };
  placesKnown: number; // named by the files and there before
  measures: number;
  values: StateCounts;
  checks: CheckResult[];
  remarks: Remark[];
};

export type FileReport = {
  id: string;
  name: string;
  bytes: number;
  sha256: string;
  encoding: string; // and how it is known
  delimiter: Delimiter;
  headerLine: number;
  columns: number;
  rows: number;
  rowsElsewhere: number;
  measures: number;
  absent: string[]; // optional measures that the file lacks
  leftOut: { reason: string; columns: number }[];
  leftOutRows?: { reason: string; rows: number }[]; // among rowsElsewhere
  unread: string[]; // columns the mapping does not mention
};

export type RefusedRow = {
  file: string;
  fileId: string;
  line: number;
  place: string; // its id, "" where the row has none
  name?: string; // as it is called, where the id is not its name
  problems: RowProblem[];
};

/** Something the mapping declares, compared with the data. */
export type CheckResult = {
  check: "made-from" | "counts"; // a score and the mean of its parts; a value and the mean of its counted answers
  measure: string;
  compared: number; // places
  largest: number; // largest difference, in units of the scale
  allowed: number; // by the rounding that the mapping states
  at: string; // the place of the largest difference
};

/** Something odd that stopped nothing. */
export type Remark =
  | { code: "n-over-eligible"; source: string; places: string[]; reason: string } // kept as read, for the mapping's reason
  | { code: "together-waits"; mapping: string; measures: string[]; hint: string }; // a pair names a mapping not imported yet

/** The reports of the rounds of one mapping as one: what is counted in files is added up, places and measures of the fullest round. */
export function together(reports: readonly ImportReport[]): ImportReport {
  const [first, ...more] = reports;
  if (first === undefined) throw new Error("Nothing was imported.");
  return more.reduce((all, one) => {
    const most = (kind: "district" | "school" | "team") => Math.max(all.placesMade[kind], one.placesMade[kind]);
    const remarks = [...all.remarks, ...one.remarks].map((remark) => [JSON.stringify(remark), remark] as const);
    return {
      ...one,
      outcome: one.outcome === "unchanged" ? all.outcome : one.outcome,
      round: `${first.round} to ${one.round}`,
      files: [...all.files, ...one.files],
      rows: all.rows + one.rows,
      rowsKept: all.rowsKept + one.rowsKept,
      rowsElsewhere: all.rowsElsewhere + one.rowsElsewhere,
      refused: [...all.refused, ...one.refused],
      notInList: {
        rows: all.notInList.rows + one.notInList.rows,
        places: [...new Set([...all.notInList.places, ...one.notInList.places])],
      },
      placesMade: { district: most("district"), school: most("school"), team: most("team") },
      placesKnown: Math.max(all.placesKnown, one.placesKnown),
      measures: Math.max(all.measures, one.measures),
      values: Object.fromEntries(
        Object.entries(one.values).map(([state, n]) => [state, n + all.values[state as keyof StateCounts]]),
      ) as StateCounts,
      checks: [...all.checks, ...one.checks],
      remarks: [...new Map(remarks).values()],
    };
  }, first);
}

/** A refused row as a sentence. */
export function sentence({ line, place, problems: found, file }: RefusedRow): string {
  const said = found
    .map((p) => `${p.column === null ? "" : `column "${p.column}": `}${p.what} ${p.remedy}`)
    .join(" Also ");
  return `${file}: Line ${line.toLocaleString("en-US")}${place === "" ? "" : `, school ${place}`}: ${said}`;
}
