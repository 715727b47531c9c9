import { inspectFile } from "./file.ts";
import type { Mapping } from "./mapping.ts";
import { type Measure, measuresOf } from "./measure.ts";
import { wantedColumns } from "./plan.ts";
import type { ImportReport } from "./report.ts";
import { detectFormat, readRows } from "./table.ts";

/** What a dry run saw besides numbers, by source: at how many places, and the first of them. `elsewhere`: the first that are not in the list. */
export type Notes = { places: number; seen: Seen[]; elsewhere: Named[] };
export type Named = { id: string; name: string }; // name "" = nobody says it
export type Seen = {
  what: "not-asked" | "no-answers" | "no-entry" | "hidden" | "bound";
  source: Measure["source"];
  places: number;
  first: Named[];
};

const FIRST = 5;

type Cells = {
  value: number[];
  missing: Codes;
  suppressed: Codes;
  censored: Codes;
  notAsked: { column: number; is: string } | null;
};
type Codes = { is: Set<string>; begins: string[] };

/**
 * Reads the rows that were kept once more and counts what is no number there: people who were not asked, asked but without an answer,
 * hidden by the publisher, given as a bound.
 *
 * @param paths  of the files, by their id in the mapping
 * @param known  names of the places that are here already, by id
 */
export async function notesOf(
  mapping: Mapping,
  paths: ReadonlyMap<string, string>,
  report: ImportReport,
  known: ReadonlyMap<string, string> = new Map(),
): Promise<Notes> {
  const measures = measuresOf(mapping, mapping.mapping);
  const places = new Set<string>();
  const others = new Map<string, string>(); // of those elsewhere
  const elsewhere = new Set(report.notInList.places);
  const seen = new Map<string, Seen>();
  const noted = new Set<string>(); // a place once, in however many files
  const note = (what: Seen["what"], source: Seen["source"], place: Named) => {
    const key = `${what} ${source} ${place.id}`;
    if (noted.has(key)) return;
    noted.add(key);
    const one = seen.get(`${what} ${source}`) ?? { what, source, places: 0, first: [] };
    one.places++;
    if (one.first.length < FIRST) one.first.push(place);
    seen.set(`${what} ${source}`, one);
  };
  for (const declared of mapping.files) {
    const path = paths.get(declared.id);
    if (path === undefined) continue;
    const file = await inspectFile(path, declared);
    const wanted = wantedColumns({ ...mapping, round: mapping.round ?? { id: "-" } }, declared.id, measures);
    const format = await detectFormat(file, declared, wanted);
    const refused = new Set(report.refused.filter(({ fileId }) => fileId === declared.id).map(({ line }) => line));
    const bySource = Map.groupBy(
      measures
        .filter(({ file: only }) => only === null || only === declared.id)
        .flatMap((m) => cellsOf(m, format.header) ?? []),
      ({ source }) => source,
    );
    const id = format.header.indexOf(wanted[0] ?? "");
    const called = mapping.places.name === undefined ? -1 : format.header.indexOf(mapping.places.name);
    const where = Object.entries(mapping.where).map(([column, is]) => ({ column: format.header.indexOf(column), is }));
    await readRows(file, format, ({ line, cells }) => {
      const place = (cells[id] ?? "").trim();
      if (refused.has(line) || !where.every(({ column, is }) => (cells[column] ?? "").trim() === is)) return;
      const name = known.get(place) ?? (called < 0 ? "" : (cells[called] ?? "").trim());
      if (elsewhere.has(place)) {
        if (others.size < FIRST) others.set(place, name);
        return;
      }
      places.add(place);
      for (const [source, all] of bySource)
        for (const what of saidAt(all, source, cells)) note(what, source, { id: place, name });
    });
  }
  return {
    places: places.size,
    elsewhere: [...others].map(([id, name]) => ({ id, name })),
    seen: [...seen.values()].sort((a, b) => b.places - a.places),
  };
}

function saidAt(all: readonly Cells[], source: Measure["source"], cells: readonly string[]): Seen["what"][] {
  const text = (i: number) => (cells[i] ?? "").trim();
  if (all.every(({ notAsked }) => notAsked !== null && text(notAsked.column) === notAsked.is)) return ["not-asked"];
  const said: Seen["what"][] = [];
  const every = all.flatMap((m) => m.value.map((i) => ({ m, text: text(i) })));
  if (every.some(({ m, text }) => among(m.suppressed, text))) said.push("hidden");
  if (every.some(({ m, text }) => among(m.censored, text))) said.push("bound");
  if (every.length > 0 && every.every(({ m, text }) => among(m.missing, text)))
    said.push(source === "record" || source === "observer" ? "no-entry" : "no-answers");
  return said;
}

/** null where the file has not the measure's columns. */
function cellsOf(m: Measure, header: readonly string[]): (Cells & { source: Measure["source"] }) | null {
  const value = m.value.map((column) => header.indexOf(column));
  if (value.includes(-1)) return null;
  const column = m.notAsked === null ? -1 : header.indexOf(m.notAsked.column);
  return {
    source: m.source,
    value,
    missing: codes(m.missing),
    suppressed: codes(m.suppressed),
    censored: codes(m.censored),
    notAsked: m.notAsked === null ? null : { column, is: m.notAsked.is },
  };
}

function codes(list: readonly string[]): Codes {
  return {
    is: new Set(list.filter((code) => !code.endsWith("*"))),
    begins: list.filter((code) => code.endsWith("*")).map((code) => code.slice(0, -1)),
  };
}

function among({ is, begins }: Codes, text: string): boolean {
  return is.has(text) || begins.some((begin) => text.startsWith(begin));
}
