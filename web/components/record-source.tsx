/** A work as a reader expects it in a list of references. Pure text: names and titles stay as published. */
import type { Source } from "../../corpus/index.ts";

/** "Family, Family and Family" (three at most, then "and others"), or the body that wrote it. */
export function authors(source: Source): string {
  const names = (source.author ?? []).map(
    (author) => author.literal ?? [author.given, author.family].filter(Boolean).join(" "),
  );
  if (names.length <= 3) return names.join(", ");
  return `${names.slice(0, 3).join(", ")} et al.`;
}

/** "Author (year). Container or publisher." Everything but the title; empty parts are left out. */
export function reference(source: Source): string {
  const year = source.issued?.["date-parts"][0]?.[0];
  const who = authors(source);
  const first = [who, year && `(${year})`].filter(Boolean).join(" ");
  const where = source["container-title"] ?? source.publisher;
  return [first, source.title, where === who ? undefined : where]
    .filter(Boolean)
    .join(". ")
    .replace(/([?!.])\. /g, "$1 ");
}
