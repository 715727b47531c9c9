import type { Db } from "../../db/connect.ts";
import { agreedUnder } from "../collect/review.store.ts";
import { schoolsUnder } from "./district.ts";
import { estimatesAt } from "./estimates.store.ts";
import { type HeatFamily, heatFamiliesOf } from "./heat-columns.ts";
import { type HeatSentence, heatmapSentences } from "./heat-sentences.ts";
import { type Choice, type Heat, heatmapOf } from "./heatmap.ts";
import type { Summary } from "./summary.store.ts";

export type HeatFound = { heat: Heat; sentences: readonly HeatSentence[]; summary: Summary };

type Kept = { families: readonly HeatFamily[]; found: Map<string, HeatFound> };
const kept = new WeakMap<Summary, Kept>();

/** Heatmaps kept for one summary; one of 510 schools takes some 20 ms to make and 1 MB. */
const MOST = 20;

/** The schools under a district, and what is known of each by source; null where there is no such district. */
export async function heatmapAt(db: Db, root: string, id: string, choice: Choice): Promise<HeatFound | null> {
  const ofSchools = ({ places }: Summary) => {
    const place = places.get(id);
    return place ? schoolsUnder(places, place).map((school) => school.id) : [];
  };
  const [{ summary, estimates }, reviews] = await Promise.all([
    estimatesAt(db, root, ofSchools),
    agreedUnder(db, root),
  ]);
  const place = summary.places.get(id);
  if (place?.kind !== "district") return null;
  const reviewed = new Set(reviews.map((review) => schoolOf(summary.places, review.place)));
  const here = kept.get(summary) ?? { families: heatFamiliesOf(summary), found: new Map<string, HeatFound>() };
  kept.set(summary, here);
  const key = JSON.stringify([id, choice, [...reviewed].sort()]);
  const old = here.found.get(key);
  if (old) return old;
  const heat = heatmapOf(summary, here.families, estimates, reviewed, { place, choice });
  const found = { heat, sentences: heatmapSentences(heat), summary };
  if (here.found.size >= MOST) here.found.clear();
  here.found.set(key, found);
  return found;
}

/** A team's review counts for its school. */
function schoolOf(places: Summary["places"], id: string): string {
  const place = places.get(id);
  return place?.kind === "team" && place.parent !== null ? schoolOf(places, place.parent) : id;
}
