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

/** A file that was sent, by the name its sender gave it. */
export type Sent = { name: string; header: readonly string[] };

/** How well a mapping fits the files that were sent. */
export type Fit = {
  candidate: Candidate;
  files: { id: string; index: number }[]; // which of the mapping's files is which of those sent
  untold: number[]; // files sent that may be of several rounds: their names do not tell, and they have the columns of each
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
 * most, and where several have as many, as two years of one report do, the one of its name; without such a name it is not told. A
 * mapping without its id column in any file is none.
 */
export function fitting(candidates: readonly Candidate[], sent: readonly Sent[]): Fit[] {
  const files = sent.map(({ name, header }) => ({ name: plain(name), has: new Set(header) }));
  return candidates
    .flatMap((candidate) => fitOf(candidate, files) ?? [])
    .filter(({ there, wanted }) => there / wanted >= LEAST)
    .sort((a, b) => shareOf(b) - shareOf(a) || b.wanted - a.wanted || (a.candidate.from === "before" ? -1 : 1));
}

/** Which file is which, by the mapping's ids; a file of which it is not told is of none until a person says it. */
export type Parts = { parts: Record<string, number>; untold: number[] };

/** Which of the files that were sent is which of a mapping's, for a mapping that somebody chose: the first is the first where none is like it. */
export function partsOf(candidate: Candidate, sent: readonly Sent[]): Parts {
  const fit = fitOf(
    candidate,
    sent.map(({ name, header }) => ({ name: plain(name), has: new Set(header) })),
  );
  return fit ? toldBy(fit) : { parts: { [candidate.wants[0]?.file ?? ""]: 0 }, untold: [] };
}

export function toldBy({ files, untold }: Pick<Fit, "files" | "untold">): Parts {
  const told = files.filter(({ index }) => !untold.includes(index));
  return { parts: Object.fromEntries(told.map(({ id, index }) => [id, index])), untold };
}

export function isWhole({ there, wanted }: Fit): boolean {
  return there === wanted;
}

const shareOf = ({ there, wanted, files }: Fit) => there / wanted + files.length / 1000;

/** "Report_sy1516 (1).CSV" and "report_sy1516.csv" are one name: browsers number what is downloaded twice. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/ ?\(\d+\)(?=\.[^.]*$)/, "")
    .trim();
}

function fitOf(candidate: Candidate, sent: readonly { name: string; has: ReadonlySet<string> }[]): Fit | null {
  const files = new Map(candidate.mapping.files.map((file) => [file.id, file]));
  const isNamed = (id: string, name: string) =>
    name === plain(files.get(id)?.name ?? "") || name === `refused-${id}.csv`; // or rows corrected
  const named = ({ name }: { name: string }) => [...files.keys()].some((id) => isNamed(id, name));
  const inOrder = [...sent.entries()].sort(([, a], [, b]) => Number(named(b)) - Number(named(a)));
  const free = new Set(candidate.wants);
  const fit: Fit = { candidate, files: [], untold: [], there: 0, wanted: 0, missing: [] };
  for (const [index, { name, has }] of inOrder) {
    const like = candidate.wants
      .filter(({ columns }) => has.has(columns[0] ?? ""))
      .map((want) => {
        const there = want.columns.filter((column) => has.has(column)).length;
        return { want, there, share: there / want.columns.length, named: isNamed(want.file, name) };
      })
      .sort((a, b) => b.share - a.share || Number(b.named) - Number(a.named));
    const best = like.find(({ want }) => free.has(want));
    if (!best) continue;
    const asLike = like.filter(({ share }) => share >= best.share);
    if (!best.named && new Set(asLike.map(({ want }) => files.get(want.file)?.round?.id)).size > 1)
      fit.untold.push(index);
    free.delete(best.want);
    fit.files.push({ id: best.want.file, index });
    fit.there += best.there;
    fit.wanted += best.want.columns.length;
    fit.missing.push(...best.want.columns.filter((column) => !has.has(column)));
  }
  return fit.files.length === 0 ? null : fit;
}
