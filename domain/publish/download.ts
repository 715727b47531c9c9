/** The whole record as one zip: YAML as it was written, tables, codebook, sources, licence, how to cite it and read it into R. */
import { setImmediate } from "node:timers/promises";
import { Zip, ZipDeflate } from "fflate";
import type { Commons } from "../commons/commons.ts";
import { apa } from "./apa.ts";
import { bibtex, loadBibtex } from "./bibtex.ts";
import { citedWhole } from "./cite.ts";
import { type CorpusText, corpusTexts } from "./corpus-text.store.ts";
import { workOf } from "./csl.ts";
import { LICENSE_TEXT, readme } from "./readme.ts";
import { codebookPage, csvParts, tables } from "./tables/index.ts";

/** `size` in bytes, unpacked. */
export type Inside = { readonly path: string; readonly size: number };
export type Bundle = { readonly zip: Uint8Array; readonly inside: readonly Inside[] };

export const FOLDER = "innodopt-corpus";

const made = new Map<string, Promise<Bundle>>();

/** Made when it is first asked for, then kept while the program runs: one for each version and place to be found. */
export function bundleOf(commons: Commons, site: string): Promise<Bundle> {
  const key = `${commons.version} ${commons.changedOn} ${site}`;
  let bundle = made.get(key);
  if (!bundle) {
    bundle = makeBundle(commons, site);
    bundle.catch(() => made.delete(key));
    made.set(key, bundle);
  }
  return bundle;
}

/** The same bytes for the same version and site: files in a fixed order, all dated by the last change. */
export async function makeBundle(commons: Commons, site: string): Promise<Bundle> {
  await loadBibtex();
  const [year = 1980, month = 1, day = 1] = (commons.changedOn ?? "1980-01-01").split("-").map(Number);
  const mtime = new Date(year, month - 1, day); // zip keeps local time, so the bytes are the same everywhere
  const parts: Uint8Array[] = [];
  const inside: Inside[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part);
  });
  for await (const { path, text } of filesOf(commons, site)) {
    const bytes = Buffer.from(text);
    inside.push({ path, size: bytes.length });
    const file = new ZipDeflate(`${FOLDER}/${path}`, { level: 6 });
    file.mtime = mtime;
    zip.add(file);
    for (let at = 0; at === 0 || at < bytes.length; at += PIECE) {
      file.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
      await setImmediate(); // others are served in between
    }
  }
  zip.end();
  return { zip: Buffer.concat(parts), inside };
}

const PIECE = 32 * 1024; // bytes compressed at a time, some 3 ms

async function* filesOf(commons: Commons, site: string): AsyncGenerator<CorpusText> {
  yield { path: "README.md", text: readme(commons, site) };
  yield { path: "LICENSE", text: LICENSE_TEXT };
  yield { path: "CITATION.bib", text: bibtex([citedWhole(commons, site)]) };
  yield { path: "CITATION.txt", text: `${apa(citedWhole(commons, site))}\n` };
  yield { path: "CODEBOOK.md", text: codebookPage() };
  for (const table of tables) {
    const parts: string[] = [];
    for (const part of csvParts(table, commons, site)) {
      parts.push(part);
      await setImmediate();
    }
    yield { path: `csv/${table.name}.csv`, text: parts.join("") };
  }
  const sources = commons.all("sources");
  yield { path: "sources/sources.json", text: `${JSON.stringify(sources, null, 2)}\n` };
  const entries: string[] = [];
  for (const source of sources) {
    entries.push(bibtex([workOf(source)]));
    if (entries.length % 10 === 0) await setImmediate();
  }
  yield { path: "sources/sources.bib", text: entries.join("\n") };
  for await (const { path, text } of corpusTexts(commons)) yield { path: `yaml/${path}`, text };
}
