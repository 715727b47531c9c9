/** The columns of a heatmap: what was asked, of whom. The same for every place under a root. Pure. */
import type { MeasureSource, Words } from "../../db/schema.ts";
import { commonTitle, SOURCES } from "./family.ts";
import { cutsOf, type Scale, scaleOf, widthOf } from "./heat-scale.ts";
import type { Measure } from "./measure.ts";
import type { Summary } from "./summary.store.ts";

/** One source within one family, or one record. */
export type Column = {
  key: string;
  family: string;
  source: MeasureSource;
  measures: readonly Measure[]; // forms of one questionnaire: a school has one of them in a round
  title: Words | null; // what tells it from its neighbors; null = its source does
  rounds: readonly string[]; // newest first
  scale: Scale | null; // null = words in order
  width: number; // what ranges are measured by
  cuts: readonly number[];
};

/** Columns that stand under one heading: what several sources were asked alike, or the records of one import. */
export type HeatFamily = {
  id: string;
  title: Words;
  voices: boolean; // people answered
  columns: readonly Column[];
};

/** Families in the order of their mappings, those that people answered first; columns in the order of sources. */
export function heatFamiliesOf(summary: Summary): HeatFamily[] {
  const groups = new Map<string, Measure[]>();
  for (const measure of summary.measures) {
    if (measure.kind === "item" || measure.dimension === "context") continue;
    if (roundsOf(summary, [measure]).length === 0) continue;
    const { family, source, mapping, id } = measure;
    const key = family ?? (source === "record" ? mapping : id);
    groups.set(key, [...(groups.get(key) ?? []), measure]);
  }
  const titles = new Map(summary.imports.flatMap(({ mapping, title }) => (title ? [[mapping, title] as const] : [])));
  const families = [...groups].map(([id, measures]): HeatFamily => {
    const title = titles.get(id) ?? commonTitle(measures.map((measure) => measure.title));
    const voices = measures.some(({ source }) => source !== "record");
    const sorted = SOURCES.flatMap((source) =>
      formsOf(
        summary,
        measures.filter((m) => m.source === source),
      ),
    );
    const alone = new Set(sorted.map(([first]) => first?.source)).size === sorted.length;
    const columns = sorted.map((forms) => columnOf(summary, id, forms, alone && voices));
    return { id, title, voices, columns };
  });
  const ordered = [...families.filter(({ voices }) => voices), ...families.filter(({ voices }) => !voices)];
  return withCuts(summary, ordered);
}

function columnOf(summary: Summary, family: string, measures: readonly Measure[], bySource: boolean): Column {
  const { id, kind, source, title } = measures[0] as Measure;
  return {
    key: bySource ? `${family} ${source}` : id,
    family,
    source,
    measures,
    title: bySource ? null : title,
    rounds: roundsOf(summary, measures),
    scale: kind === "ordered" ? null : scaleOf(measures[0] as Measure),
    width: 0,
    cuts: [],
  };
}

/** Measures of one source that no school has two of in one round are forms of one column; others stand each alone. */
function formsOf(summary: Summary, measures: readonly Measure[]): Measure[][] {
  if (measures.length <= 1) return measures.length === 0 ? [] : [[...measures]];
  const scales = new Set(
    measures.map((measure) => (measure.words ? JSON.stringify(measure.words) : scaleOf(measure).key)),
  );
  const twice = summary.shown.places().some((place) => {
    const rounds = measures.flatMap(({ id }) => summary.shown.rounds(place, id).map(([round]) => round));
    return new Set(rounds).size < rounds.length;
  });
  const records = measures[0]?.source === "record";
  return twice || records || scales.size > 1 ? measures.map((measure) => [measure]) : [[...measures]];
}

/** Rounds in which anything is stored about these measures, newest first. */
function roundsOf(summary: Summary, measures: readonly Measure[]): string[] {
  const found = new Set<string>();
  for (const place of summary.shown.places())
    for (const { id } of measures) for (const [round] of summary.shown.rounds(place, id)) found.add(round);
  return [...found].sort().reverse();
}

/** What people answered on one scale has cut points in common, so that its columns can be laid beside each other; records have their own. */
function withCuts(summary: Summary, families: readonly HeatFamily[]): HeatFamily[] {
  const keyOf = ({ id, voices }: HeatFamily, { scale }: Column) => (scale ? `${voices ? "" : id}\n${scale.key}` : null);
  const values = new Map<string, number[]>();
  for (const family of families) {
    for (const column of family.columns) {
      const key = keyOf(family, column);
      const newest = column.rounds[0];
      if (key === null || newest === undefined) continue;
      const all = values.get(key) ?? [];
      for (const { id } of column.measures) all.push(...summary.column(id, newest).values());
      values.set(key, all);
    }
  }
  return families.map((family) => ({
    ...family,
    columns: family.columns.map((column) => {
      const key = keyOf(family, column);
      if (key === null || column.scale === null) return column;
      const all = values.get(key) ?? [];
      return { ...column, cuts: cutsOf(all, column.scale), width: widthOf(column.scale, all) };
    }),
  }));
}
