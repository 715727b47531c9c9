import {
  checkCorpus,
  corpusFolder,
  didYouMean,
  fileOf,
  filesOf,
  kinds,
  problemLine,
  problemsOf,
} from "../corpus/index.ts";
import { OK, PROBLEM, UsageError, type Verb } from "./verb.ts";

export const verb: Verb = {
  name: "check-corpus",
  summary: "check every record of the corpus, or one against the others",
  usage: "check-corpus [FILE]",
  async run(args, io) {
    const [typed, ...more] = args;
    if (more.length > 0) throw new UsageError("Name one file, or none for all.");
    const answer = checkCorpus(corpusFolder);
    const file = typed === undefined ? undefined : fileOf(corpusFolder, typed);
    if (typed !== undefined && file === undefined) {
      const meant = didYouMean(typed.replace(/^(\.\/)?corpus\//, ""), filesOf(corpusFolder));
      io.err(
        `${typed}: there is no such record.${meant || " Name it as KIND/ID.yaml; it must stand in the corpus folder."}`,
      );
      return PROBLEM;
    }
    const all = [...answer.problems, ...answer.unstamped];
    const problems = file === undefined ? all : problemsOf(file, all);
    if (io.json) io.out(JSON.stringify({ ...answer, problems }));
    else {
      for (const problem of problems) io.err(`corpus/${problemLine(problem)}`);
      for (const line of summary(answer)) io.out(line);
      io.out(`${file === undefined ? "All" : file}: ${count(problems.length, "problem")}.`);
    }
    return problems.length === 0 ? OK : PROBLEM;
  },
};

function summary({ counts, findings, references, codes, unnamedSources }: ReturnType<typeof checkCorpus>): string[] {
  const records = kinds.reduce((sum, kind) => sum + counts[kind], 0);
  const parts = kinds.map((kind) => `${counts[kind]} ${kind}`).join(", ");
  return [
    `${records} records: ${parts}.`,
    `${findings} findings in the studies; ${references} references between records, ${codes} of them to codes of frameworks.`,
    `${count(unnamedSources.length, "source")} that no record names: allowed; --json lists them.`,
  ];
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
