/** The corpus as its writers left it: the files of the folder, for the download. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { corpusFolder, hashOf, kinds } from "../../corpus/index.ts";
import type { Commons } from "../commons/commons.ts";

export type CorpusText = { readonly path: string; readonly text: string };

/**
 * The records' YAML files that say what the commons says, by kind and id. A file that was changed or taken away since the program
 * started is left out: the download is of one version. sources.json is no file of a record's own and not among them.
 */
export async function corpusTexts(commons: Commons, folder = corpusFolder): Promise<CorpusText[]> {
  const texts: CorpusText[] = [];
  for (const kind of kinds) {
    if (kind === "sources") continue;
    for (const { id } of commons.all(kind)) {
      const path = `${kind}/${id}.yaml`;
      const raw = await readFile(join(folder, path), "utf8").catch(() => "");
      const text = raw.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
      if (hashOf(text).startsWith(commons.versionOf(kind, id))) texts.push({ path, text });
    }
  }
  return texts;
}
