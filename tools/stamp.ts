import {
  changesFile,
  checkCorpus,
  corpusFolder,
  readChanges,
  readCorpus,
  stampAll,
  writeChanges,
} from "../corpus/index.ts";
import { OK, PROBLEM, UsageError, type Verb } from "./verb.ts";

export const verb: Verb = {
  name: "stamp",
  summary: "write a line of corpus/changes.yaml for every record that changed",
  usage: 'stamp "what changed"',
  async run(args, io) {
    const what = args.join(" ").trim();
    if (what === "" || what.includes("\n"))
      throw new UsageError('Say in one line what changed, e.g. "sample size corrected".');
    const broken = checkCorpus(corpusFolder).problems;
    if (broken.length > 0) {
      io.err(
        `corpus: ${broken.length} problems. Only a corpus without any is stamped: npm run check-corpus lists them.`,
      );
      return PROBLEM;
    }
    const today = new Date().toISOString().slice(0, 10);
    const { after, changed, gone } = stampAll(readCorpus(corpusFolder).records, readChanges(corpusFolder), today, what);
    if (changed.length + gone.length > 0) writeChanges(corpusFolder, after);
    if (io.json) io.out(JSON.stringify({ changed, gone }));
    else {
      for (const key of changed.slice(0, 20)) io.out(`${key}: ${what}`);
      if (changed.length > 20) io.out(`… and ${changed.length - 20} more`);
      for (const key of gone) io.out(`${key}: gone`);
      io.out(`${changed.length} stamped, ${gone.length} removed from corpus/${changesFile}.`);
    }
    return OK;
  },
};
