import type { AnswerOption, Cell, Mapping, MappingMeasure, Words } from "./mapping.ts";
import { problems } from "./problems.ts";

/** One measure as a mapping declares it, with `each` written out and the mapping's defaults filled in. */
export type Measure = {
  id: string; // 'MAPPING:MEASURE', as stored
  where: string; // where the mapping declares it, for messages, e.g. 'measures[3] (saf_t)'
  file: string | null; // id of the only file that has it
  round: string | { column: string } | null; // null = the round of the file
  rows: { column: string; is: string }[]; // only in rows whose cells are these
  title: Words;
  question: Words | null;
  source: MappingMeasure["source"];
  dimension: MappingMeasure["dimension"];
  kind: MappingMeasure["kind"];
  family: string | null;
  low: number | null;
  high: number | null;
  value: string[]; // columns to add up; one for a plain value, none where only counts are published
  counts: string[]; // one column per option; none where they are not published
  options: AnswerOption[] | null;
  ordered: { spellings: string[]; label: Words }[] | null; // stored by its English label
  times: number;
  decimals: number | null;
  roundedTo: number | null;
  n: string | null;
  ownN: boolean; // n counts exactly those who answered this measure, not all respondents
  eligible: string | null;
  responseRate: string | null;
  nOverEligible: boolean; // the mapping gives a reason why n may exceed eligible
  thousands: "," | undefined;
  missing: string[];
  suppressed: string[];
  censored: string[];
  skip: string[]; // texts that are nothing of this measure's
  asSaid: string[]; // missing and suppressed texts that are kept
  peopleMissing: string[]; // texts that stand for no number where it stands how many answered
  notAsked: Cell | null;
  optional: boolean;
  madeFrom: string[]; // stored ids
  partedIn: string[][]; // stored ids
  use: MappingMeasure["use"] | null;
  bearsOn: MappingMeasure["bears_on"];
  note: Words | null;
  position: number;
};

/**
 * All measures of a mapping, in its order.
 *
 * @throws Problem "mapping-invalid" on a doubled id, an option set or part that is not there, or a kind without its columns
 */
export function measuresOf(mapping: Mapping, where: string): Measure[] {
  const measures: Measure[] = [];
  const seen = new Map<string, Measure[]>();
  const fileRound = mapping.round !== undefined && "id" in mapping.round ? mapping.round.id : null;
  mapping.measures.forEach((declared, index) => {
    for (const entry of declared.each ?? [null]) {
      const measure = writeOut(mapping, declared, entry, index, measures.length, where);
      const before = seen.get(measure.id) ?? [];
      const same = before.find((other) => maybeTogether(measure, other, fileRound));
      if (same) throw problems.measureTwice({ where, id: measure.id, first: same.where, second: measure.where });
      const field = before[0] && differing(measure, before[0]);
      if (before[0] && field) throw problems.measureSplit({ where, at: measure.where, first: before[0].where, field });
      seen.set(measure.id, [...before, measure]);
      measures.push(measure);
    }
  });
  for (const measure of measures) {
    const named = [
      ...measure.madeFrom.map((part) => ({ part, field: "made_from" })),
      ...measure.partedIn.flat().map((part) => ({ part, field: "parted_in" })),
    ];
    const unknown = named.find(({ part }) => !seen.has(part));
    if (unknown) throw problems.partUnknown({ where, measure: measure.where, ...unknown, known: [...seen.keys()] });
  }
  return measures;
}

/** Whether two declarations of one id might give two values of one place in one round. */
function maybeTogether(a: Measure, b: Measure, fileRound: string | null): boolean {
  const apart = (x: string | null, y: string | null) => x !== null && y !== null && x !== y;
  if (apart(a.file, b.file)) return false;
  const roundOf = ({ round }: Measure) => round ?? fileRound;
  const [one, other] = [roundOf(a), roundOf(b)];
  if (typeof one === "string" && typeof other === "string" && one !== other) return false;
  return !a.rows.some(({ column, is }) => b.rows.some((other) => other.column === column && other.is !== is));
}

/** What a measure is: in every file and round the same. */
const LASTING = [
  "title",
  "question",
  "source",
  "dimension",
  "kind",
  "family",
  "low",
  "high",
  "options",
  "ordered",
  "madeFrom",
  "use",
  "bearsOn",
  "note",
] as const;

function differing(a: Measure, b: Measure): string | null {
  return LASTING.find((field) => JSON.stringify(a[field]) !== JSON.stringify(b[field])) ?? null;
}

