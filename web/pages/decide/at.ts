import type { Db } from "../../../db/connect.ts";
import { type Reading, writeAbout } from "../../../domain/collect/reading.ts";
import type { Commons } from "../../../domain/commons/commons.ts";
import { readingsFor } from "../../../domain/decide/known.store.ts";
import { differencesIn, knownFrom } from "../../../domain/decide/known.ts";
import { candidatesAt, type Move, movesBetween, order, type Step } from "../../../domain/decide/next-steps.ts";
import { type FindOut, findOutAbout } from "../../../domain/decide/purpose.ts";
import { pathTo } from "../../../domain/people/place.store.ts";
import type { Place } from "../../../domain/people/place.ts";
import type { Crumb } from "../../components/page.tsx";
import { NotFound } from "../../page.tsx";
import { type Choice, readChoice, WHO } from "./choice.ts";

/** At most five steps are shown: more is a list and no plan. */
export const MOST = 5;

/** Everything that a page about next steps at one place rests on. */
export type StepsAt = {
  place: Place;
  choice: Choice;
  said: ReadonlyMap<string, Reading>; // the newest reading by "indicator:ID" or "condition:ID"
  above: { place: Place; said: ReadonlyMap<string, Reading> } | null; // of a team: its school's
  schools: number | null; // of a district: how many lie under it
  heard: boolean; // is anything said, here or where it is asked next?
  differences: ReturnType<typeof differencesIn>; // conditions that a district and its schools see differently
  steps: readonly Step[]; // all candidates, in order
  moves: readonly Move[]; // what the reader's weights changed among the first MOST
  findOut: FindOut | null;
};

/** @param query  the page's own, or nothing: the place's own people, the usual weights */
export async function stepsAt(
  db: Db,
  commons: Commons,
  place: Place,
  query: URLSearchParams = new URLSearchParams(),
): Promise<StepsAt> {
  const from = await readingsFor(db, place);
  const choice = readChoice(query, place.kind);
  const known = knownFrom(from);
  const candidates = candidatesAt(commons, known, WHO[choice.who]);
  const steps = order(candidates, choice.weights);
  return {
    place,
    choice,
    said: byAbout(from.readings),
    above: from.above && { place: from.above.place, said: byAbout(from.above.readings) },
    schools: from.schools && from.schools.length + from.unread,
    heard: [from.readings, from.above?.readings ?? [], ...(from.schools ?? []).map((s) => s.readings)].some(
      (readings) => readings.length > 0,
    ),
    differences: differencesIn(known),
    steps,
    moves: movesBetween(order(candidates), steps, MOST),
    findOut: findOutAbout(commons, known),
  };
}

function byAbout(readings: readonly Reading[]): Map<string, Reading> {
  return new Map(readings.map((reading) => [writeAbout(reading.about), reading]));
}

/** A place and the way to it, root first; 404 where there is none. */
export async function placeAt(
  db: Db,
  params: { root: string; place: string },
): Promise<{ place: Place; way: Place[] }> {
  const way = await pathTo(db, params.root, params.place);
  const place = way.at(-1);
  if (!place) throw new NotFound();
  return { place, way };
}

/** The address of a place's page, or of one under it. */
export function addressAt(
  place: Pick<Place, "root" | "id">,
  page?: "next-steps" | "know" | "questions" | "measures" | "heatmap",
): string {
  const [root, id] = [encodeURIComponent(place.root), encodeURIComponent(place.id)];
  if (page) return `/at/${root}/${id}/${page}`;
  return place.root === place.id ? `/at/${root}` : `/at/${root}/${id}`;
}

/** The trail to a page under a place. */
export function trailTo(way: readonly Place[], places: string, here: string): Crumb[] {
  return [
    { label: places, href: "/places" },
    ...way.map((place) => ({ label: place.name, href: addressAt(place) })),
    { label: here },
  ];
}
