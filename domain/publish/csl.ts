/** A work to be cited: a source of the corpus, or a record of ours, in CSL-JSON. */
import type { Source } from "../../corpus/index.ts";

/** `genre` stands in brackets after the title: "Claim, version 0123456789ab". */
export type Work = Source & { readonly genre?: string; readonly version?: string };

/** [2024, 2, 9]: year, month, day, as far as they are known; [] where there is no date. */
export function dateOf(work: Work, which: "issued" | "accessed" = "issued"): readonly number[] {
  return work[which]?.["date-parts"][0] ?? [];
}

/** "10-19" as its first and last page. One page, or "e1017", has no last. */
export function pagesOf(work: Work): readonly [first: string, last?: string] | undefined {
  if (work.page === undefined) return undefined;
  const [, first, last] = /^(\S+?)\s*[-–]\s*(\S+)$/.exec(work.page) ?? [];
  return first !== undefined && last !== undefined ? [first, last] : [work.page];
}

const STANDS_IN = new Set(["article-journal", "article-magazine", "article-newspaper", "post-weblog"]);

/**
 * A source of the corpus as every style wants it: a newspaper, magazine or blog named as publisher is what the work stands in.
 * Our own note about it is left out.
 */
export function workOf({ note: _, ...source }: Source): Work {
  const { publisher, ...rest } = source;
  const standsIn = STANDS_IN.has(source.type) && source["container-title"] === undefined && publisher !== undefined;
  return standsIn ? { ...rest, "container-title": publisher } : source;
}
