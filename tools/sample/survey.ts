/**
 * Two rounds of a made-up survey, and a year's records, as the files a district would have, with their mappings. Questions are those
 * of our own instruments, so that they stand here in their own words. The same seed gives the same bytes.
 */

import { dump } from "js-yaml";
import type { Instrument } from "../../corpus/index.ts";
import type { Commons } from "../../domain/commons/commons.ts";
import { SAMPLE } from "../../domain/people/sample.ts";
import { type Random, seeded } from "../../stats/index.ts";
import { type Mood, SCHOOLS, type School } from "./district.ts";

/** A file with its mapping, ready for the importer. */
export type Made = { mapping: string; file: string; csv: string };

type Source = "teacher" | "student" | "family";

/** A score and the questions it is the mean of. */
type Score = {
  id: string;
  source: Source;
  family: keyof Mood;
  items: readonly string[];
  dimension: "change" | "life-skills";
};

const INSTRUMENT = {
  teacher: "teacher-change-survey",
  student: "student-experience-survey",
  family: "family-and-community-survey",
} as const;

const SCORES: readonly Score[] = [
  { id: "purpose_t", source: "teacher", family: "purpose", items: ["why-2", "why-3", "why-5"], dimension: "change" },
  { id: "purpose_f", source: "family", family: "purpose", items: ["f-1", "f-2"], dimension: "change" },
  { id: "safe_t", source: "teacher", family: "safe", items: ["safe-1", "safe-2"], dimension: "change" },
  { id: "safe_s", source: "student", family: "safe", items: ["be-3", "vo-3"], dimension: "change" },
  { id: "heard_t", source: "teacher", family: "heard", items: ["chg-3", "chg-4"], dimension: "change" },
  { id: "heard_s", source: "student", family: "heard", items: ["vo-1", "vo-2"], dimension: "change" },
  { id: "heard_f", source: "family", family: "heard", items: ["f-7", "f-8"], dimension: "change" },
  { id: "learning_t", source: "teacher", family: "learning", items: ["pl-4", "chg-5"], dimension: "change" },
  {
    id: "managing_s",
    source: "student",
    family: "managing",
    items: ["ag-3", "ag-4", "fb-4"],
    dimension: "life-skills",
  },
];

const FAMILY: Record<keyof Mood, { en: string; es: string }> = {
  purpose: { en: "A shared purpose", es: "Un propósito compartido" },
  safe: { en: "Safe to try", es: "Probar sin temor" },
  heard: { en: "People are heard", es: "Se escucha a la gente" },
  learning: { en: "Adults learn as students do", es: "Los adultos aprenden como los estudiantes" },
  managing: { en: "Managing my own learning", es: "Manejar mi propio aprendizaje" },
};
const WHO: Record<Source, { en: string; es: string }> = {
  teacher: { en: "as teachers see it", es: "según los docentes" },
  student: { en: "as students see it", es: "según los estudiantes" },
  family: { en: "as families see it", es: "según las familias" },
};

/** What changed from the first spring to the second: adults' learning went up, being heard went down, the rest stayed. */
const CHANGE: Mood = { purpose: 0.2, safe: 0, heard: -1.1, learning: 1.7, managing: 0.1 };

export const ROUNDS = ["2025", "2026"] as const;
type Round = (typeof ROUNDS)[number];

/** How far one group sees things from the others', in points: leaders are not asked here, families see less. */
const VIEW: Record<Source, number> = { teacher: 0, student: -0.9, family: 0.8 };

const COLUMN: Record<Source, string> = { teacher: "t", student: "s", family: "f" };
const column = (id: string) => id.replaceAll("-", "_");

export function survey(commons: Commons, round: Round): Made {
  const scales = new Map(
    SCORES.flatMap(({ source, items }) => {
      const instrument = commons.get("instruments", INSTRUMENT[source]) as Instrument;
      return items.map((id) => {
        const item = instrument.items.find((one) => one.id === id);
        if (item === undefined) throw new Error(`${instrument.id} has no item ${id}: tools/sample/survey.ts names it.`);
        const scale = (instrument.scales as Record<string, { label: Words }[]>)[item.scale as string] ?? [];
        return [
          id,
          { text: item.text as Words, labels: scale.map(({ label }) => label), scale: String(item.scale) },
        ] as const;
      });
    }),
  );
  return {
    mapping: dump(mappingOf(round, scales), { lineWidth: -1, noRefs: true }),
    file: `survey-${round}.csv`,
    csv: surveyCsv(round, scales),
  };
}

