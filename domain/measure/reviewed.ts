/** Which indicators have been reviewed where, and how conditions stand, over the places of a district. Pure. */
import type { Reading } from "../collect/reading.ts";
import type { Review } from "../collect/review.ts";
import type { Place } from "../people/place.ts";

/** What a team agreed on about one indicator. What its members saw never comes here (law 3). */
export type ReviewedCell = {
  id: string;
  level: number;
  also: number | null; // two views remained
  day: string; // 'YYYY-MM-DD'
  people: number; // who placed
  before: { level: number; also: number | null; day: string } | null; // the review before this one
};

/** A table without its empty part: only places and indicators with a review, and how many have none. */
export type Reviewed = {
  indicators: string[]; // by `nameOf`
  rows: { place: Place; cells: ReadonlyMap<string, ReviewedCell> }[]; // the district itself first, then by name
  without: Place[]; // schools where nothing was reviewed, by name; their teams' reviews stand under the teams
};

type AgreedReview = Pick<Review, "place" | "id" | "about" | "agreed" | "agreedOn" | "placed">;

/**
 * @param reviews  agreed, newest first, as agreedUnder gives them; those of conditions are passed over
 * @param places   the district and all under it, by name
 * @param nameOf   an indicator's title: the order of the columns
 */
export function reviewedWhere(
  reviews: readonly AgreedReview[],
  district: string,
  places: readonly Place[],
  nameOf: (indicator: string) => string,
): Reviewed {
  const byPlace = new Map<string, Map<string, ReviewedCell>>();
  for (const { place, id, about, agreed, agreedOn, placed } of reviews) {
    if (about.kind !== "indicator" || agreed?.level == null || agreedOn === null) continue;
    const cells = byPlace.get(place) ?? new Map<string, ReviewedCell>();
    const { level, also } = agreed;
    const newer = cells.get(about.id);
    if (!newer) cells.set(about.id, { id, level, also, day: agreedOn, people: placed, before: null });
    else if (newer.before === null) newer.before = { level, also, day: agreedOn };
    byPlace.set(place, cells);
  }
  const rows: Reviewed["rows"] = [];
  const without: Place[] = [];
  for (const place of places) {
    const cells = byPlace.get(place.id);
    if (cells) rows.push({ place, cells });
    else if (place.kind === "school") without.push(place);
  }
  const indicators = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))];
  const first = (place: Place) => Number(place.id !== district);
  return {
    indicators: indicators.sort((a, b) => nameOf(a).localeCompare(nameOf(b))),
    rows: rows.sort((a, b) => first(a.place) - first(b.place)),
    without,
  };
}

/** One condition: what is said of the district itself, and at its schools and teams, by name. */
export type ConditionHere = { condition: string; own: Reading | null; schools: { place: Place; reading: Reading }[] };

/**
 * The conditions that somebody has spoken of, those that the district itself has an answer to first; by `nameOf` within.
 *
 * @param newest  at most one reading per place and condition
 */
export function conditionsHere(
  newest: readonly Reading[],
  district: string,
  places: readonly Place[],
  nameOf: (condition: string) => string,
): ConditionHere[] {
  const spoken = new Set(newest.map(({ place }) => place));
  const known = new Map(places.flatMap((place) => (spoken.has(place.id) ? [[place.id, place] as const] : [])));
  const found = new Map<string, ConditionHere>();
  for (const reading of newest) {
    const place = known.get(reading.place);
    if (!place || reading.about.kind !== "condition") continue;
    const condition = reading.about.id;
    const here = found.get(condition) ?? { condition, own: null, schools: [] };
    found.set(condition, here);
    if (place.id === district) here.own = reading;
    else here.schools.push({ place, reading });
  }
  for (const { schools } of found.values()) schools.sort((a, b) => byName(a.place, b.place));
  const later = ({ own }: ConditionHere) => Number(own === null);
  return [...found.values()].sort(
    (a, b) => later(a) - later(b) || nameOf(a.condition).localeCompare(nameOf(b.condition)),
  );
}

/** By name as people read it, never by a number. */
export function byName(a: Pick<Place, "name" | "id">, b: Pick<Place, "name" | "id">): number {
  return collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}

const collator = new Intl.Collator("en", { numeric: true });
