import { audiences } from "../corpus/index.ts";
import { newestReadings } from "../domain/collect/reading.store.ts";
import { type Reading, writeAbout } from "../domain/collect/reading.ts";
import { commonsFrom } from "../domain/commons/commons.store.ts";
import { addressOf, type Commons, titleOf } from "../domain/commons/commons.ts";
import type { Audience, Step } from "../domain/decide/next-steps.ts";
import { nextStepsAt, nextStepsData } from "../domain/decide/next-steps-data.ts";
import type { Place } from "../domain/people/place.ts";
import { placeNamed } from "../domain/people/place-name.ts";
import { openDatabase } from "./database.ts";
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
      const readings = await newestReadings(db, place.root, place.id);
      const next = nextStepsAt(commons, place, readings, audiences);
      const { steps, findOut } = next;
      if (io.json) io.out(JSON.stringify(nextStepsData(place, readings, next)));
      else for (const line of asText(commons, place, readings, steps)) io.out(line);
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

function asText(commons: Commons, place: Place, readings: readonly Reading[], steps: readonly Step[]): string[] {
  if (steps.length === 0) {
    return [
      readings.length === 0
        ? `${place.name}: nobody has said yet what holds here and what does not. That is a blank, not a zero.`
        : `${place.name}: nothing that is known here calls for a step by these readers.`,
    ];
  }
  const said = new Map(readings.map((reading) => [writeAbout(reading.about), reading]));
  const more = steps.length > MOST ? ` The first ${MOST} of ${steps.length} are shown.` : "";
  return [
    `${place.name}: next steps.${more}`,
    ...steps.slice(0, MOST).flatMap((step, i) => ["", ...stepText(commons, step, i + 1, said)]),
  ];
}

function stepText(commons: Commons, step: Step, rank: number, said: ReadonlyMap<string, Reading>): string[] {
  const { strategy, main, conditions, need, evidence, fit, score } = step;
  const works = strategy.evidence.filter((e) => e.bearing === "works").length;
  const absent = conditions.filter((c) => c.status === "absent");
  const reading = said.get(writeAbout(main.about));
  const kind = main.about.kind === "indicator" ? "indicators" : "conditions";
  const state = "level" in main ? `level ${main.level} of 4` : main.status;
  return [
    `${rank}. ${strategy.title}${step.waits ? "  (about How: waits for the steps on Why and What)" : ""}`,
    `   Need      "${titleOf(commons, kind, main.about.id, "en").text}" is ${state}, said by ${reading?.saidBy}: ${reading?.reason}`,
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

function unknownPurpose(place: Place, first: string, minutes: number | undefined): string {
  const review = minutes === undefined ? "" : `, or review it with a team in ${minutes} minutes`;
  return `Nobody has read any indicator of purpose here. Begin with "${first}": say what you know at /at/${place.root}/${place.id}/know${review}.`;
}

const short = (value: number) => String(Math.round(value * 100) / 100);