type Words = { en: string; es: string };
type Scales = ReadonlyMap<string, { text: Words; labels: Words[]; scale: string }>;

/** Options from 0 to 10, evenly. */
const scoreOf = (i: number, options: number) => Math.round((10 * i * 1e12) / (options - 1)) / 1e12;

function mappingOf(round: Round, scales: Scales) {
  const sets = new Map([...scales.values()].map(({ scale, labels }) => [scale, labels]));
  return {
    mapping: "maple-valley-survey",
    title: { en: `Made up: school survey, spring ${round}`, es: `Inventado: encuesta escolar, primavera de ${round}` },
    publisher: "Nobody; the numbers are made up",
    root: { id: SAMPLE.root, name: SAMPLE.name, state: SAMPLE.state },
    round: { id: round, title: { en: `spring ${round}`, es: `primavera de ${round}` }, date: `${round}-04` },
    files: [{ id: "survey", name: `survey-${round}.csv` }],
    places: { mode: "known-only", id: "school_id", name: "school" },
    missing: [""],
    rounded_to: 0.1,
    respondents: {
      teacher: { n: "n_t", eligible: "of_t", response_rate: "rate_t" },
      student: {
        n: "n_s",
        eligible: "of_s",
        response_rate: "rate_s",
        not_asked: { column: "students_asked", is: "No" },
      },
      family: { n: "n_f", eligible: "of_f", response_rate: "rate_f" },
    },
    option_sets: Object.fromEntries(
      [...sets].map(([name, labels]) => [
        name,
        labels.map((label, i) => ({ label, score: scoreOf(i, labels.length) })),
      ]),
    ),
    measures: [
      ...SCORES.map(({ id, source, family, items, dimension }) => ({
        id,
        title: { en: `${FAMILY[family].en}, ${WHO[source].en}`, es: `${FAMILY[family].es}, ${WHO[source].es}` },
        question: null,
        source,
        dimension,
        kind: "score",
        family,
        low: 0,
        high: 10,
        value: id,
        made_from: items.map(column),
      })),
      ...SCORES.flatMap(({ source, dimension, items }) =>
        items.map((id) => ({
          id: column(id),
          title: scales.get(id)?.text,
          question: scales.get(id)?.text,
          source,
          dimension,
          kind: "item",
          low: 0,
          high: 10,
          value: column(id),
          counts: `${column(id)}_{option}`,
          options: scales.get(id)?.scale,
        })),
      ),
    ],
  };
}

function surveyCsv(round: Round, scales: Scales): string {
  const random = seeded(20_260_901 + Number(round));
  const rows = SCHOOLS.map((school) => rowOf(school, round, scales, random));
  return table(rows);
}

function rowOf(school: School, round: Round, scales: Scales, random: Random): Record<string, string> {
  const row: Record<string, string> = {
    school_id: school.id,
    school: school.name,
    students_asked: school.students ? "Yes" : "No",
  };
  for (const [source, group] of Object.entries({
    teacher: school.teachers,
    student: school.students,
    family: school.families,
  }) as [Source, readonly [number, number] | null][]) {
    const c = COLUMN[source];
    const [n, of] = group ? answeredIn(group, round, random) : [null, null];
    row[`n_${c}`] = n === null ? "" : String(n);
    row[`of_${c}`] = of === null ? "" : String(of);
    row[`rate_${c}`] = n === null || of === null ? "" : ((100 * n) / of).toFixed(1);
    for (const score of SCORES.filter((one) => one.source === source)) {
      const mean = school.mood[score.family] + VIEW[source] + (round === "2026" ? CHANGE[score.family] : 0);
      const published = score.items.map((id) => {
        const options = scales.get(id)?.labels.length ?? 0;
        const counts = n === null ? null : answers(n, mean + 1.2 * (random() - 0.5), options, random);
        for (let i = 0; i < options; i++) row[`${column(id)}_${i + 1}`] = counts ? String(counts[i]) : "";
        const value = counts === null ? null : meanOf(counts);
        row[column(id)] = value === null ? "" : value.toFixed(1);
        return value === null ? null : Number(value.toFixed(1));
      });
      row[score.id] = published.includes(null)
        ? ""
        : (Math.round((10 * sum(published as number[])) / published.length) / 10).toFixed(1);
    }
  }
  return row;
}

