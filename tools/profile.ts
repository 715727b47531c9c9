import { commonsFrom } from "../domain/commons/commons.store.ts";
import type { Family, Line } from "../domain/measure/family.ts";
import { profileAt } from "../domain/measure/profile.store.ts";
import type { Profile } from "../domain/measure/profile.ts";
import { profileData } from "../domain/measure/profile-data.ts";
import type { Summary } from "../domain/measure/summary.store.ts";
import { verdict } from "../domain/measure/together.ts";
import { placeNamed } from "../domain/people/place-name.ts";
import { openDatabase } from "./database.ts";
import { sayMadeUp } from "./made-up.ts";
import { OK, UsageError, type Verb } from "./verb.ts";

export const verb: Verb = {
  name: "profile",
  summary: "what is known of a place: numbers with their n, range and source; what is hidden, missing, not asked",
  usage: "profile ROOT/PLACE [--json]",
  async run(args, io) {
    const [name, ...more] = args;
    if (name === undefined || more.length > 0) throw new UsageError("Name one place.");
    const { db, close } = await openDatabase(io, "profile");
    try {
      const place = await placeNamed(db, name);
      const found = await profileAt(db, await commonsFrom(db), place.root, place.id);
      if (!found) throw new Error(`${name} was removed while its profile was made.`);
      const { profile, summary } = found;
      const madeUp = await sayMadeUp(db, profile.place.root, io);
      if (io.json) io.out(JSON.stringify({ ...madeUp, ...profileData(profile, summary) }, null, 2));
      else for (const line of asText(profile, summary)) io.out(line);
      return OK;
    } finally {
      await close();
    }
  },
};

const who = {
  teacher: "teachers",
  student: "students",
  family: "families",
  leader: "leaders",
  observer: "observers",
  record: "record",
};
const absences = {
  suppressed: "hidden by the publisher (small group)",
  missing: "no number in the file",
  "not-asked": "not asked",
};
const hidden = {
  few: "hidden, fewer than 10",
  partner: "hidden, it would give another away",
  unknown: "hidden, the source does not say how many",
};

/** A profile a person can read in a terminal. */
export function* asText(profile: Profile, summary: Summary): Generator<string> {
  const { place } = profile;
  yield `${place.name} (${place.root}/${place.id}${place.gradeSpan ? `, ${place.gradeSpan}` : ""})`;
  for (const line of profile.facts) yield `  ${line.measure.title.en}: ${written(line)}`;
  yield "";
  yield* firstLines(profile);
  for (const family of profile.families) {
    yield "";
    yield `${family.title.en} [${family.dimension}, ${family.lines[0]?.round}]`;
    for (const line of family.lines) yield `  ${nameOf(family, line).padEnd(12)} ${written(line)}`;
    for (const gap of family.gaps.filter(({ real }) => real)) {
      yield `  ${who[gap.lower]} ${fixed(gap.value)} lower than ${who[gap.higher]} (${fixed(gap.low)} to ${fixed(gap.high)}, at most so wide)`;
    }
    const shown = family.items.filter(({ cell }) => cell.state === "value").length;
    if (family.items.length > 0)
      yield `  ${family.items.length} questions, answers shown of ${shown}: --json has the counts`;
  }
  if (place.id === place.root) yield* togetherText(summary);
  if (place.kind !== "school") return;
  yield "";
  const { similar } = profile;
  if (similar.state === "found") yield `Similar schools: ${similar.schools.map((school) => school.place).join(", ")}`;
  else if (similar.state === "unknown")
    yield `Similar schools cannot be found: not known here: ${similar.missing.join(", ")}.`;
  else yield "Similar schools cannot be found here.";
}

function* firstLines({ standsOut, disagree, unknown }: Profile): Generator<string> {
  if (standsOut.kind === "stands-out") {
    const { line, side, beyond, schools } = standsOut;
    yield `Stands out: ${line.measure.title.en} ${written(line)}, ${side === "low" ? "lower" : "higher"} than at ${beyond} of ${schools} other schools.`;
  } else if (standsOut.kind === "nothing-stands-out") {
    yield `Nothing stands out among ${standsOut.numbers} numbers beside ${standsOut.schools} other schools.`;
  } else yield "There is nothing to compare with.";
  if (disagree.kind === "disagree") {
    const { family, gap } = disagree;
    yield `People disagree most about ${family.title.en}: ${who[gap.lower]} ${fixed(gap.value)} lower than ${who[gap.higher]} (${fixed(gap.low)} to ${fixed(gap.high)}).`;
  } else
    yield disagree.kind === "one-voice"
      ? "Only one group can be compared."
      : "No difference between groups beyond chance.";
  if (unknown.dimensions.length > 0) yield `Nothing is known about: ${unknown.dimensions.join(", ")}.`;
  yield `Said of ${unknown.known} of ${unknown.indicators} practices of change.`;
  if (unknown.begin)
    yield `Cheapest way to find out: ${unknown.begin.instrument.id}, ${unknown.begin.minutes} minutes.`;
}

function nameOf(family: Family, { measure }: Line): string {
  return family.voices ? who[measure.source] : measure.title.en;
}

function written({ measure, cell, estimate }: Line): string {
  if (cell.state === "hidden") return hidden[cell.why];
  if (cell.state === "censored") return `${cell.word} (a bound)`;
  if (cell.state !== "value") return absences[cell.state];
  if (!estimate) return cell.word ?? "no number";
  const unit = measure.kind === "percent" ? "%" : "";
  const range = estimate.range
    ? `${fixed(estimate.range.low)} to ${fixed(estimate.range.high)}${estimate.method === "at-most" ? " at most" : ""}`
    : "as published";
  const n =
    estimate.n === null
      ? "n not published"
      : estimate.eligible === null
        ? `n ${estimate.n}`
        : `${estimate.n} of ${estimate.eligible}`;
  return `${fixed(estimate.value)}${unit} (${range}), ${n}`;
}

const fixed = (x: number) => (Math.abs(x) >= 100 ? String(Math.round(x)) : x.toFixed(1)).replace("-", "−");

/** What goes together over all schools of a root, the null as clearly as the other. */
function togetherText(summary: Summary): string[] {
  return summary.together.map((found) => {
    const title = (id: string) => summary.byId.get(id)?.title.en ?? id;
    const [r, low, high] = [found.r, found.low, found.high].map((x) => x.toFixed(3).replace("-", "−"));
    const way = { higher: "go together", lower: "go against each other", none: "do not go together beyond chance" }[
      verdict(found)
    ];
    return `${title(found.score)} and ${title(found.outcome)} ${way}: ${found.method === "spearman" ? "rank " : ""}r = ${r} (${low} to ${high}), n = ${found.n} ${found.over}. This does not show that one causes the other.`;
  });
}
