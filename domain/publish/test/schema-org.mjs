/*
 * Types and properties of schema.org that linked data may use, as names only, from the declarations of schema-dts 2.1.0
 * (Apache-2.0, made by Google from schema.org): written in the form in which schema.org publishes its vocabulary, which is what
 * @adobe/structured-data-validator reads. In a folder of its own, with Node 24:
 *
 *   npm i schema-dts@2.1.0
 *   cp REPOSITORY/domain/publish/test/schema-org.mjs . && node schema-org.mjs > REPOSITORY/domain/publish/test/schema-org.json
 */
import { readFileSync } from "node:fs";

const text = readFileSync("node_modules/schema-dts/dist/schema.d.ts", "utf8");
const types = new Map();
for (const [, name, parents = "", body] of text.matchAll(
  /^interface (\w+)Base(?: extends ([^{]+?))? \{\n([\s\S]*?)^\}/gm,
)) {
  const own = [...body.matchAll(/^ {4}"(\w+)"\?:/gm)].map(([, property]) => property);
  types.set(name, { parents: [...parents.matchAll(/(\w+)Base\b/g)].map(([, parent]) => parent), own });
}
// a type without properties of its own is declared by its leaf alone: interface ReportLeaf extends ArticleBase
for (const [, name, parents] of text.matchAll(/^export interface (\w+)Leaf extends ([^{]+) \{/gm)) {
  if (!types.has(name)) types.set(name, { parents: [...parents.matchAll(/(\w+)Base\b/g)].map(([, p]) => p), own: [] });
}
const wanted = new Set();
const want = (name) => {
  if (wanted.has(name) || !types.has(name)) return;
  wanted.add(name);
  for (const parent of types.get(name).parents) want(parent);
};
const USED =
  "Article BlogPosting Book Chapter Claim CreativeWork DataDownload Dataset DefinedTerm DefinedTermSet HowTo HowToStep LearningResource Legislation Manuscript NewsArticle Organization Periodical Person Report ScholarlyArticle State Thesis WebPage WebSite";
for (const name of USED.split(" ")) want(name);
const domains = new Map();
for (const name of [...wanted].sort())
  for (const property of types.get(name).own) domains.set(property, [...(domains.get(property) ?? []), name]);
const id = (name) => ({ "@id": `schema:${name}` });
const graph = [
  ...[...wanted]
    .sort()
    .map((name) => ({ ...id(name), "@type": "rdfs:Class", "rdfs:subClassOf": types.get(name).parents.map(id) })),
  ...[...domains]
    .sort()
    .map(([name, of]) => ({ ...id(name), "@type": "rdf:Property", "schema:domainIncludes": of.map(id) })),
];
console.log(JSON.stringify({ "@graph": graph }));
