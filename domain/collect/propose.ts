import type { Mapping } from "./mapping.ts";
import { measuresOf } from "./measure.ts";
import { wantedColumns } from "./plan.ts";

/** A mapping that may fit: where it comes from, its text, and what it asks for in each of its files. */
export type Candidate = {
  from: "example" | "before"; // of this program, or used in this database
  name: string;
  text: string;
  mapping: Mapping;
  wants: { file: string; columns: string[] }[]; // the id column first; what may be absent is not among them
};

/** How well a mapping fits the files that were sent. */
export type Fit = {
  candidate: Candidate;
  files: { id: string; index: number }[]; // which of the mapping's files is which of those sent
  there: number; // columns it asks for that are there
  wanted: number;
  missing: string[];
};

/** @throws Problem "mapping-invalid" where its measures cannot be written out */
export function candidateOf(from: Candidate["from"], name: string, text: string, mapping: Mapping): Candidate {
  const measures = measuresOf(mapping, name).filter((measure) => !measure.optional);
  const ofARound = { ...mapping, round: mapping.round ?? { id: "-" } };
  const wants = mapping.files.map(({ id }) => ({
    file: id,
    columns: [...new Set(wantedColumns(ofARound, id, measures))],
  }));
  return { from, name, text, mapping, wants };
}

/** Less than this share of its columns is no likeness. */
const LEAST = 0.5;

/**
 * The mappings that fit the headers of the files, best first: each file becomes that of the mapping's files of whose columns it has
 * most. A mapping without its id column in any file is none.
 */
export function fitting(candidates: readonly Candidate[], headers: readonly (readonly string[])[]): Fit[] {
  const sets = headers.map((header) => new Set(header));
  return candidates
    .flatMap((candidate) => fitOf(candidate, sets) ?? [])
    .filter(({ there, wanted }) => there / wanted >= LEAST)
    .sort((a, b) => shareOf(b) - shareOf(a) || b.wanted - a.wanted || (a.candidate.from === "before" ? -1 : 1));
}

/** Which of the files that were sent is which of a mapping's, for a mapping that somebody chose: the first is the first where none is like it. */
export function partsOf(candidate: Candidate, headers: readonly (readonly string[])[]): Record<string, number> {
  const fit = fitOf(
    candidate,
    headers.map((header) => new Set(header)),
  );
  const files = fit?.files ?? [{ id: candidate.wants[0]?.file ?? "", index: 0 }];
  return Object.fromEntries(files.map(({ id, index }) => [id, index]));
}

export function isWhole({ there, wanted }: Fit): boolean {
  return there === wanted;
}

const shareOf = ({ there, wanted, files }: Fit) => there / wanted + files.length / 1000;

function fitOf(candidate: Candidate, headers: readonly ReadonlySet<string>[]): Fit | null {
  const free = new Map(candidate.wants.map((want) => [want.file, want.columns]));
  const fit: Fit = { candidate, files: [], there: 0, wanted: 0, missing: [] };
  headers.forEach((header, index) => {
    let best: { id: string; there: number; columns: string[] } | null = null;
    for (const [id, columns] of free) {
      if (!header.has(columns[0] ?? "")) continue;
      const there = columns.filter((column) => header.has(column)).length;
      if (best === null || there / columns.length > best.there / best.columns.length) best = { id, there, columns };
    }
    if (best === null) return;
    free.delete(best.id);
    fit.files.push({ id: best.id, index });
    fit.there += best.there;
    fit.wanted += best.columns.length;
    fit.missing.push(...best.columns.filter((column) => !header.has(column)));
  });
  return fit.files.length === 0 ? null : fit;
}
