/** What an instrument is found by, below its title: questions first, how to use it last. Pure. */
import type { Instrument } from "../../corpus/index.ts";
import type { Lang, Parts } from "./search-text.ts";

/** What stands in `text`, in this order; all other prose of an instrument is `rest`. */
const FIRST = ["constructs", "modules", "items", "open_prompts", "topics"] as const;

/** What stands elsewhere in the entry. */
const ELSEWHERE: readonly (keyof Instrument)[] = ["title", "intro"];

export function instrumentParts(r: Instrument): (lang: Lang) => Parts {
  const not: readonly string[] = [...FIRST, ...ELSEWHERE];
  const rest = Object.keys(r).filter((key) => !not.includes(key)) as (keyof Instrument)[];
  return (lang) => ({
    text: FIRST.flatMap((key) => proseOf(r[key], lang)),
    rest: rest.flatMap((key) => proseOf(r[key], lang)),
  });
}

/** Every text inside a value, in a language. What stands in no language is English; one word alone is a code or an id. */
function proseOf(value: unknown, lang: Lang): string[] {
  if (typeof value === "string") return lang === "en" && /\s/.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => proseOf(one, lang));
  if (typeof value !== "object" || value === null) return [];
  if ("en" in value && "es" in value) return [String((value as Record<Lang, string>)[lang])];
  return Object.values(value).flatMap((one) => proseOf(one, lang));
}
