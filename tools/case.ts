import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { dump } from "js-yaml";
import { readCasePackage } from "../domain/publish/case-read.ts";
import { problems } from "./problems.ts";
import { OK, UsageError, type Verb } from "./verb.ts";

export const verb: Verb = {
  name: "case",
  summary: "a CASE package as a framework of the corpus, and what of it is not kept",
  usage: "case FILE.json",
  async run(args, io) {
    const [file, ...more] = parseArgs({ args, allowPositionals: true }).positionals;
    if (file === undefined || more.length > 0) throw new UsageError("Name one file.");
    const { framework, notKept, toSay } = readCasePackage(jsonOf(file));
    if (io.json) io.out(JSON.stringify({ framework, notKept, toSay }));
    else io.out(dump(framework, { lineWidth: 120 }).trimEnd());
    io.err(`${framework.items.length} items, ${framework.associations.length} links inside beyond the tree,`);
    io.err(`${framework.case?.links.length ?? 0} links that lead out or have no word of ours: kept, not resolved.`);
    io.err(notKept.length === 0 ? "Everything else is kept." : "Not kept:");
    for (const line of notKept) io.err(`  ${line}`);
    io.err("Say before it can join the corpus:");
    for (const line of toSay) io.err(`  ${line}`);
    return OK;
  },
};

function jsonOf(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw problems.cannotRead({ file, why: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw problems.notJson({ file, why: (error as Error).message });
  }
}