/** A few more or fewer answered in the second spring. */
function answeredIn([n, of]: readonly [number, number], round: Round, random: Random): [number, number] {
  if (round === "2026" || n < 10) return [n, of];
  return [Math.min(of, Math.max(10, n + Math.round((random() - 0.6) * 0.1 * of))), of];
}

/** How n people answered, around a mean of 0 to 10: each a little apart from the others; one or two of fifty leave it blank. */
function answers(n: number, mean: number, options: number, random: Random): number[] {
  const counts = Array.from({ length: options }, () => 0);
  for (let i = 0; i < n; i++) {
    if (n >= 20 && random() < 0.03) continue;
    const apart = (random() + random() + random() - 1.5) * 4.4;
    const at = Math.round(((mean + apart) / 10) * (options - 1));
    const option = Math.min(options - 1, Math.max(0, at));
    counts[option] = (counts[option] ?? 0) + 1;
  }
  return counts;
}

function meanOf(counts: readonly number[]): number {
  const total = sum(counts);
  return sum(counts.map((count, i) => count * scoreOf(i, counts.length))) / total;
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** A year's records: who goes there, who came, who reads, who graduated. */
export function records(): Made {
  const record = (id: string, title: Words, rest: Record<string, unknown>) => ({
    id,
    title,
    question: null,
    source: "record",
    dimension: "academic",
    kind: "percent",
    value: id,
    ...rest,
  });
  const context = { dimension: "context" };
  return {
    mapping: dump(
      {
        mapping: "maple-valley-records",
        title: { en: "Made up: students and results, 2025-26", es: "Inventado: estudiantes y resultados, 2025-26" },
        publisher: "Nobody; the numbers are made up",
        root: { id: SAMPLE.root, name: SAMPLE.name, state: SAMPLE.state },
        round: { id: "2026", title: { en: "2025-26", es: "2025-26" }, date: "2026-06" },
        files: [{ id: "records", name: "records-2026.csv" }],
        places: { mode: "known-only", id: "school_id", name: "school" },
        missing: [""],
        suppressed: ["s"],
        measures: [
          record(
            "enrolled",
            { en: "Students enrolled", es: "Estudiantes inscritos" },
            { ...context, kind: "count", use: "enrollment" },
          ),
          record(
            "lunch",
            {
              en: "Students with free or reduced-price lunch",
              es: "Estudiantes con almuerzo gratuito o a precio reducido",
            },
            { ...context, use: "free-lunch" },
          ),
          record(
            "english",
            { en: "Students learning English", es: "Estudiantes que aprenden inglés" },
            { ...context, use: "language-learners" },
          ),
          record("attendance", { en: "Attendance", es: "Asistencia" }, {}),
          record(
            "reading",
            { en: "Students who read at grade level", es: "Estudiantes que leen al nivel de su grado" },
            {},
          ),
          record("graduated", { en: "Graduated in four years", es: "Graduados en cuatro años" }, {}),
        ],
      },
      { lineWidth: -1, noRefs: true },
    ),
    file: "records-2026.csv",
    csv: table(
      SCHOOLS.map(({ id, name, enrolled, lunch, english, attendance, reading, graduated }) => ({
        school_id: id,
        school: name,
        ...Object.fromEntries(
          Object.entries({ enrolled, lunch, english, attendance, reading, graduated }).map(([key, value]) => [
            key,
            value === null ? "" : String(value),
          ]),
        ),
      })),
    ),
  };
}

function table(rows: readonly Record<string, string>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  return `${[columns, ...rows.map((row) => columns.map((name) => row[name] ?? ""))].map((cells) => cells.join(",")).join("\n")}\n`;
}
