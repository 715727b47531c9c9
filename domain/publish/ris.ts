/**
 * A work as RIS, which reference managers read. Held against plugin-ris of citation-js in citation.test.ts, which names what we do
 * otherwise. Lines end with CR LF, as the format asks.
 */
import { dateOf, pagesOf, type Work } from "./csl.ts";

const TYPES: { readonly [T in Work["type"]]: string } = {
  article: "JOUR",
  "article-journal": "JOUR",
  "article-magazine": "MGZN",
  "article-newspaper": "NEWS",
  book: "BOOK",
  chapter: "CHAP",
  dataset: "DATA",
  document: "GEN",
  "entry-dictionary": "DICT",
  legislation: "LEGAL",
  manuscript: "MANSCPT",
  "post-weblog": "BLOG",
  report: "RPRT",
  speech: "SOUND",
  thesis: "THES",
  webpage: "ELEC",
};

export function ris(work: Work): string {
  const [year] = dateOf(work);
  const [first, last] = pagesOf(work) ?? [];
  const fields: [tag: string, value: string | number | undefined][] = [
    ["TY", TYPES[work.type]],
    ["ID", work.id],
    ...(work.author ?? []).map((author): [string, string] => ["AU", nameOf(author)]),
    ["PY", year],
    ["DA", slashed(dateOf(work))],
    ["TI", work.title],
    ["T2", work["container-title"]],
    ["VL", work.volume],
    ["IS", work.issue],
    ["SP", first],
    ["EP", last],
    ["PB", work.publisher],
    ["ET", work.version],
    ["M3", work.genre],
    ["SN", work.ISBN],
    ["DO", work.DOI],
    ["UR", work.URL],
    ["Y2", slashed(dateOf(work, "accessed"))],
  ];
  const lines = fields.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${oneLine(String(value))}`]));
  return [...lines, "ER  - ", ""].join("\r\n");
}

function nameOf({ family, given, literal }: NonNullable<Work["author"]>[number]): string {
  return literal ?? [family, given].filter(Boolean).join(", ");
}

/** "2024/02/09/", "2013/10//", "2013///": year, month, day and a remark that nobody makes. */
function slashed([year, month, day]: readonly number[]): string | undefined {
  if (year === undefined) return undefined;
  const two = (n: number | undefined) => (n === undefined ? "" : String(n).padStart(2, "0"));
  return `${year}/${two(month)}/${two(day)}/`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
