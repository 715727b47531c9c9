import { nearest } from "../../corpus/index.ts";
import type { Db } from "../../db/connect.ts";
import { placeById, placesUnder, rootPlaces } from "./place.store.ts";
import type { Place } from "./place.ts";
import { problems } from "./problems.ts";

/**
 * The place that a person names as ROOT/PLACE, or as ROOT alone: "nyc/01M448".
 *
 * @throws Problem "no-root" or "no-place", with the nearest name there is
 */
export async function placeNamed(db: Db, name: string): Promise<Place> {
  const [root = "", id = root, ...more] = name.split("/");
  const place = more.length === 0 ? await placeById(db, root, id) : null;
  if (place) return place;
  const roots = (await rootPlaces(db)).map((p) => p.id);
  if (!roots.includes(root)) throw problems.noRoot({ root, known: roots, near: nearest(root, roots) });
  const near = nearest(
    id,
    (await placesUnder(db, root)).map((p) => p.id),
  );
  throw problems.noPlace({ root, place: id, near });
}
