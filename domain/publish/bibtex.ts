/**
 * Works as BibTeX, in ASCII where LaTeX has a name for the letter. Held against plugin-bibtex of citation-js in bibtex.test.ts, which
 * names what we do otherwise. That plugin cost the first page 0.2 to 0.5 s of work; this costs nothing to load.
 */
import type { Work } from "./csl.ts";

const TYPES: { readonly [T in Work["type"]]?: string } = {
  article: "article",
  "article-journal": "article",
  "article-magazine": "article",
  "article-newspaper": "article",
  book: "book",
  chapter: "inbook",
  manuscript: "unpublished",
  report: "techreport",
};

/** Entries of several works, keyed by their ids; empty where there are none. Ends with a line break. */
export function bibtex(works: readonly Work[]): string {
  return works.map(entry).join("\n");
}

function entry(work: Work): string {
  const type = TYPES[work.type] ?? "misc";
  const [year, month] = work.issued?.["date-parts"][0] ?? []; // a day has no field of its own
  const [container, publisher] = [work["container-title"], work.publisher];
  const fields: [name: string, value: string | undefined][] = [
    ["author", work.author?.map(nameOf).join(" and ")],
    ["booktitle", type === "inbook" && container ? titleOf(container) : undefined],
    ["journal", type === "article" && container ? escaped(container) : undefined],
    ["doi", work.DOI],
    ["isbn", work.ISBN],
    ["number", type === "article" && /\d/.test(work.issue ?? "") ? escaped(work.issue) : undefined],
    ["year", year?.toString()],
    ["month", month?.toString()],
    ["note", escaped(work.note)],
    ["pages", escaped(work.page?.replace("-", "--"))],
    [PUBLISHED_BY[work.type] ?? "publisher", publisher && listed(escaped(publisher))],
    ["title", titleOf(work.title)],
    ["url", work.URL],
    ["howpublished", publisher === undefined ? escaped(work.URL) : undefined],
    ["volume", escaped(work.volume)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},\n`]));
  return `@${type}{${work.id},\n${lines.join("")}}\n`;
}

const PUBLISHED_BY: { readonly [T in Work["type"]]?: string } = {
  report: "institution",
  thesis: "school",
  manuscript: "howpublished",
};

function nameOf({ family = "", given, literal }: NonNullable<Work["author"]>[number]): string {
  if (literal !== undefined || given === undefined) return `{${escaped(literal ?? family)}}`;
  return listed(escaped(`${family}, ${given}`));
}

/** " and " parts the members of a list; within one it is held together. */
function listed(text: string): string {
  return text.includes(" and ") ? `{${text}}` : text;
}

/** Words with capitals keep them, but for the first of the title and of its subtitle, which every style writes large. */
function titleOf(text: string): string {
  const parts = escaped(text).split(/(:\s*)/);
  return parts.map((part) => part.replace(/([^\\])\b([a-z]*[A-Z].*?)\b/g, "$1{$2}")).join("");
}

const LATEX: { readonly [letter: string]: string } = {
  ...{ "–": "--", "—": "---", "“": "``", "”": "''", "‘": "\\textquoteleft{}", "’": "\\textquoteright{}" },
  ...{ "«": "\\guillemetleft{}", "»": "\\guillemetright{}", "¡": "\\textexclamdown{}", "¿": "\\textquestiondown{}" },
  ...{
    ß: "\\ss{}",
    æ: "\\ae{}",
    Æ: "\\AE{}",
    œ: "\\oe{}",
    Œ: "\\OE{}",
    ø: "\\o{}",
    Ø: "\\O{}",
    ł: "\\l{}",
    Ł: "\\L{}",
  },
  ...{ ı: "\\i{}", đ: "\\dj{}", Đ: "\\DJ{}", ð: "\\dh{}", Ð: "\\DH{}", þ: "\\th{}", Þ: "\\TH{}" },
  ...{ "§": "\\textsection{}", "©": "\\copyright{}", "®": "\\textregistered{}", "°": "\\textdegree{}" },
  ...{
    "×": "\\texttimes{}",
    "•": "\\textbullet{}",
    "€": "\\texteuro{}",
    "£": "\\textsterling{}",
    "†": "\\textdagger{}",
    "\u2044": "\\textfractionsolidus{}",
  },
  ...{ "\\": "\\textbackslash{}", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}" },
  ...{ "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}", "`": "\\textasciigrave{}" },
  ...{
    "&": "\\&",
    "%": "\\%",
    $: "\\textdollar{}",
    "#": "\\#",
    _: "\\textunderscore{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
  },
};

/** Marks that stand over or under the letter before them, by their command. */
const MARKS: { readonly [mark: string]: string } = {
  ...{ "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": "." },
  ...{ "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0323": "d", "\u0327": "c", "\u0328": "k" },
};
const LETTER_WITH_MARKS = new RegExp(`(.)([${Object.keys(MARKS).join("")}]+)`, "gu");

function escaped(text: string): string;
function escaped(text: string | undefined): string | undefined;
function escaped(text: string | undefined): string | undefined {
  return text
    ?.normalize("NFKD")
    .replace(/[^a-zA-Z0-9\s]/gu, (letter) => LATEX[letter] ?? letter)
    .replace(LETTER_WITH_MARKS, (_, letter: string, marks: string) =>
      [...marks].reduce((inner, mark) => `{\\${MARKS[mark]} ${inner}}`, letter),
    )
    .normalize("NFC"); // a letter that LaTeX has no name for stays as it is
}
