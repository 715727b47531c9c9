/**
 * A work as the reference list of APA 7 has it, as plain text. Held against citeproc-js with the style "apa" in citation.test.ts,
 * which names what we do otherwise. Titles stay as published, without change of case.
 */
import { dateOf, pagesOf, type Work } from "./csl.ts";

/** "Ray, R. (2021). Does it work? Journal of Work, 12(4), 101–120. https://doi.org/10.1234/work" */
export function apa(work: Work): string {
  if (work.type === "legislation") return statute(work);
  const who = authors(work);
  const date = `(${written(dateOf(work), work.type) || "n.d."})`;
  const title = named(work);
  const opening = who === "" ? [title, date] : [who, date, title];
  return sentences([...opening, ...container(work), publisher(work, who)], address(work));
}

/** Statutes are cited by name and year; nobody is their author. */
function statute(work: Work): string {
  const [year] = dateOf(work);
  return sentences([year === undefined ? curled(work.title) : `${curled(work.title)} (${year})`], address(work));
}

/** Joins parts with full stops, none after one that ends a sentence by itself; the address ends without. */
function sentences(parts: readonly string[], address: string): string {
  const text = parts
    .filter((part) => part !== "")
    .map(ended)
    .join(" ");
  return address === "" ? text : `${text} ${address}`;
}

/** With its full stop, which stands inside a closing quotation mark. */
function ended(part: string): string {
  if (/[.?!…]”?$/.test(part)) return part;
  return part.endsWith("”") ? `${part.slice(0, -1)}.”` : `${part}.`;
}

const SIGNED_BY_PUBLISHER = new Set(["webpage", "entry-dictionary"]);

/** "Ray, R., van der Berg, J.-P., & RAND"; of 21 and more the first 19, "…" and the last. */
function authors(work: Work): string {
  const names = (work.author ?? []).map(({ family, given, literal }) =>
    curled(literal ?? (given === undefined ? (family ?? "") : `${family}, ${initials(given)}`)),
  );
  if (names.length === 0) return SIGNED_BY_PUBLISHER.has(work.type) ? (work.publisher ?? "") : "";
  if (names.length === 1) return names[0] ?? "";
  if (names.length > 20) return `${names.slice(0, 19).join(", ")}, … ${names.at(-1)}`;
  if (names.length === 2 && work.author?.[0]?.literal !== undefined) return names.join(" & ");
  return `${names.slice(0, -1).join(", ")}, & ${names.at(-1)}`;
}

/** "Jan-Peter W." is "J.-P. W."; "M.A." is "M. A." */
function initials(given: string): string {
  return given
    .split(/\s+|(?<=\.)(?=\p{L})/u)
    .filter((name) => name !== "")
    .map((name) =>
      name
        .split("-")
        .map((part) => `${[...part][0]}.`)
        .join("-"),
    )
    .join(" ");
}

const MONTHS = "January February March April May June July August September October November December".split(" ");
const YEAR_ONLY = new Set([
  "article",
  "article-journal",
  "book",
  "chapter",
  "dataset",
  "manuscript",
  "report",
  "thesis",
]);

/** "2024, February 9"; works that are known by their year show only that. "" without a date. */
function written([year, month, day]: readonly number[], type: Work["type"]): string {
  if (year === undefined) return "";
  if (month === undefined || YEAR_ONLY.has(type)) return String(year);
  return `${year}, ${MONTHS[month - 1]}${day === undefined ? "" : ` ${day}`}`;
}

function named(work: Work): string {
  const version = work.version === undefined ? "" : ` (Version ${work.version})`;
  const kind = work.genre ?? (work.type === "dataset" ? "Dataset" : undefined);
  return `${curled(work.title)}${version}${kind === undefined ? "" : ` [${kind}]`}`;
}

/** Straight quotes as printers set them. */
function curled(text: string): string {
  return text.replace(/(^|[\s(])(['"])(\S(?:.*?\S)?)\2(?=$|[\s,.;:)?!])/g, "$1“$3”").replaceAll("'", "’");
}

/** "Journal of Work, 12(4), 101–120", "In A whole (pp. 33–50)". */
function container(work: Work): string[] {
  const name = work["container-title"] ?? "";
  const pages = (pagesOf(work) ?? []).join("–");
  if (work.type === "chapter" || work.type === "entry-dictionary")
    return name === "" ? [] : [`In ${name}${pages ? ` (pp. ${pages})` : ""}`];
  const issue = work.issue === undefined ? "" : `(${work.issue.replace("-", "–")})`;
  return [[name, `${work.volume ?? ""}${issue}`, pages].filter((part) => part !== "").join(", ")];
}

const NAMED_BY_CONTAINER = new Set(["article-journal", "article-magazine", "article-newspaper", "post-weblog"]);

/** Not where it wrote the work itself or has the name of what the work stands in. */
function publisher(work: Work, who: string): string {
  const name = work.publisher ?? "";
  if (NAMED_BY_CONTAINER.has(work.type) || name === who || name === work["container-title"]) return "";
  return name;
}

/** A DOI as its address, else the URL; with the day it was read where the work has no date. */
function address(work: Work): string {
  if (work.DOI !== undefined) return `https://doi.org/${work.DOI}`;
  if (work.URL === undefined) return "";
  const [year, month, day] = dateOf(work, "accessed");
  if (dateOf(work).length > 0 || year === undefined || month === undefined || day === undefined) return work.URL;
  return `Retrieved ${MONTHS[month - 1]} ${day}, ${year}, from ${work.URL}`;
}