function writeOut(
  mapping: Mapping,
  m: MappingMeasure,
  entry: string | null,
  index: number,
  position: number,
  file: string,
): Measure {
  const fill = (text: string) => (entry === null ? text : text.replaceAll("{}", entry));
  const fillWords = (words: Words): Words =>
    words.es === undefined ? { en: fill(words.en) } : { en: fill(words.en), es: fill(words.es) };
  const where = `measures[${index}] (${fill(m.id)})`;
  const wrong = (what: string, remedy: string) => problems.mappingInvalid({ file, at: where, what, remedy });

  const options = typeof m.options === "string" ? mapping.option_sets[m.options] : m.options;
  if (typeof m.options === "string" && options === undefined) {
    throw problems.optionSetUnknown({ file, at: where, name: m.options, known: Object.keys(mapping.option_sets) });
  }
  if (m.file !== undefined && !mapping.files.some((f) => f.id === m.file)) {
    throw problems.fileUnknown({ file, at: where, name: m.file, known: mapping.files.map((f) => f.id) });
  }
  const value = m.value === undefined ? [] : typeof m.value === "string" ? [m.value] : m.value.sum;
  const counts = countColumns(m.counts, options?.length ?? 0);
  if (m.counts !== undefined && options === undefined) {
    throw wrong("It has counts but no options.", "Say under `options` what each counted answer is and what it scores.");
  }
  if (options !== undefined && counts.length > 0 && counts.length !== options.length) {
    throw wrong(
      `It has ${counts.length} columns of counts and ${options.length} options.`,
      "Give one column for each option.",
    );
  }
  if (m.rows !== undefined && mapping.long !== true) {
    throw wrong("It has `rows`, but the mapping does not say `long: true`.", "Write `long: true` beside `where`.");
  }
  if (value.length === 0 && counts.length === 0) {
    throw wrong("It has neither a value nor counts.", "Name its column under `value`, or its columns under `counts`.");
  }
  if (counts.length > 0 && m.kind !== "item")
    throw wrong(`It has counts, but is of kind ${m.kind}.`, "Write `kind: item`.");
  if ((m.kind === "ordered") !== (m.ordered !== undefined)) {
    throw wrong("`kind: ordered` and a list `ordered:` belong together.", "Give both, or neither.");
  }
  const doubled =
    twiceIn(m.ordered?.map(({ label }) => label.en) ?? []) ?? twiceIn(m.ordered?.flatMap(({ is }) => is) ?? []);
  if (doubled !== undefined) throw wrong(`Its ordered words have "${doubled}" twice.`, "Keep one of them.");
  if (m.low !== undefined && m.high !== undefined && m.low >= m.high) {
    throw wrong(`Its scale runs from ${m.low} to ${m.high}.`, "Write the lower end under `low`.");
  }
  const people = mapping.respondents[m.source];
  return {
    id: `${mapping.mapping}:${fill(m.id)}`,
    where,
    file: m.file ?? null,
    round:
      typeof m.round === "object" ? { column: fill(m.round.column) } : m.round === undefined ? null : fill(m.round),
    rows: Object.entries(m.rows ?? {}).map(([column, is]) => ({ column, is: fill(is) })),
    title: fillWords(m.title),
    question: m.question === null ? null : fillWords(m.question),
    source: m.source,
    dimension: m.dimension,
    kind: m.kind,
    family: m.family ?? null,
    low: m.low ?? (m.kind === "percent" ? 0 : null),
    high: m.high ?? (m.kind === "percent" ? 100 : null),
    value: value.map(fill),
    counts: counts.map(fill),
    options: options ?? null,
    ordered: m.ordered?.map(({ is, label }) => ({ spellings: [is].flat(), label })) ?? null,
    times: m.times ?? 1,
    decimals: m.decimals ?? null,
    roundedTo: m.rounded_to ?? mapping.rounded_to ?? null,
    n: m.n ?? people?.n ?? null,
    ownN: m.n !== undefined,
    eligible: m.eligible ?? people?.eligible ?? null,
    responseRate: m.response_rate ?? people?.response_rate ?? null,
    nOverEligible: people?.n_over_eligible !== undefined,
    thousands: mapping.thousands,
    missing: [...mapping.missing, ...(m.missing ?? [])],
    suppressed: [...mapping.suppressed, ...(m.suppressed ?? [])],
    censored: [...mapping.censored, ...(m.censored ?? [])],
    skip: m.skip ?? [],
    asSaid: mapping.as_said ?? [],
    peopleMissing: people?.missing ?? [],
    notAsked: m.not_asked ?? people?.not_asked ?? null,
    optional: m.optional ?? false,
    madeFrom: (m.made_from ?? []).map((part) => `${mapping.mapping}:${fill(part)}`),
    partedIn: (m.parted_in ?? []).map((groups) => groups.map((group) => `${mapping.mapping}:${fill(group)}`)),
    use: m.use ?? null,
    bearsOn: m.bears_on,
    note: m.note === undefined ? null : fillWords(m.note),
    position,
  };
}

const twiceIn = (texts: readonly string[]) => texts.find((text, i) => texts.indexOf(text) < i);

function countColumns(counts: MappingMeasure["counts"], options: number): string[] {
  if (counts === undefined) return [];
  if (typeof counts !== "string") return counts;
  return Array.from({ length: options }, (_, i) => counts.replaceAll("{option}", String(i + 1)));
}

/** Every column a measure is read from. */
export function columnsOf(m: Measure): string[] {
  const others = [m.n, m.eligible, m.responseRate, m.notAsked?.column ?? null];
  const round = typeof m.round === "object" && m.round !== null ? [m.round.column] : [];
  return [
    ...m.value,
    ...m.counts,
    ...others.filter((column) => column !== null),
    ...round,
    ...m.rows.map((r) => r.column),
  ];
}
