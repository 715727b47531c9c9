import type {
  AnswerOption,
  BearsOn,
  Dimension,
  MeasureKind,
  MeasureSource,
  MeasureUse,
  Words,
} from "../../db/schema.ts";
import type { Rule } from "../people/disclosure.ts";

/** What was asked or recorded, in the publisher's own words: a row of the table measures. Pure; read by measure.store.ts. */
export type Measure = {
  id: string; // 'MAPPING:MEASURE'
  mapping: string;
  title: Words;
  question: Words | null; // null = the source does not publish it
  source: MeasureSource;
  dimension: Dimension;
  kind: MeasureKind;
  family: string | null; // measures that ask the same of several sources share it
  low: number | null; // ends of the scale
  high: number | null;
  options: readonly AnswerOption[] | null; // in the order of counts
  words: readonly Words[] | null; // of an ordered measure, lowest first
  madeFrom: readonly string[] | null; // measures whose mean this one is
  partedIn: readonly (readonly string[])[] | null; // groups that its people are parted in
  use: MeasureUse | null;
  bearsOn: readonly BearsOn[];
  note: Words | null;
  public: (Words & { without_n?: boolean }) | null; // where these records are public, and what their publisher withholds, as the mapping says
};

/** What disclosure must know of a measure. */
export function ruleOf(measure: Measure): Rule {
  const enrollment = measure.use === "enrollment";
  const ours = measure.source === "record" && !enrollment && measure.public === null; // nobody before us has judged it
  const sides = measure.kind === "percent" ? "percent" : measure.kind === "count" ? "number" : null;
  return {
    countsPeople: measure.kind === "count" || enrollment,
    enrollment,
    sides: ours ? sides : null,
    ofAll: measure.source === "record" || measure.source === "observer",
    madeFrom: measure.madeFrom,
    partedIn: measure.partedIn,
    withoutN: measure.public?.without_n === true,
  };
}

export function rulesOf(measures: readonly Measure[]): Map<string, Rule> {
  return new Map(measures.map((measure) => [measure.id, ruleOf(measure)]));
}
