import type { Db } from "../../../db/connect.ts";
import { newestReadings } from "../../../domain/collect/reading.store.ts";
import { type Reading, standingOf, writeAbout } from "../../../domain/collect/reading.ts";
import type { Commons } from "../../../domain/commons/commons.ts";
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
  const newest = await newestReadings(db, place.root, place.id);
  const choice = readChoice(query, place.kind);
  const standing = standingOf(newest);
  const candidates = candidatesAt(commons, standing, WHO[choice.who]);
  const steps = order(candidates, choice.weights);
  return {
    place,
    choice,
    said: new Map(newest.map((reading) => [writeAbout(reading.about), reading])),
    steps,
    moves: movesBetween(order(candidates), steps, MOST),
    findOut: findOutAbout(commons, standing),
  };
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
export function addressAt(place: Pick<Place, "root" | "id">, page?: "next-steps" | "know" | "questions"): string {
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
