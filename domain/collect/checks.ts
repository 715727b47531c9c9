import type { Measure } from "./measure.ts";
import type { Plan } from "./plan.ts";
import { problems } from "./problems.ts";
import type { CheckResult, Remark } from "./report.ts";
import type { RowRead, Value } from "./row.ts";

type Check = { kind: CheckResult["check"]; target: number; parts: number[]; allowed: number; measure: string };
type Tally = Check & { compared: number; largest: number; at: string; line: number; got: number; published: number };

const DUST = 1e-9; // binary fractions

/**
 * Compares what a mapping declares with the data while rows pass by: that a score is the mean of its parts (`made_from`), and
 * that the options' scores, weighted by the counts, give the published value. Published numbers are rounded, so a score may
 * lie off by the rounding of its parts and its own, a value by its own.
 */
export class Checks {
  readonly #plan: Plan;
  readonly #mappingName: string;
  readonly #tallies: Tally[];
  readonly #overEligible = new Map<string, Set<string>>();

  constructor(plan: Plan, mappingName: string) {
    this.#plan = plan;
    this.#mappingName = mappingName;
    this.#tallies = checksOf(plan).map((check) => ({
      ...check,
      compared: 0,
      largest: 0,
      at: "",
      line: 0,
      got: 0,
      published: 0,
    }));
  }

  /** Takes one kept row into account. */
  row(read: RowRead, line: number): void {
    for (const tally of this.#tallies) {
      const published = read.values[tally.target]?.value ?? null;
      if (published === null) continue;
      const computed =
        tally.kind === "made-from" ? meanOf(tally.parts, read.values) : this.#meanOfCounts(tally, read.values);
      if (computed === null) continue;
      tally.compared++;
      const difference = Math.abs(computed - published);
      if (difference > tally.largest)
        Object.assign(tally, { largest: difference, at: read.id, line, got: computed, published });
    }
    this.#noteOverEligible(read);
  }

  #meanOfCounts(tally: Check, values: readonly (Value | null)[]): number | null {
    const counts = values[tally.target]?.counts;
    const options = this.#plan.measures[tally.target]?.measure.options;
    if (counts == null || options == null) return null;
    let sum = 0;
    let n = 0;
    counts.forEach((count, i) => {
      const score = options[i]?.score ?? null;
      if (score === null) return;
      sum += count * score;
      n += count;
    });
    return n === 0 ? null : sum / n;
  }

  #noteOverEligible(read: RowRead): void {
    const seen = new Set<string>();
    read.values.forEach((value, i) => {
      if (value === null) return;
      const { n, eligible } = value;
      const source = this.#plan.measures[i]?.measure.source;
      if (source === undefined || seen.has(source) || n === null || eligible === null || n <= eligible) return;
      seen.add(source);
      const places = this.#overEligible.get(source) ?? new Set();
      this.#overEligible.set(source, places.add(read.id));
    });
  }

  /** @throws Problem "check-failed" when the data contradict the mapping */
  results(): CheckResult[] {
    return this.#tallies.map(({ kind, measure, compared, largest, allowed, at, line, got, published, target }) => {
      if (largest > allowed + DUST) {
        throw problems.checkFailed({
          mapping: this.#mappingName,
          at: this.#plan.measures[target]?.measure.where ?? measure,
          file: this.#plan.file.name,
          ...{ kind, place: at, line, got, published, allowed },
        });
      }
      return { check: kind, measure, compared, largest: Number(largest.toFixed(4)), allowed, at };
    });
  }

  remarks(): Remark[] {
    return [...this.#overEligible].map(([source, places]) => ({
      code: "n-over-eligible",
      source,
      places: [...places],
      reason: this.#plan.mapping.respondents[source as "teacher"]?.n_over_eligible ?? "",
    }));
  }
}

function checksOf(plan: Plan): Check[] {
  const key = (id: string, { round }: Measure) => `${id}\n${typeof round === "string" ? round : ""}`;
  const at = new Map(plan.measures.map(({ measure }, i) => [key(measure.id, measure), i]));
  const checks: Check[] = [];
  plan.measures.forEach(({ measure }, target) => {
    const step = measure.roundedTo ?? 0;
    const parts = measure.madeFrom.map((id) => at.get(key(id, measure))).filter((i) => i !== undefined);
    if (measure.madeFrom.length > 0 && parts.length === measure.madeFrom.length) {
      checks.push({ kind: "made-from", target, parts, allowed: step, measure: measure.id });
    }
    const scored = measure.options?.some((option) => option.score !== null) ?? false;
    if (measure.value.length === 1 && measure.counts.length > 0 && scored) {
      checks.push({ kind: "counts", target, parts: [], allowed: step / 2, measure: measure.id });
    }
  });
  return checks;
}

/** The mean of the parts that have a value at this place; null where none has. */
function meanOf(parts: readonly number[], values: readonly (Value | null)[]): number | null {
  let sum = 0;
  let n = 0;
  for (const part of parts) {
    const value = values[part]?.value ?? null;
    if (value === null) continue;
    sum += value;
    n++;
  }
  return n === 0 ? null : sum / n;
}
