/** What is in the zip of the whole record: YAML as it was written, tables, codebook, sources, licence, how to cite it and read it into R. */
import { zipSync } from "fflate";
import type { Commons } from "../commons/commons.ts";
import { apa } from "./apa.ts";
import { bibtex } from "./bibtex.ts";
import { citedWhole } from "./cite.ts";
import { corpusTexts } from "./corpus-text.store.ts";
import { workOf } from "./csl.ts";
import { FOLDER } from "./download.ts";
import { LICENSE_TEXT, readme } from "./readme.ts";
import { codebookPage, csv, tables } from "./tables/index.ts";

/**
 * The zip's bytes: the same for the same version and site, with files in a fixed order, all dated by the last change. Half a second of
 * work in one piece: done in a worker (download.worker.ts).
 */
export async function makeBundle(commons: Commons, site: string): Promise<Uint8Array<ArrayBuffer>> {
  const [year = 1980, month = 1, day = 1] = (commons.changedOn ?? "1980-01-01").split("-").map(Number);
  const mtime = new Date(year, month - 1, day); // zip keeps local time, so the bytes are the same everywhere
  const files: Record<string, Uint8Array> = {};
  for (const [path, text] of await filesOf(commons, site)) files[`${FOLDER}/${path}`] = Buffer.from(text);
  return zipSync(files, { level: 6, mtime });
}

async function filesOf(commons: Commons, site: string): Promise<[path: string, text: string][]> {
  const whole = citedWhole(commons, site);
  const sources = commons.all("sources");
  return [
    ["README.md", readme(commons, site)],
    ["LICENSE", LICENSE_TEXT],
    ["CITATION.bib", bibtex([whole])],
    ["CITATION.txt", `${apa(whole)}\n`],
    ["CODEBOOK.md", codebookPage()],
    ...tables.map((table): [string, string] => [`csv/${table.name}.csv`, csv(table, commons, site)]),
    ["sources/sources.json", `${JSON.stringify(sources, null, 2)}\n`],
    ["sources/sources.bib", bibtex(sources.map(workOf))],
    ...(await corpusTexts(commons)).map(({ path, text }): [string, string] => [`yaml/${path}`, text]),
  ];
}
