/** What an instrument is found by, below its title: questions first, how to use it last. Pure. */
import type { Instrument } from "../../corpus/index.ts";
import type { Lang, Parts } from "./search-text.ts";

/** What stands in `text`, in this order; all other prose of an instrument is `rest`. */
const FIRST = ["constructs", "modules", "items", "open_prompts", "topics"] as const;
/** Said elsewhere, or no prose: names that join its parts. */
const NOT_HERE = new Set([
  "id",
  "title",
  "kind",
  "intro",
  "respondent",
  "respondents",
  "languages",
  "modes",
  "indicators",
]);
NOT_HERE.add("version")
  .add("status")
  .add("sources")
  .add("evidence")
  .add("codebook_of")
  .add("also_for")
  .add("interviewees");
/** Inside a part: ids and codes. */
const CODES = new Set([
  "id",
  "module",
  "construct",
  "role",
  "indicator",
  "condition",
  "scale",
  "mirrors",
  "competency",
]);
for (const key of ["topic", "type", "set", "repeat", "code", "family", "ask", "report", "treat_as_code"])
  CODES.add(key);

export function instrumentParts(r: Instrument): (lang: Lang) => Parts {
  return (lang) => {
    const rest = Object.keys(r).filter((key) => !NOT_HERE.has(key) && !(FIRST as readonly string[]).includes(key));
    return {
      text: FIRST.flatMap((key) => proseOf(r[key], lang, lang === "en")),
      rest: rest.flatMap((key) => proseOf(r[key as keyof Instrument], lang, lang === "en")),
    };
  };
}

/** Every text inside a value, in a language; what stands in no language is English (`plain`). */
function proseOf(value: unknown, lang: Lang, plain: boolean): string[] {
  if (typeof value === "string") return plain ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => proseOf(one, lang, plain));
  if (typeof value !== "object" || value === null) return [];
  if ("en" in value && "es" in value) return [String((value as Record<Lang, string>)[lang])];
  return Object.entries(value).flatMap(([key, one]) =>
    CODES.has(key) && typeof one === "string" ? [] : proseOf(one, lang, plain),
  );
}
