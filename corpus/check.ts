/** The whole answer about a corpus folder: what is wrong, what is worth knowing, how much there is. */
import { changesFile, checkStamps, readChanges } from "./changes.ts";
import { checkRecords } from "./checks/index.ts";
import { type Kind, kinds } from "./kinds.ts";
import type { CorpusProblem } from "./problem.ts";
import { type ReadRecord, readCorpus, recordTexts } from "./read.ts";
import { referencesOf } from "./references.ts";

export type CorpusAnswer = {
  readonly problems: readonly CorpusProblem[];
  /** Records that changed since their stamp: problems too, and what `npm run stamp` is for. */
  readonly unstamped: readonly CorpusProblem[];
  readonly counts: Readonly<Record<Kind, number>>;
  readonly findings: number;
  readonly references: number;
  /** Codes of frameworks that indicators, instruments and other frameworks name. */
  readonly codes: number;
  /** Sources that no record names: allowed, and worth knowing. */
  readonly unnamedSources: readonly string[];
};

/** Reads and checks a folder. With broken records the rules across records are still checked between the others. */
export function checkCorpus(dir: string): CorpusAnswer {
  const { records, problems } = readCorpus(dir);
  const broken = problems.length > 0;
  const across = checkRecords(records).filter((problem) => !broken || !blames(problem, problems));
  const references = records.flatMap(referencesOf);
  const named = new Set(references.map(({ to }) => `${to.kind}/${to.id}`));
  const count = (kind: Kind) => records.filter((record) => record.kind === kind).length;
  return {
    problems: [...problems, ...across],
    unstamped: stampProblems(dir, records, broken),
    counts: Object.fromEntries(kinds.map((kind) => [kind, count(kind)])) as Record<Kind, number>,
    findings: records.reduce((sum, { kind, body }) => sum + (kind === "studies" ? body.findings.length : 0), 0),
    references: references.length,
    codes: references.filter(({ to }) => to.kind === "frameworks").length,
    unnamedSources: records.flatMap(({ kind, id }) => (kind === "sources" && !named.has(`sources/${id}`) ? [id] : [])),
  };
}

/** A record that could not be read is missing for all who name it: its own problem is enough. */
function blames({ what }: CorpusProblem, problems: readonly CorpusProblem[]): boolean {
  return problems.some(({ file }) => {
    const id = file.slice(file.indexOf("/") + 1, -".yaml".length);
    return what.includes(`"${id}" is not in ${file.slice(0, file.indexOf("/") + 1)}`);
  });
}

function stampProblems(dir: string, records: readonly ReadRecord[], broken: boolean): CorpusProblem[] {
  try {
    const problems = checkStamps(records, readChanges(dir));
    return broken ? problems.filter(({ file }) => file !== changesFile) : problems;
  } catch (error) {
    return [{ file: changesFile, path: "", what: `cannot be read: ${(error as Error).message} Restore it from git.` }];
  }
}

/** The problems of one file, and those of other files that name it. */
export function problemsOf(file: string, problems: readonly CorpusProblem[]): CorpusProblem[] {
  const id = file === "sources.json" ? undefined : file.slice(file.indexOf("/") + 1, -".yaml".length);
  return problems.filter((problem) => {
    return problem.file === file || (id !== undefined && problem.what.includes(`"${id}"`));
  });
}

/** The files of records, as problems name them. */
export function filesOf(dir: string): string[] {
  return [...new Set(recordTexts(dir).texts.map(({ file }) => file))];
}

/** One of these files by what a person typed: `corpus/studies/x.yaml`, `studies/x.yaml`, `x.yaml` or `x`. */
export function fileOf(dir: string, typed: string): string | undefined {
  const path = `/${typed.replaceAll("\\", "/").replace(/\.yaml$/, "")}`;
  const found = filesOf(dir).filter((file) => {
    const name = file === "sources.json" ? file : file.slice(0, -".yaml".length);
    return path.endsWith(`/${name}`) || path === `/${name.slice(name.indexOf("/") + 1)}`;
  });
  return found.length === 1 ? found[0] : undefined;
}
