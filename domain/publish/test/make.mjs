/*
 * Reference output for apa.ts and ris.ts, from programs that are not ours. Not part of the program: its packages (citeproc is
 * CPAL/AGPL, the style is CC BY-SA) are in no package.json. In a folder of its own, with Node 24:
 *
 *   npm i @citation-js/core@0.8.2 @citation-js/plugin-csl@0.8.2 @citation-js/plugin-ris@0.8.2
 *   cp REPOSITORY/domain/publish/test/make.mjs . && node make.mjs REPOSITORY > REPOSITORY/domain/publish/test/expected.json
 *
 * APA: citeproc-js with the style "apa" (American Psychological Association 7th edition) and locale en-US that plugin-csl
 * brings along. RIS: plugin-ris. Every third source of the corpus of each type (all of a
 * type with 15 or fewer), then hard-cases.json. Where the corpus names a newspaper, magazine
 * or blog as publisher it is given as container, and our notes are left out, as workOf in csl.ts does.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";

const root = process.argv[2];
const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));
const byType = Object.values(Object.groupBy(read("corpus/sources.json"), ({ type }) => type));
const some = byType.flatMap((works) => works.filter((_, i) => works.length <= 15 || i % 3 === 0));
const items = [...some, ...read("domain/publish/test/hard-cases.json")];
const standsIn = ["article-journal", "article-magazine", "article-newspaper", "post-weblog"];
for (const item of items) {
  delete item.note;
  if (!standsIn.includes(item.type) || item["container-title"] || !item.publisher) continue;
  item["container-title"] = item.publisher;
  delete item.publisher;
}
const apa = (item) => new Cite(item).format("bibliography", { format: "text", template: "apa", lang: "en-US" }).trim();
const ris = (item) => plugins.output.format("ris", [item]).trim();
const expected = items.map((item) => ({ item, apa: apa(item), ris: ris(item) }));
console.log(JSON.stringify({ software: "citeproc-js and plugin-ris by @citation-js 0.8.2", expected }, null, 1));
