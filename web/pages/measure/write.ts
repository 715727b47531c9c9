/** How a measure's numbers, names and sources are written. */
import type { MeasureSource } from "../../../db/schema.ts";
import type { Measure } from "../../../domain/measure/measure.ts";
import { number } from "../../format.ts";
import { useCtx } from "../../page.tsx";
import type { Lang } from "../../words/index.ts";

/** Digits after the point: one for a scale of at most 20 points and for percents, none else. */
export function digitsOf(measure: Pick<Measure, "kind" | "low" | "high">): number {
  if (measure.kind === "percent") return 0;
  return measure.high !== null && measure.low !== null && measure.high - measure.low <= 20 ? 1 : 0;
}

/** A value in the measure's own unit: "6.6", "43%", "383". */
export function written(measure: Measure, value: number): string {
  return number(value, digitsOf(measure)) + (measure.kind === "percent" ? "%" : "");
}

/** The value to one more digit, for "How was this computed?". */
export function exactly(measure: Measure, value: number): string {
  return number(value, digitsOf(measure) + 1) + (measure.kind === "percent" ? "%" : "");
}

type Either = { en: string; es?: string | undefined };

/** Spanish where somebody wrote it, else English. */
export function inWords(words: Either, lang: Lang): string {
  return lang === "es" ? (words.es ?? words.en) : words.en;
}

/** The language a text is really in, where that is not the page's. */
export function foreign(words: Either, lang: Lang): "en" | undefined {
  return lang === "es" && words.es === undefined ? "en" : undefined;
}

/** "Teachers" beside a mark; the same as the subject of a sentence ("Los docentes"); "teachers" within one. */
export function useSource(): Record<"label" | "subject" | "within", (source: MeasureSource) => string> {
  const { say } = useCtx();
  return {
    label: (source) => say(`measure.source.${source}`),
    subject: (source) => say(`measure.subject.${source}`),
    within: (source) => say(`measure.people.${source}`),
  };
}

/** A number on an axis, with no more digits than it needs. */
export function tickOf(measure: Measure, tick: number): string {
  const digits = Number.isInteger(tick) ? 0 : 1;
  return number(tick, digits) + (measure.kind === "percent" ? "%" : "");
}

/** Where a number's own account stands on its page: "n-nyc-survey-2011-saf_t". */
export function anchorOf(measure: Pick<Measure, "id">): string {
  return `n-${measure.id.replace(/[^A-Za-z0-9_-]/g, "-")}`;
}
