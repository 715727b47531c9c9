/** A made-up district for tests: 30 high schools and 2 primary schools, one survey of three sources, one outcome. Not shipped data. */
import type { Db } from "../../db/connect.ts";
import type { MeasuresTable, MeasureValuesTable } from "../../db/schema.ts";

export const ROOT = "made-up";
export const MAPPING = "made-up-survey-2020";
const id = (name: string) => `${MAPPING}:${name}`;

export type Value = Partial<Omit<MeasureValuesTable, "root_id">> & { place_id: string; measure_id: string };

const four = [10, 20 / 3, 10 / 3, 0].map((score, i) => ({ label: { en: `Option ${i + 1}` }, score }));

/** Measures: safety by three sources (the teachers' made from three items), lunch, learners, enrollment, graduation. */
export function measures(): Partial<MeasuresTable & Record<string, unknown>>[] {
  const base = {
    dimension: "change",
    kind: "score",
    family: "safety",
    low: 0,
    high: 10,
    title: { en: "Safety", es: "Seguridad" },
  };
  const context = { dimension: "context", source: "record" };
  return [
    { ...base, id: id("saf_t"), source: "teacher", made_from: ["a", "b", "c"].map((q) => id(`t_${q}`)) as never },
    { ...base, id: id("saf_s"), source: "student", made_from: ["a", "b"].map((q) => id(`s_${q}`)) as never },
    { ...base, id: id("saf_p"), source: "family" },
    ...["t_a", "t_b", "t_c", "s_a", "s_b"].map((name) => ({
      id: id(name),
      source: name.startsWith("t") ? "teacher" : "student",
      dimension: "change",
      kind: "item",
      family: "safety",
      title: { en: `Question ${name.slice(2)}` },
      options: four as never,
    })),
    { id: id("size"), ...context, kind: "count", use: "enrollment", title: { en: "Enrollment", es: "Matrícula" } },
    {
      id: id("lunch"),
      ...context,
      kind: "percent",
      use: "free-lunch",
      title: { en: "Free lunch", es: "Almuerzo gratis" },
    },
    {
      id: id("learners"),
      ...context,
      kind: "percent",
      use: "language-learners",
      title: { en: "Learners", es: "Aprendices" },
    },
    {
      id: id("grad"),
      source: "record",
      dimension: "academic",
      kind: "percent",
      title: { en: "Graduated", es: "Se graduaron" },
    },
    {
      id: id("words"),
      source: "record",
      dimension: "academic",
      kind: "ordered",
      title: { en: "Verdict", es: "Veredicto" },
    },
  ] as never;
}

/** Everything about high school `S01` … `S30` (number i) before a test changes it. */
export function valuesOf(i: number): Value[] {
  const place_id = `S${String(i).padStart(2, "0")}`;
  const at = (name: string, more: Partial<Value>): Value => ({ place_id, measure_id: id(name), ...more });
  return [
    // three items with means 6.67, 5 and 7.5 of 40 teachers
    at("t_a", { counts: [10, 20, 10, 0] }),
    at("t_b", { counts: [10, 10, 10, 10] }),
    at("t_c", { counts: [20, 14, 2, 4] }),
    at("saf_t", { value: 6.3, n: 40, eligible: 50, response_rate: 80 }),
    at("s_a", { counts: [50, 50, 50, 50] }),
    at("s_b", { counts: [60, 40, 60, 40] }),
    at("saf_s", { value: 5.1, n: 200, eligible: 250, response_rate: 80 }),
    at("saf_p", { value: 8 + i / 100, n: 30, eligible: 240, response_rate: 12.5 }),
    at("size", { value: 300 + 10 * i }),
    at("lunch", { value: 50 + i }),
    at("learners", { value: 10 + (i % 7) }),
    at("grad", { value: 50 + i, n: 100 }),
  ];
}

/** Fills an empty database with the made-up district; `change` may alter or drop values of any school. */
export async function fill(db: Db, change: (value: Value) => Value | null = (value) => value): Promise<void> {
  const school = (name: string, grade_span: string) => ({ kind: "school" as const, name, grade_span, parent_id: ROOT });
  const places = [
    { id: ROOT, parent_id: null, kind: "district" as const, name: "Made-up District", grade_span: null },
    ...Array.from({ length: 30 }, (_, i) => ({ id: idOf(i + 1), ...school(`School ${i + 1}`, "High School") })),
    ...["P1", "P2"].map((name) => ({ id: name, ...school(`Primary ${name}`, "Elementary School") })),
  ];
  await db
    .insertInto("places")
    .values(places.map((place) => ({ root_id: ROOT, state: null, ...place })))
    .execute();
  const mapping = JSON.stringify({
    title: { en: "Made-up survey" },
    publisher: "Nobody",
    together: [
      { score: [id("saf_p")], outcome: [id("grad")], reason: { en: "Both grow with the number of the school." } },
      { score: [id("saf_t")], outcome: [id("grad")], reason: { en: "One never changes." } },
    ],
  });
  const files = JSON.stringify([{ name: "made-up.csv", sha256: "9fe3".repeat(16), bytes: 1, rows: 32 }]);
  await db
    .insertInto("imports")
    .values({ root_id: ROOT, id: "import-1", mapping_id: MAPPING, mapping, files, report: "{}" })
    .execute();
  const json = (x: unknown) => (x === undefined || x === null ? null : JSON.stringify(x));
  await db
    .insertInto("measures")
    .values(
      measures().map((m, position) => ({
        family: null,
        low: null,
        high: null,
        use: null,
        ...(m as object),
        root_id: ROOT,
        mapping_id: MAPPING,
        title: JSON.stringify(m.title),
        question: null,
        options: json(m.options),
        words: json(m.words),
        made_from: json(m.made_from),
        bears_on: "[]",
        note: null,
        position,
      })) as never,
    )
    .execute();
  const values = Array.from({ length: 30 }, (_, i) => valuesOf(i + 1))
    .flat()
    .flatMap((value) => change(value) ?? []);
  const blank = { root_id: ROOT, import_id: "import-1", round: "2020", state: "value" as const };
  const nothing = { value: null, word: null, counts: null, n: null, eligible: null, response_rate: null };
  await db
    .insertInto("measure_values")
    .values(values.map((value) => ({ ...blank, ...nothing, ...value })) as never)
    .execute();
}

const idOf = (i: number) => `S${String(i).padStart(2, "0")}`;
