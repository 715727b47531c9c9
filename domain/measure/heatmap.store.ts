import type { Db } from "../../db/connect.ts";
import { agreedUnder } from "../collect/review.store.ts";
import { schoolsUnder } from "./district.ts";
import { estimatesAt } from "./estimates.store.ts";
import { type HeatFamily, heatFamiliesOf } from "./heat-columns.ts";
import { type HeatSentence, heatmapSentences } from "./heat-sentences.ts";
import { AS_IT_COMES, type Choice, type Heat, heatmapOf, onPage } from "./heatmap.ts";
import type { Summary } from "./summary.store.ts";

export type HeatFound = { heat: Heat; sentences: readonly HeatSentence[]; summary: Summary };

type Kept = { families: readonly HeatFamily[]; found: Map<string, HeatFound>; cells: number };
const kept = new WeakMap<Summary, Kept>();

/** Cells of the heatmaps kept for one summary, all pages of each: some 60 MB. */
const MOST = 300_000;

/**
 * The schools under a district, and what is known of each by source; null where there is no such district.
 *
 * @param agreed  the reviews agreed on under the root, where the page reads them anyway
 */
export async function heatmapAt(
  db: Db,
  root: string,
  id: string,
  choice: Choice,
  agreed: ReturnType<typeof agreedUnder> = agreedUnder(db, root),
): Promise<HeatFound | null> {
  const ofSchools = ({ places }: Summary) => {
    const place = places.get(id);
    return place ? schoolsUnder(places, place).map((school) => school.id) : [];
  };
  const [{ summary, estimates }, reviews] = await Promise.all([estimatesAt(db, root, ofSchools), agreed]);
  const place = summary.places.get(id);
  if (place?.kind !== "district") return null;
  const reviewed = new Set(reviews.map((review) => schoolOf(summary.places, review.place)));
  const here = kept.get(summary) ?? {
    families: heatFamiliesOf(summary),
    found: new Map<string, HeatFound>(),
    cells: 0,
  };
  kept.set(summary, here);
  const whole = { ...choice, page: AS_IT_COMES.page };
  const key = JSON.stringify([id, whole, [...reviewed].sort()]);
  let found = here.found.get(key);
  if (!found) {
    const heat = heatmapOf(summary, here.families, estimates, reviewed, { place, choice: whole });
    found = { heat, sentences: heatmapSentences(heat), summary };
    const size = heat.all.reduce((sum, { cells }) => sum + cells.length, 1);
    if (here.cells + size > MOST) {
      here.found.clear();
      here.cells = 0;
    }
    here.cells += size;
    here.found.set(key, found);
  }
  return choice.page === whole.page ? found : { ...found, heat: onPage(found.heat, choice.page) };
}

/** A team's review counts for its school. */
function schoolOf(places: Summary["places"], id: string): string {
  const place = places.get(id);
  return place?.kind === "team" && place.parent !== null ? schoolOf(places, place.parent) : id;
}
