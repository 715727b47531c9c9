import { audiences } from "../corpus/index.ts";
import { writeAbout } from "../domain/collect/reading.ts";
import { commonsFrom } from "../domain/commons/commons.store.ts";
import { addressOf, type Commons, titleOf } from "../domain/commons/commons.ts";
import { readingsFor } from "../domain/decide/known.store.ts";
import type { ReadingsFor } from "../domain/decide/known.ts";
import type { SchoolsNeed } from "../domain/decide/need.ts";
import type { Audience, Step } from "../domain/decide/next-steps.ts";
import { nextStepsAt, nextStepsData } from "../domain/decide/next-steps-data.ts";
import type { Place } from "../domain/people/place.ts";
import { placeNamed } from "../domain/people/place-name.ts";
import { openDatabase } from "./database.ts";
import { sayMadeUp } from "./made-up.ts";
import { OK, UsageError, type Verb } from "./verb.ts";

const MOST = 5;

export const verb: Verb = {
  name: "next-steps",
  summary: "what to do next at a place, with the reasons and the order",
  usage: "next-steps ROOT/PLACE [--for AUDIENCE,…]",
  async run(args, io) {
    const { name, audiences } = read(args);
    const { db, close } = await openDatabase(io, "next-steps");
    try {
      const place = await placeNamed(db, name);
      const commons = await commonsFrom(db);
      const from = await readingsFor(db, place);
      const next = nextStepsAt(commons, place, from, audiences);
      const { steps, findOut } = next;
      const madeUp = await sayMadeUp(db, place.root, io);
      if (io.json) io.out(JSON.stringify({ ...madeUp, ...nextStepsData(place, from, next) }));
      else for (const line of asText(commons, place, from, steps)) io.out(line);
      if (findOut) io.err(unknownPurpose(place, findOut.first.title, findOut.selfReview?.minutes));
      return OK;
    } finally {
      await close();
    }
  },
};

function read(args: readonly string[]): { name: string; audiences: Audience[] | undefined } {
  const at = args.indexOf("--for");
  const listed = at === -1 ? undefined : args[at + 1]?.split(",");
  const [name, ...more] = args.filter((_, i) => at === -1 || (i !== at && i !== at + 1));
  if (name === undefined || more.length > 0 || (at !== -1 && !listed)) throw new UsageError("Name one place.");
  const wrong = listed?.find((audience) => !(audiences as readonly string[]).includes(audience));
  if (wrong !== undefined) throw new UsageError(`"${wrong}" is no audience. There are ${audiences.join(", ")}.`);
  return { name, audiences: listed as Audience[] | undefined };
}

function asText(commons: Commons, place: Place, from: ReadingsFor, steps: readonly Step[]): string[] {
  if (steps.length === 0) {
    return [
      [from, from.above, ...(from.schools ?? [])].every((one) => (one?.readings.length ?? 0) === 0)
        ? `${place.name}: nobody has said yet what holds here and what does not. That is a blank, not a zero.`
        : `${place.name}: nothing that is known here calls for a step by these readers.`,
    ];
  }
  const more = steps.length > MOST ? ` The first ${MOST} of ${steps.length} are shown.` : "";
  return [
    `${place.name}: next steps.${more}`,
    ...steps.slice(0, MOST).flatMap((step, i) => ["", ...stepText(commons, step, i + 1, from)]),
  ];
}

function stepText(commons: Commons, step: Step, rank: number, from: ReadingsFor): string[] {
  const { strategy, main, conditions, need, evidence, fit, score } = step;
  const works = strategy.evidence.filter((e) => e.bearing === "works").length;
  const absent = conditions.filter((c) => c.status === "absent");
  const kind = main.about.kind === "indicator" ? "indicators" : "conditions";
  return [
    `${rank}. ${strategy.title}${step.waits ? "  (about How: waits for the steps on Why and What)" : ""}`,
    `   Need      "${titleOf(commons, kind, main.about.id, "en").text}" ${groundsOf(main, from)}`,
    `   Evidence  ${works > 0 ? `tested, ${works}` : "reasoned, not yet tested"}`,
    `   Fit       ${conditions.length - absent.length} of ${conditions.length} conditions not absent`,
    `   Order     ${short(need)} × ${short(evidence)} × ${short(fit)} = ${short(score)}`,
    `   Cost      ${strategy.cost.band}: ${strategy.cost.basis}`,
    `   Tuesday   ${strategy.on_tuesday}`,
    `   Stop      ${strategy.stop}`,
    `   Measure   ${strategy.first_measure}`,
    `   More      ${addressOf("strategies", strategy.id)}`,
  ];
}

/** What makes a need hold: a person's word, or how many schools stand low. */
function groundsOf(need: Step["main"], { readings, above }: ReadingsFor): string {
  if (need.from === "schools") return schoolsText(need);
  const state = "level" in need ? `level ${need.level} of 4` : need.status;
  const asked = need.from === "above" ? (above?.readings ?? []) : readings;
  const reading = asked.find(({ about }) => writeAbout(about) === writeAbout(need.about));
  const of = need.from === "above" ? ` of the school, ${above?.place.name},` : "";
  return `is ${state}, said${of} by ${reading?.saidBy}: ${reading?.reason}`;
}

function schoolsText(need: SchoolsNeed): string {
  const each = need.low.map((school) => `${school.name} (${"level" in school ? school.level : school.status})`);
  const where = "atMost" in need ? `is at level ${need.atMost} or lower` : "is absent or partly there";
  return `${where} at ${need.low.length} of ${need.know} schools that know: ${each.join(", ")}; ${need.unknown} do not know`;
}

function unknownPurpose(place: Place, first: string, minutes: number | undefined): string {
  const review = minutes === undefined ? "" : `, or review it with a team in ${minutes} minutes`;
  return `Nobody has read any indicator of purpose here. Begin with "${first}": say what you know at /at/${place.root}/${place.id}/know${review}.`;
}

const short = (value: number) => String(Math.round(value * 100) / 100);
